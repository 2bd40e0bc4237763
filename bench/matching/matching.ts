import type { BenchOptions } from '../options.js'
import { benchAssignments } from './assignments.js'
import { lemon, scipy } from './baselines.js'
import { benchRematch } from './rematch.js'
import { benchRounds } from './rounds.js'
import { benchScoredRounds } from './scored-rounds.js'

const FULL = 100_000

/**
 * Exact matching: each result proved, the same in another order and, where a baseline is installed, as good as the baseline's.
 * @returns whether every target was met; throws when a result was wrong.
 */
export async function benchMatching({ runs, quick, scale }: BenchOptions): Promise<boolean> {
  const scored = await benchScoredRounds({ runs, stretch: !quick && scale.people >= FULL })
  const rematch = benchRematch()
  const rounds = benchRounds(lemon(), { runs, large: !quick })
  const assignments = benchAssignments(scipy(), quick ? [1_000] : [1_000, 5_000])
  return scored && rematch && rounds && assignments
}
