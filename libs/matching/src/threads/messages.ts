import type { MessagePort } from 'node:worker_threads'
import type { Result } from '#kernel'
import type { ScoredRound, ScoredRoundProblem, ScoredSolution, SolveProgress } from '../domain/scored-round.js'
import type { RowFacts } from '../domain/scored/lineup.js'
import type { ScanJob, ScanRows } from '../domain/scored/scan.js'

/** What a thread that solves is started with: a port to each thread that helps it score. */
export interface SolveThreadData {
  readonly helpers: readonly MessagePort[]
}

/** A round comes in pieces, so that copying it never holds up the event loop for long. */
export type ToSolveThread =
  | { readonly kind: 'round'; readonly round: ScoredRound }
  | { readonly kind: 'people'; readonly side: 'seekers' | 'hosts'; readonly people: readonly unknown[] }
  | { readonly kind: 'solve' }

export type FromSolveThread =
  | { readonly kind: 'progress'; readonly progress: SolveProgress }
  | { readonly kind: 'done'; readonly result: Result<ScoredSolution, readonly ScoredRoundProblem[]> }

export interface ScoringThreadData {
  readonly port: MessagePort
}

export type ToScoringThread =
  | { readonly kind: 'facts'; readonly facts: RowFacts }
  /** Which block is next, and how many were answered: shared, and of this job alone. */
  | { readonly kind: 'job'; readonly job: ScanJob; readonly counters: Int32Array }

export interface FromScoringThread {
  readonly number: number
  readonly rows: ScanRows
}

/** Places in the counters of a job. */
export const NEXT_BLOCK = 0
export const ANSWERED = 1
