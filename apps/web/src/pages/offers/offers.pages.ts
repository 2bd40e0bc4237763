import type { Request, Response } from 'express'
import { z } from 'zod'
import { londonDate } from '#kernel'
import { formPage } from '../../forms/form-page.js'
import { AcceptOfferDocument, DeclineOfferDocument, OfferedPlaceDocument } from '../../generated/graphql.js'
import { execute } from '../../graphql/graphql-client.js'
import { param, pathTo } from '../../http/addresses.js'
import { runView } from '../catalogue/run-view.js'
import { deadlineWords } from '../learning/deadline.js'
import { learningPaths } from '../learning/paths.js'
import { offerPaths } from './paths.js'

const idsOf = (req: Request) => ({ enrolmentId: param(req, 'enrolmentId') })
const placeOf = (req: Request) => pathTo(learningPaths.enrolment, idsOf(req))

/** An offer that can be answered; else the person's place says what became of it. */
async function load(req: Request, res: Response) {
  const { enrolment } = await execute(req, OfferedPlaceDocument, { id: param(req, 'enrolmentId') })
  if (!enrolment.viewerCanAnswerOffer || !enrolment.run) return void res.redirect(303, placeOf(req))
  return {
    run: runView(enrolment.run, londonDate(req.web.services.clock.now())), programme: enrolment.run.programme, organisationName: enrolment.organisationName,
    until: enrolment.offerExpiresAt === null ? undefined : deadlineWords(new Date(enrolment.offerExpiresAt)),
    declineHref: pathTo(offerPaths.decline, idsOf(req)), back: pathTo(offerPaths.offer, idsOf(req)),
  }
}

const offerPage = formPage({
  path: offerPaths.offer,
  view: 'offers/offer',
  title: ({ programme }) => `There is a place for you on ${programme?.title ?? 'a programme'}`,
  load,
  body: z.object({}),
  submit: async (req) => {
    const { acceptOffer: { userErrors } } = await execute(req, AcceptOfferDocument, { input: idsOf(req) })
    return userErrors.length > 0 ? { userErrors: userErrors.map(({ message }) => ({ message })) } : { next: placeOf(req), notice: 'You have accepted your place. Invitations to the sessions come by email.' }
  },
  previous: () => learningPaths.mine,
})

const declinePage = formPage({
  path: offerPaths.decline,
  view: 'offers/decline',
  title: () => 'Decline this place?',
  load,
  body: z.object({ reason: z.string().trim().max(1_000, 'The reason must be 1,000 characters or less').optional().default('') }),
  submit: async (req, _res, { reason }) => {
    const { declineOffer: { userErrors } } = await execute(req, DeclineOfferDocument, { input: { ...idsOf(req), reason } })
    return userErrors.length > 0 ? { userErrors } : { next: placeOf(req), notice: 'You have declined the place. It goes to whoever is next.' }
  },
  previous: (req) => pathTo(offerPaths.offer, idsOf(req)),
})

export const offerPages = [offerPage, declinePage]
