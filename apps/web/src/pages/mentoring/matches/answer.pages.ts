import { z } from 'zod'
import { fieldsPage, nothing } from '../../../forms/fields-page.js'
import { AcceptMentoringProposalDocument, DeclineMentoringProposalDocument } from '../../../generated/graphql.js'
import { execute } from '../../../graphql/graphql-client.js'
import { hrefOf, matchForm, otherOf } from './load-match.js'
import { matchPaths } from './paths.js'
import { choicesOf, DECLINE_REASONS } from './words.js'

const acceptPage = fieldsPage({
  path: matchPaths.accept,
  load: (req) => matchForm(req, ({ viewerCanAccept }) => viewerCanAccept, (match) => ({
    title: 'Accept this match', button: 'Accept', stay: 'Not yet', fields: [],
    effects: ['It goes ahead when the other person has accepted as well.', `You are then told each other’s names and email addresses.`, ...(match.blind ? ['Until then neither of you learns who the other is.'] : [])],
  })),
  body: nothing,
  submit: async (req, _body, { match }) => {
    const { match: now, userErrors } = (await execute(req, AcceptMentoringProposalDocument, { matchId: match.id })).acceptMentoringProposal
    if (userErrors.length > 0) return { userErrors }
    return { next: hrefOf(match), notice: now?.state === 'agreed' ? 'You are matched. Plan your first meeting.' : 'You have accepted. We will tell you when the other person has answered.' }
  },
})

const declinePage = fieldsPage({
  path: matchPaths.decline,
  load: (req) => matchForm(req, ({ viewerCanDecline }) => viewerCanDecline, (match) => ({
    title: 'Decline this match', button: 'Decline', dangerous: true, stay: 'Keep it open', lead: [`This is about ${otherOf(match)}.`],
    effects: ['It will not go ahead. This cannot be undone.', 'The other person is told that it will not go ahead, not that you declined or why.', 'You can be matched with somebody else.'],
    fields: [{ kind: 'radios', name: 'reason', label: 'Why?', hint: 'Your answer is counted together with those of others, and never shown by itself.', items: choicesOf(DECLINE_REASONS) }],
  })),
  body: z.object({ reason: z.string({ error: 'Choose a reason' }) }),
  submit: async (req, { reason }, { match }) => {
    const { userErrors } = (await execute(req, DeclineMentoringProposalDocument, { matchId: match.id, reason })).declineMentoringProposal
    return userErrors.length > 0 ? { userErrors } : { next: matchPaths.mine, notice: 'You have declined. You can be matched with somebody else.' }
  },
})

export const answerPages = [acceptPage, declinePage]
