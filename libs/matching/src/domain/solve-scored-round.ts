import type { Result } from '#kernel'
import type { CriterionPoints } from './scoring/compile-scheme.js'
import type { PairExplanation, ScoredRound, ScoredRoundProblem, ScoredSolution, SolveProgress } from './scored-round.js'

export interface SolveScoredOptions {
  readonly onProgress?: ((progress: SolveProgress) => void) | undefined
}

/** Everything that is wrong with a round, up to a hundred; none for a round that can be solved. */
export function checkScoredRound(_round: ScoredRound): readonly ScoredRoundProblem[] {
  throw new Error('Being built')
}

/**
 * Solves a round exactly over all eligible pairs, without holding them all. The same people and options give the same solution, in whatever
 * order they are given. Throws when its own proof fails: such a result is an error and never a match.
 */
export function solveScoredRound(_round: ScoredRound, _options: SolveScoredOptions = {}): Result<ScoredSolution, readonly ScoredRoundProblem[]> {
  throw new Error('Being built')
}

/** Why two people were not matched with each other, in milliseconds: from the stored prices, and the scores of a few pairs. */
export function explainPair(_round: ScoredRound, _solution: Pick<ScoredSolution, 'matches' | 'prices' | 'proof'>, _seekerId: string, _hostId: string): PairExplanation {
  throw new Error('Being built')
}

/** The points of one pair by criterion, whether or not a rule keeps the two apart; `undefined` where one is nobody of the round. */
export function breakdownOf(_round: ScoredRound, _seekerId: string, _hostId: string): readonly CriterionPoints[] | undefined {
  throw new Error('Being built')
}
