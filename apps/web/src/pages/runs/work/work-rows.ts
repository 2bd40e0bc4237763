import { formatDate, formatDateTime } from '#govuk'
import type { PlainDate } from '#kernel'
import { pathTo, runPaths } from '../paths.js'

export interface WorkLine {
  readonly enrolmentId: string
  readonly itemId: string
  readonly title: string
  readonly learnerName: string | null
  readonly state: string
  readonly dueOn: string | null
  readonly late: boolean
  readonly attemptCount: number
  readonly attempts: readonly { readonly submittedAt: string }[]
}

/** Work that waits to be marked, as a line of the list. */
export function workRow(runId: string, line: WorkLine) {
  const last = line.attempts.at(-1)
  return {
    learner: line.learnerName ?? 'Name not known', title: line.title, again: line.attemptCount > 1, late: line.late,
    submitted: last ? formatDateTime(new Date(last.submittedAt)) : '', due: line.dueOn === null ? '' : formatDate(line.dueOn as PlainDate),
    href: pathTo(runPaths.markWork, { id: runId, enrolmentId: line.enrolmentId, itemId: line.itemId }),
  }
}

const VERDICTS: Readonly<Record<string, string>> = { return: 'Returned for changes', pass: 'Passed', fail: 'Not passed' }
export const verdictWords = (verdict: string | null): string => (verdict === null ? 'Not marked yet' : (VERDICTS[verdict] ?? verdict))

/** The verdicts to choose from: work goes back only while the learner may hand it in again. */
export const verdictChoices = (resubmissionsLeft: number) => [
  { value: 'pass', text: 'Pass' },
  ...(resubmissionsLeft > 0 ? [{ value: 'return', text: 'Return for changes', hint: { text: `They can hand it in again ${resubmissionsLeft === 1 ? 'once more' : `${resubmissionsLeft} more times`}.` } }] : []),
  { value: 'fail', text: 'Not passed', hint: { text: 'They cannot hand it in again.' } },
]
