import { z } from 'zod'
import { type Field, fieldsPage, nothing, several } from '../../../forms/fields-page.js'
import { AnswerMentoringSurveyDocument, ShareMentoringCommentDocument } from '../../../generated/graphql.js'
import { execute } from '../../../graphql/graphql-client.js'
import { textField } from '../../runs/form-fields.js'
import { chosen } from './chosen.js'
import { hrefOf, matchForm, otherOf } from './load-match.js'
import { matchPaths } from './paths.js'
import { choicesOf, OUTCOMES } from './words.js'

const FIELDS: readonly Field[] = [
  { kind: 'radios', name: 'helpful', label: 'How helpful was it?', items: ['Not at all', 'A little', 'Somewhat', 'Helpful', 'Very helpful'].map((text, at) => ({ value: String(at + 1), text })) },
  { kind: 'radios', name: 'matchQuality', label: 'How well were you matched?', items: ['Badly', 'Not well', 'All right', 'Well', 'Very well'].map((text, at) => ({ value: String(at + 1), text })) },
  { kind: 'select', name: 'recommends', label: 'How likely are you to recommend the scheme to a colleague?', hint: '0 is not at all likely, 10 is very likely.', items: [{ value: '', text: 'Choose a number' }, ...Array.from({ length: 11 }, (_, at) => ({ value: String(at), text: String(at) }))] },
  { kind: 'checkboxes', name: 'outcomes', label: 'What came of it?', items: choicesOf(OUTCOMES) },
  { kind: 'textarea', name: 'comment', label: 'Anything else? (optional)', hint: 'Nobody reads it unless you allow it below.' },
  {
    kind: 'checkboxes', name: 'commentShared', label: 'Who may read what you write?', hint: 'Your name is not shown, and your comment is shown only among those of five people or more. What you write may still say who you are. You can change this later.',
    items: [{ value: 'yes', text: 'My comment may be read by scheme managers' }],
  },
]

const surveyPage = fieldsPage({
  path: matchPaths.survey,
  load: (req) => matchForm(req, ({ viewerCanAnswerSurvey }) => viewerCanAnswerSurvey, (match) => ({
    title: 'How was it?', button: 'Send', lead: [`About your mentoring with ${otherOf(match)}. Your answers are only ever shown together with those of others.`], fields: FIELDS,
  })),
  body: z.object({
    helpful: chosen('Choose how helpful it was'), matchQuality: chosen('Choose how well you were matched'), recommends: chosen('Choose a number from 0 to 10'), outcomes: several(), comment: textField,
    commentShared: several().transform((ticked) => ticked.includes('yes')),
  }),
  submit: async (req, answer, { match }) => {
    const { userErrors } = (await execute(req, AnswerMentoringSurveyDocument, { input: { matchId: match.id, ...answer } })).answerMentoringSurvey
    return userErrors.length > 0 ? { userErrors } : { next: hrefOf(match), notice: 'Thank you for telling us.' }
  },
})

/** Consent to one's comment being read is given and taken back here. */
const commentPage = fieldsPage({
  path: matchPaths.surveyComment,
  load: async (req) => {
    const form = await matchForm(req, ({ survey }) => survey !== null && survey.comment !== '', ({ survey }) => (survey?.commentShared === true
      ? { title: 'Take back that your comment may be read', button: 'Take it back', stay: 'Leave it as it is', fields: [], effects: ['Scheme managers no longer see your comment. Those who have read it already have read it.', 'Your other answers still count.'] }
      : { title: 'Let your comment be read', button: 'Let it be read', stay: 'Leave it as it is', fields: [], effects: ['Scheme managers may read your comment, without your name, and only among those of five people or more.', 'What you wrote may still say who you are.', 'You can take this back.'] }))
    return { ...form, lead: [`You wrote: “${form.match.survey?.comment ?? ''}”`], shared: form.match.survey?.commentShared !== true }
  },
  body: nothing,
  submit: async (req, _body, { match, shared }) => {
    const { userErrors } = (await execute(req, ShareMentoringCommentDocument, { matchId: match.id, shared })).shareMentoringComment
    return userErrors.length > 0 ? { userErrors } : { next: hrefOf(match), notice: shared ? 'Scheme managers may read your comment.' : 'Your comment is yours alone again.' }
  },
})

export const surveyPages = [surveyPage, commentPage]
