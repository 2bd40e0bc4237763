import { err, londonDate, ok, type PlainDate, type Problem, problem, type Result, when } from '#kernel'

const TITLE_LIMIT = 300
const OUTCOME_LIMIT = 1_000
/** So many open goals or promises at a time: a list longer than this helps nobody. */
export const OPEN_LIMIT = 20

export interface NewItem {
  readonly title: string
  readonly dueOn: PlainDate | null
}

const checkItem = ({ title, dueOn }: NewItem, open: number, now: Date): readonly Problem[] => [
  ...when(title.trim() === '', problem('TITLE_REQUIRED', 'title', 'Say what it is in a few words.')),
  ...when(title.trim().length > TITLE_LIMIT, problem('TOO_LONG', 'title', `Shorten this to ${TITLE_LIMIT} characters or fewer.`)),
  ...when(dueOn !== null && dueOn < londonDate(now), problem('IN_THE_PAST', 'dueOn', 'Choose today or a later day.')),
  ...when(open >= OPEN_LIMIT, problem('TOO_MANY_OPEN', '', `Settle some of the ${OPEN_LIMIT} that are open first.`)),
]

/** Everything wrong with a new goal. */
export const checkGoal = checkItem

/** Everything wrong with a sponsor's promise: it is one of the kinds that the scheme knows. */
export const checkCommitment = (item: NewItem & { readonly kind: string }, advocacy: readonly string[], open: number, now: Date): readonly Problem[] => [
  ...when(advocacy.length === 0, problem('NO_COMMITMENTS', '', 'This scheme does not record commitments.')),
  ...when(advocacy.length > 0 && !advocacy.includes(item.kind), problem('KIND_REQUIRED', 'kind', 'Choose what you commit to.')),
  ...checkItem(item, open, now),
]

/** A goal or promise is settled once. What came of a promise is said when it is done. */
export function decideSettle(state: string, to: string, allowed: readonly string[], outcome: string, needsOutcome: boolean): Result<string, readonly Problem[]> {
  const wrong = [
    ...when(!allowed.includes(to), problem('RESULT_REQUIRED', 'result', 'Choose what became of it.')),
    ...when(state !== allowed[0] && allowed.includes(to), problem('SETTLED', '', 'This was settled already.')),
    ...when(to === allowed[0], problem('RESULT_REQUIRED', 'result', 'Choose what became of it.')),
    ...when(needsOutcome && outcome.trim() === '', problem('OUTCOME_REQUIRED', 'outcome', 'Say what came of it.')),
    ...when(outcome.trim().length > OUTCOME_LIMIT, problem('TOO_LONG', 'outcome', `Shorten this to ${OUTCOME_LIMIT} characters or fewer.`)),
  ]
  return wrong.length === 0 ? ok(to) : err(wrong)
}
