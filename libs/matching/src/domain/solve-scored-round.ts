import { err, ok, type Result } from '#kernel'
import { checkScoredRound } from './check-scored-round.js'
import { type Lineup, lineUp } from './scored/lineup.js'
import { RowScanner, scanHere } from './scored/row-scanner.js'
import type { Scanner } from './scored/scan.js'
import { solutionOf } from './scored/solution-of.js'
import { solveLineup } from './scored/solve-lineup.js'
import { type Scorer, scorerFor } from './scoring/compile-scheme.js'
import type { ScoredRound, ScoredRoundProblem, ScoredSolution, SolveProgress } from './scored-round.js'

export interface SolveScoredOptions {
  /** Called every few hundred people. What it throws ends the solve. */
  readonly onProgress?: ((progress: SolveProgress) => void) | undefined
}

/**
 * Solves a round exactly over all eligible pairs, without holding them all. The same people and options give the same solution, in whatever
 * order they are given. Throws when its own proof fails: such a result is an error and never a match.
 */
export function solveScoredRound(round: ScoredRound, { onProgress = () => undefined }: SolveScoredOptions = {}): Result<ScoredSolution, readonly ScoredRoundProblem[]> {
  const problems = checkScoredRound(round)
  if (problems.length > 0) return err(problems)
  const lineup = lineUp(round)
  const scorer = scorerFor(lineup.features)
  return ok(solveWith(lineup, scorer, scanHere(new RowScanner(lineup, scorer)), onProgress))
}

/** Solves and explains, whoever reads the rows. */
export function solveWith(lineup: Lineup, scorer: Scorer, scanner: Scanner, onProgress: (progress: SolveProgress) => void): ScoredSolution {
  const solved = solveLineup(lineup, scorer, scanner, onProgress)
  const total = lineup.seekerIds.length
  let done = 0
  const solution = solutionOf(lineup, scorer, scanner, solved, (rows) => onProgress({ step: 'explaining', done: (done += rows), total }))
  if (solution.proof.total !== solution.proof.atMost) throw new Error('The prices do not add up to the total')
  onProgress({ step: 'explaining', done: total, total })
  return solution
}
