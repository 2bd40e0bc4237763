import { availableParallelism } from 'node:os'
import type { Result } from '#kernel'
import type { ScoredRound, ScoredRoundProblem, ScoredSolution, SolveProgress } from '../domain/scored-round.js'
import { runThreads } from './run-threads.js'
import { threadFiles } from './thread-files.js'

export interface SolveInThreadsOptions {
  /** What it throws ends the solve. */
  readonly onProgress?: ((progress: SolveProgress) => void) | undefined
  /** Ends the threads at once. */
  readonly signal?: AbortSignal | undefined
  /** Threads that score, one of which also solves: all cores but one when absent, at least 1 and at most 4. */
  readonly threads?: number | undefined
}

/** A round that cannot be solved, or was no longer wanted. */
export type SolveInThreadsProblem = ScoredRoundProblem | { readonly code: 'CANCELLED' }
export type ThreadsResult = Result<ScoredSolution, readonly SolveInThreadsProblem[]>

const MOST_THREADS = 4

/**
 * Solves a round off the event loop. The solution is the same as that of `solveScoredRound`, whatever the number of threads. Throws when a thread
 * dies, as from want of memory. No thread outlives the call.
 */
export function solveInThreads(round: ScoredRound, { threads = availableParallelism() - 1, ...options }: SolveInThreadsOptions = {}): Promise<ThreadsResult> {
  return runThreads(round, threadFiles, Math.min(MOST_THREADS, Math.max(1, Math.trunc(threads))), options)
}
