import { loadavg } from 'node:os'

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  return sorted.length % 2 === 1 ? (sorted[Math.floor(middle)] ?? Number.NaN) : ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2
}

/** The value below which the share `p` (0 to 1) of the values lies. */
export const percentile = (sorted: readonly number[], p: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * p))] ?? Number.NaN

/** `0.93 (0.90–0.97)`: the median with the whole range that was seen, so that nobody takes noise for a difference. */
export function interval(values: readonly number[], digits = 2): string {
  return `${median(values).toFixed(digits)} (${Math.min(...values).toFixed(digits)}–${Math.max(...values).toFixed(digits)})`
}

/** Each round's ratio of one series to another. */
export const ratios = (of: readonly number[], to: readonly number[]): number[] => of.map((value, round) => value / (to[round] ?? Number.NaN))

/** What the machine has on its hands beside us. */
export const load = (): string => loadavg().map((value) => value.toFixed(1)).join(' ')
