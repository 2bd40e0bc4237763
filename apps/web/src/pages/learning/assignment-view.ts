import { formatDate, stateTag, type Tag } from '#govuk'
import { asPlainDate, type PlainDate } from './plain-date.js'

export interface AssignmentFacts {
  readonly state: string
  readonly dueOn: string | null
  readonly late: boolean
  readonly extended: boolean
  readonly passRequired: boolean
  readonly resubmissionsLeft: number
  readonly attemptCount: number
}

const NOT_HANDED_IN = 'not_submitted'

/** How an assignment stands: overdue is said only where something can still be handed in. */
export function assignmentTag({ state, dueOn }: Pick<AssignmentFacts, 'state' | 'dueOn'>, today: PlainDate): Tag {
  return state === NOT_HANDED_IN && dueOn !== null && dueOn < today ? stateTag('assignment', 'overdue') : stateTag('assignment', state)
}

/** Whether there is something for the learner to do. */
export const needsHandIn = ({ state, resubmissionsLeft }: Pick<AssignmentFacts, 'state' | 'resubmissionsLeft'>): boolean =>
  state === NOT_HANDED_IN || (state === 'returned' && resubmissionsLeft > 0)

/** When it is due and what counts, in words. */
export function dueWords(assignment: AssignmentFacts): string {
  const due = asPlainDate(assignment.dueOn)
  const open = assignment.state === NOT_HANDED_IN || assignment.state === 'returned'
  const when = due === undefined ? 'It has no due date.' : `${open ? 'Hand it in' : 'It was due'} by the end of ${formatDate(due)}${assignment.extended ? ' (you have been given more time)' : ''}.`
  const counts = assignment.passRequired ? ' It has to be passed.' : ' Handing it in is enough.'
  const again = assignment.attemptCount > 0 && assignment.state === 'returned'
    ? assignment.resubmissionsLeft > 0 ? ` You can hand it in again ${assignment.resubmissionsLeft === 1 ? 'once' : `${assignment.resubmissionsLeft} times`}.` : ' You cannot hand it in again: speak to your facilitator.' : ''
  return `${when}${counts}${again}`
}

const verdicts: Readonly<Record<string, string>> = { return: 'Returned for changes', pass: 'Passed', fail: 'Not passed' }
export const verdictWords = (verdict: string | null): string => (verdict === null ? 'Waiting to be marked' : (verdicts[verdict] ?? verdict))
