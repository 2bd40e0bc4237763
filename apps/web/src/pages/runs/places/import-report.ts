import { pluralise, tableOf } from '#govuk'

/** What the API says about a file of people. */
export interface ImportReport {
  readonly dryRun: boolean
  readonly rows: number
  readonly entered: number
  readonly unchanged: number
  readonly refused: number
  readonly problems: readonly { readonly line: number; readonly message?: string }[]
  readonly stopped?: { readonly line: number; readonly message: string }
}

/** A list of addresses as people paste it (one a line, or between commas and semicolons) as CSV; what has a header already stays as it is. */
export function asCsv(typed: string): string {
  const text = typed.replaceAll('\r\n', '\n').trim()
  const [first = ''] = text.split('\n')
  const named = first.toLowerCase().split(',').map((cell) => cell.trim().replaceAll('"', ''))
  if (named.includes('email') || named.includes('e-mail')) return `${text}\n`
  const addresses = text.split(/[\s,;]+/).filter((one) => one !== '')
  return `email\n${addresses.map((one) => `"${one.replaceAll('"', '""')}"`).join('\n')}\n`
}

/** A report for the page: sentences, and the lines that need a look. */
export function reportView({ dryRun, entered, problems, refused, rows, stopped, unchanged }: ImportReport) {
  const people = (count: number) => pluralise(count, 'person', 'people')
  return {
    dryRun, canEnter: dryRun && entered > 0 && !stopped, entered,
    summary: dryRun ? `${people(entered)} could come in` : `${people(entered)} came in`,
    lines: [
      `${pluralise(rows, 'line')} read.`, `${people(entered)} ${dryRun ? 'could come in' : 'came in'}.`,
      ...(unchanged > 0 ? [`${people(unchanged)} ${unchanged === 1 ? 'is' : 'are'} in the run already.`] : []),
      ...(refused > 0 ? [`${pluralise(refused, 'line')} cannot be taken.`] : []),
    ],
    stopped: stopped?.message,
    more: Math.max(0, refused - problems.length),
    table: tableOf(problems, [{ heading: 'Line', value: ({ line }) => String(line) }, { heading: 'What is wrong', value: ({ message }) => message ?? '' }]),
  }
}
