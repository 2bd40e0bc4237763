import { pluralise, tableOf } from '#govuk'

/** What the API says about a file of a section. */
export interface ReturnFileReport {
  readonly dryRun: boolean
  readonly rows: number
  readonly saved: boolean
  readonly problemCount: number
  readonly problems: readonly { readonly line: number; readonly column: string; readonly message: string }[]
  readonly stopped?: { readonly line: number; readonly message: string }
}

/** A report for the page: whether the file is good, and the lines that are not. */
export function fileReport({ rows, problemCount, problems, stopped }: ReturnFileReport) {
  return {
    good: problemCount === 0 && stopped === undefined && rows > 0, rows: pluralise(rows, 'line'), count: pluralise(problemCount, 'problem'), stopped: stopped?.message ?? (rows === 0 ? 'There is no line below the names of the columns.' : undefined),
    more: problemCount - problems.length,
    table: tableOf(problems, [{ heading: 'Line', value: ({ line }) => String(line) }, { heading: 'Column', value: ({ column }) => column }, { heading: 'What is wrong', value: ({ message }) => message }]),
  }
}
