import type { ScenarioSummary } from './run-scenario.js'

/** The story in figures, and whether the books are right. */
export function summaryLines({ tally, requests, books }: ScenarioSummary, seconds: number): string[] {
  const width = Math.max(...[...tally.keys()].map((what) => what.length))
  return [
    '',
    `What happened (${requests} API requests in ${seconds.toFixed(0)} s):`,
    ...[...tally].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([what, times]) => `  ${what.padEnd(width)}  ${String(times).padStart(6)}`),
    '',
    'The books:',
    ...books.map(({ name, checked, wrong, example }) => `  ${wrong === 0 ? 'ok ' : 'BAD'}  ${name} (${checked} looked at${wrong === 0 ? '' : `, ${wrong} wrong, e.g. ${example}`})`),
  ]
}
