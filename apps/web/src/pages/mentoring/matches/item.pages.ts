import { z } from 'zod'
import { dateField, gatherDate } from '../../../forms/date-field.js'
import { type Field, fieldsPage } from '../../../forms/fields-page.js'
import { AddMentoringGoalDocument, AddSponsorCommitmentDocument, SettleMentoringGoalDocument, SettleSponsorCommitmentDocument } from '../../../generated/graphql.js'
import { execute } from '../../../graphql/graphql-client.js'
import { param } from '../../../http/addresses.js'
import { PageError } from '../../../http/page-error.js'
import { textField } from '../../runs/form-fields.js'
import { hrefOf, matchForm } from './load-match.js'
import { matchPaths } from './paths.js'

const DUE: Field = { kind: 'date', name: 'dueOn', label: 'By when? (optional)', hint: 'For example, 27 9 2026' }
const empty = z.object({ day: z.literal(''), month: z.literal(''), year: z.literal('') }).transform(() => null)
/** All three boxes empty is no date; anything else has to be one. */
const due = z.unknown().transform((typed, ctx): string | null => {
  const none = empty.safeParse(typed)
  if (none.success) return none.data
  const read = dateField('The date').safeParse(typed)
  if (read.success) return read.data
  for (const { message } of read.error.issues) ctx.addIssue({ code: 'custom', message })
  return z.NEVER
})
const dated = <T extends z.ZodRawShape>(fields: T) => z.preprocess((body) => gatherDate((body ?? {}) as Readonly<Record<string, unknown>>, 'dueOn'), z.object(fields))

const goalPage = fieldsPage({
  path: matchPaths.newGoal,
  load: (req) => matchForm(req, ({ viewerCanKeep }) => viewerCanKeep, ({ side }) => ({ title: 'Add a goal', button: 'Add the goal', fields: [{ kind: 'text', name: 'title', label: side === 'mentee' ? 'What do you want to reach?' : 'What does your mentee want to reach?' }, DUE] })),
  body: dated({ title: textField, dueOn: due }),
  submit: async (req, goal, { match }) => {
    const { userErrors } = (await execute(req, AddMentoringGoalDocument, { input: { matchId: match.id, ...goal } })).addMentoringGoal
    return userErrors.length > 0 ? { userErrors } : { next: hrefOf(match), notice: 'The goal is added.' }
  },
})

const settleGoalPage = fieldsPage({
  path: matchPaths.goal,
  load: (req) => matchForm(req, ({ viewerCanKeep, goals }) => viewerCanKeep && goals.some(({ id, state }) => id === param(req, 'goalId') && state === 'open'), ({ goals }) => ({
    title: 'What became of this goal?', button: 'Save', lead: [goals.find(({ id }) => id === param(req, 'goalId'))?.title ?? ''], fields: [{ kind: 'radios', name: 'result', label: 'It is', items: [{ value: 'met', text: 'Met' }, { value: 'dropped', text: 'Dropped' }] }],
  })),
  body: z.object({ result: z.string({ error: 'Choose what became of it' }) }),
  submit: async (req, { result }, { match }) => {
    const { userErrors } = (await execute(req, SettleMentoringGoalDocument, { goalId: param(req, 'goalId'), result })).settleMentoringGoal
    return userErrors.length > 0 ? { userErrors } : { next: hrefOf(match), notice: result === 'met' ? 'Well done: the goal is met.' : 'The goal is dropped.' }
  },
})

const commitmentPage = fieldsPage({
  path: matchPaths.newCommitment,
  load: (req) => matchForm(req, ({ viewerCanKeep, advocacy }) => viewerCanKeep && advocacy.length > 0, ({ advocacy }) => ({
    title: 'Add a commitment', button: 'Commit', lead: ['Name what you will do for the person whom you sponsor. They see it.'],
    fields: [{ kind: 'radios', name: 'kind', label: 'What do you commit to?', items: advocacy.map((kind) => ({ value: kind, text: kind })) }, { kind: 'text', name: 'title', label: 'What exactly?' }, DUE],
  })),
  body: dated({ kind: z.string({ error: 'Choose what you commit to' }), title: textField, dueOn: due }),
  submit: async (req, commitment, { match }) => {
    const { userErrors } = (await execute(req, AddSponsorCommitmentDocument, { input: { matchId: match.id, ...commitment } })).addSponsorCommitment
    return userErrors.length > 0 ? { userErrors } : { next: hrefOf(match), notice: 'Your commitment is added.' }
  },
})

const settleCommitmentPage = fieldsPage({
  path: matchPaths.commitment,
  load: (req) => matchForm(req, ({ side, commitments }) => side === 'mentor' && commitments.some(({ id, state }) => id === param(req, 'commitmentId') && state === 'promised'), ({ commitments }) => {
    const found = commitments.find(({ id }) => id === param(req, 'commitmentId'))
    if (found === undefined) throw new PageError('notFound')
    return {
      title: 'What came of this commitment?', button: 'Save', lead: [`${found.kind}: ${found.title}`],
      fields: [{ kind: 'radios', name: 'result', label: 'It is', items: [{ value: 'done', text: 'Done' }, { value: 'dropped', text: 'Dropped' }] }, { kind: 'textarea', name: 'outcome', label: 'What came of it?', hint: 'Needed when it is done.' }],
    }
  }),
  body: z.object({ result: z.string({ error: 'Choose what became of it' }), outcome: textField }),
  submit: async (req, { result, outcome }, { match }) => {
    const { userErrors } = (await execute(req, SettleSponsorCommitmentDocument, { input: { commitmentId: param(req, 'commitmentId'), result, outcome } })).settleSponsorCommitment
    return userErrors.length > 0 ? { userErrors } : { next: hrefOf(match), notice: 'Saved.' }
  },
})

export const itemPages = [goalPage, settleGoalPage, commitmentPage, settleCommitmentPage]
