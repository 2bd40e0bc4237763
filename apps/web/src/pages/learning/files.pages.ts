import { sendApiFile } from '../../http/api-files.js'
import { param } from '../../http/addresses.js'
import { page } from '../page.js'
import { learningPaths } from './paths.js'

/** A file that somebody handed in or shared, passed on from the API. */
const filePage = page({
  path: learningPaths.file,
  get: (req, res) => sendApiFile(req, res, `/files/${encodeURIComponent(param(req, 'id'))}`),
})

const certificatePage = page({
  path: learningPaths.certificate,
  get: (req, res) => sendApiFile(req, res, `/certificates/${encodeURIComponent(param(req, 'id'))}.pdf`),
})

export const filePages = [filePage, certificatePage]
