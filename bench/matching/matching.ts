import type { BenchOptions } from '../options.js'
import { benchAssignments } from './assignments.js'
import { lemon, scipy } from './baselines.js'
import { benchRounds } from './rounds.js'

/**
 * Exact matching: each result proved, the same in another order and, where a baseline is installed, as good as the baseline's.
 * @returns whether every target was met; throws when a result was wrong.
 */
export function benchMatching({ runs, quick }: BenchOptions): boolean {
  const rounds = benchRounds(lemon(), { runs, large: !quick })
  const assignments = benchAssignments(scipy(), quick ? [1_000] : [1_000, 5_000])
  return rounds && assignments
}
