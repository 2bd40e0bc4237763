import type { Result } from '#kernel'
import type { ScoredRound, ScoredRoundProblem, ScoredSolution, SolveProgress } from '../domain/scored-round.js'

export interface SolveInThreadsOptions {
  readonly onProgress?: ((progress: SolveProgress) => void) | undefined
  /** Ends the threads at once. */
  readonly signal?: AbortSignal | undefined
  /** Threads that score, one of which also solves: all cores but one when absent, at least 1 and at most 4. */
  readonly threads?: number | undefined
}

/** A round that cannot be solved, or was no longer wanted. A thread that dies is thrown as an error. */
export type SolveInThreadsProblem = ScoredRoundProblem | { readonly code: 'CANCELLED' }

/** Solves a round off the event loop. The solution is the same as that of `solveScoredRound`, whatever the number of threads. No thread outlives the call. */
export async function solveInThreads(_round: ScoredRound, _options: SolveInThreadsOptions = {}): Promise<Result<ScoredSolution, readonly SolveInThreadsProblem[]>> {
  throw new Error('Being built')
}
