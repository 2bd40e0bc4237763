import { z } from 'zod'
import { fieldsPage, nothing } from '../../../forms/fields-page.js'
import { AnswerMentoringCheckInDocument, CompleteMentoringDocument, EndMentoringDocument, PauseMentoringDocument, ResumeMentoringDocument, SettleMentoringHelpDocument } from '../../../generated/graphql.js'
import { execute } from '../../../graphql/graphql-client.js'
import { param, pathTo } from '../../../http/addresses.js'
import { PageError } from '../../../http/page-error.js'
import { textField } from '../../runs/form-fields.js'
import { chosen } from './chosen.js'
import { hrefOf, type Match, matchForm, otherOf } from './load-match.js'
import { matchPaths } from './paths.js'
import { choicesOf, END_REASONS, goingChoices } from './words.js'

const checkInPage = fieldsPage({
  path: matchPaths.checkIn,
  load: (req) => matchForm(req, ({ checkIns }) => checkIns.some(({ id, viewerCanAnswer }) => id === param(req, 'checkInId') && viewerCanAnswer), (match) => ({
    title: 'How is it going?', button: 'Send', lead: [`Those who run the scheme read your answer. ${otherOf(match)} does not.`],
    fields: [
      { kind: 'radios', name: 'going', label: `How is your mentoring with ${otherOf(match)} going?`, items: goingChoices },
      { kind: 'radios', name: 'helpWanted', label: 'Do you need help?', items: [{ value: 'no', text: 'No' }, { value: 'yes', text: 'Yes, please get in touch with me' }] }, { kind: 'textarea', name: 'comment', label: 'Anything else? (optional)' },
    ],
    values: { helpWanted: 'no' },
  })),
  body: z.object({ going: chosen('Choose how it is going'), helpWanted: z.string().default('no'), comment: textField }),
  submit: async (req, { going, helpWanted, comment }, { match }) => {
    const { userErrors } = (await execute(req, AnswerMentoringCheckInDocument, { input: { checkInId: param(req, 'checkInId'), going, comment, helpWanted: helpWanted === 'yes' } })).answerMentoringCheckIn
    return userErrors.length > 0 ? { userErrors } : { next: hrefOf(match), notice: helpWanted === 'yes' ? 'Thank you. Those who run the scheme will get in touch with you.' : 'Thank you for telling us.' }
  },
})

interface Step {
  readonly may: (match: Match) => boolean
  readonly title: string
  readonly button: string
  readonly effects: readonly string[]
  /** Said when it is done; not `notice`, which a page shows at once. */
  readonly done: string
}

const STEPS: Readonly<Record<string, Step>> = {
  pause: { may: ({ viewerCanPause }) => viewerCanPause, title: 'Pause your mentoring', button: 'Pause', effects: ['Neither of you is reminded of anything.', 'The other person is told. Either of you can resume it.'], done: 'Your mentoring is paused.' },
  resume: { may: ({ viewerCanResume }) => viewerCanResume, title: 'Resume your mentoring', button: 'Resume', effects: ['The other person is told.'], done: 'Your mentoring goes on.' },
  complete: { may: ({ viewerCanComplete }) => viewerCanComplete, title: 'Mark your mentoring as completed', button: 'Mark as completed', effects: ['Your mentoring is over for both of you. This cannot be undone.', 'Meetings that are planned are called off.', 'Both of you are asked how it was.'], done: 'Your mentoring is completed. Tell us how it was.' },
}

const changePage = fieldsPage({
  path: matchPaths.change,
  load: async (req) => {
    const action = param(req, 'action')
    const step = STEPS[action]
    if (step === undefined) throw new PageError('notFound')
    return { ...(await matchForm(req, step.may, () => ({ title: step.title, button: step.button, effects: step.effects, fields: [] }))), action, done: step.done }
  },
  body: nothing,
  submit: async (req, _body, { match, action, done }) => {
    const matchId = match.id
    const { userErrors } = action === 'pause' ? (await execute(req, PauseMentoringDocument, { matchId })).pauseMentoring
      : action === 'resume' ? (await execute(req, ResumeMentoringDocument, { matchId })).resumeMentoring : (await execute(req, CompleteMentoringDocument, { matchId })).completeMentoring
    return userErrors.length > 0 ? { userErrors } : { next: hrefOf(match), notice: done }
  },
})

/** Reasons that make no sense before the two have begun. */
const ONLY_AFTER_MEETING = new Set(['goals_met_early', 'not_in_touch'])

const endPage = fieldsPage({
  path: matchPaths.end,
  load: (req) => matchForm(req, ({ viewerCanEnd }) => viewerCanEnd, (match) => {
    const proposal = match.state === 'proposed' || match.state === 'accepted_by_one'
    return {
      title: proposal ? 'Take this proposal back' : 'End it early', button: proposal ? 'Take it back' : 'End it', dangerous: true, stay: 'Keep it', lead: [`This is about ${match.side === null ? otherOf(match) : `you and ${otherOf(match)}`}.`],
      effects: [...(match.side === null ? ['Both are told that it is over, and come first when people are next matched.'] : ['It is over for both of you. This cannot be undone.', 'The other person is told that it has come to its end, not why.']), ...(proposal ? [] : ['Meetings that are planned are called off.'])],
      fields: [
        { kind: 'radios', name: 'reason', label: 'Why?', hint: match.side === null ? 'Kept with the match; the two are not told.' : 'Those who run the scheme see your reason. It needs no blame.', items: choicesOf(END_REASONS).filter(({ value }) => !proposal || !ONLY_AFTER_MEETING.has(value)) },
        ...(match.side === null ? [] : [{ kind: 'radios' as const, name: 'another', label: 'Would you like to be matched with somebody else?', items: [{ value: 'yes', text: 'Yes, in the next round' }, { value: 'no', text: 'No', hint: { text: 'Pause your profile so that you are not matched.' } }] }]),
      ],
      values: { another: 'yes' },
    }
  }),
  body: z.object({ reason: z.string({ error: 'Choose a reason' }), another: z.string().default('no') }),
  submit: async (req, { reason, another }, { match }) => {
    const { userErrors } = (await execute(req, EndMentoringDocument, { input: { matchId: match.id, reason, wantsAnother: another === 'yes' } })).endMentoring
    return userErrors.length > 0 ? { userErrors } : { next: match.side === null ? pathTo(matchPaths.ofScheme, { schemeId: match.schemeId }) : hrefOf(match), notice: match.side === null ? 'It is over. Both are told.' : 'It is over. Tell us how it was.' }
  },
})

const helpPage = fieldsPage({
  path: matchPaths.help,
  load: (req) => matchForm(req, ({ viewerCanSettleHelp }) => viewerCanSettleHelp, () => ({ title: 'Mark the call for help as settled', button: 'Mark as settled', stay: 'Not yet', fields: [], effects: ['The match is no longer shown as at risk for this reason.', 'It is recorded that you did this.'] })),
  body: nothing,
  submit: async (req, _body, { match }) => {
    const { userErrors } = (await execute(req, SettleMentoringHelpDocument, { matchId: match.id })).settleMentoringHelp
    return userErrors.length > 0 ? { userErrors } : { next: hrefOf(match), notice: 'Marked as settled.' }
  },
})

export const feedbackPages = [checkInPage, changePage, endPage, helpPage]
