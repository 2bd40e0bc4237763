import { z } from 'zod'
import { formatDate, sentenceCase } from '#govuk'
import { formPage } from '../../forms/form-page.js'
import { AcceptInvitationDocument, AnswerJoinOfferDocument, MyJoinOffersDocument } from '../../generated/graphql.js'
import { execute } from '../../graphql/graphql-client.js'
import { param } from '../../http/addresses.js'
import { forgetViewer } from '../../session/viewer.js'
import { deadlineWords } from '../learning/deadline.js'
import { asPlainDate } from '../learning/plain-date.js'
import { startPaths } from '../start/paths.js'
import { myPaths } from './paths.js'

/**
 * The link of an invitation. It asks before it does anything: accepting ties the signed-in account to the person who was
 * invited, and programs that look at links in emails must not do that.
 */
const invitationPage = formPage({
  path: myPaths.invitation,
  forUnlinked: true,
  view: 'my/invitation',
  title: () => 'Accept your invitation',
  load: (req) => ({ email: req.session.signedIn?.email }),
  body: z.object({}),
  submit: async (req) => {
    const { acceptInvitation: { userErrors } } = await execute(req, AcceptInvitationDocument, { input: { token: param(req, 'token') } })
    if (userErrors.length > 0) return { userErrors: userErrors.map(({ message }) => ({ message })) }
    forgetViewer(req)
    return { next: startPaths.start, notice: 'Your invitation is accepted. Welcome to Waymark.' }
  },
})

/** Organisations that ask the person to join them. */
const joinOffersPage = formPage({
  path: myPaths.joinOffers,
  view: 'my/join-offers',
  title: () => 'Organisations that ask you to join',
  load: async (req) => {
    const { joinOffers } = await execute(req, MyJoinOffersDocument, {})
    return {
      offers: joinOffers.map(({ role, startsOn, expiresAt, ...offer }) => {
        const starts = asPlainDate(startsOn)
        return { ...offer, until: deadlineWords(new Date(expiresAt)), what: role === null ? '' : sentenceCase(role), starts: starts === undefined ? '' : formatDate(starts) }
      }),
    }
  },
  body: z.object({ invitationId: z.string(), answer: z.enum(['accept', 'decline']) }),
  submit: async (req, _res, { invitationId, answer }) => {
    const { answerJoinOffer: { userErrors } } = await execute(req, AnswerJoinOfferDocument, { input: { invitationId, accept: answer === 'accept' } })
    if (userErrors.length > 0) return { userErrors: userErrors.map(({ message }) => ({ message })) }
    forgetViewer(req)
    return { next: myPaths.joinOffers, notice: answer === 'accept' ? 'You have joined the organisation.' : 'You have declined. Nobody is told why.' }
  },
  previous: () => myPaths.profile,
})

export const invitationPages = [invitationPage, joinOffersPage]
