import { VerifyCertificateDocument } from '../../generated/graphql.js'
import { execute } from '../../graphql/graphql-client.js'
import { param, pathTo } from '../../http/addresses.js'
import { page } from '../page.js'
import { learningPaths } from './paths.js'

/** Whether a certificate is genuine, for anybody who has its code: an employer, say. */
export const verifyPage = page({
  path: learningPaths.verify,
  requireSignIn: false,
  get: async (req, res) => {
    const { verifyCertificate } = await execute(req, VerifyCertificateDocument, { code: param(req, 'code') })
    res.status(verifyCertificate === null ? 404 : 200).render('learning/verify', {
      title: verifyCertificate === null ? 'This certificate cannot be confirmed' : 'This certificate is genuine',
      certificate: verifyCertificate,
    })
  },
})

/** The short address, easy to type from paper. */
export const verifyShortPage = page({
  path: learningPaths.verifyShort,
  requireSignIn: false,
  get: (req, res) => res.redirect(303, pathTo(learningPaths.verify, { code: param(req, 'code') })),
})
