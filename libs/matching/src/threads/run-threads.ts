import { setImmediate } from 'node:timers/promises'
import { MessageChannel, Worker } from 'node:worker_threads'
import { err } from '#kernel'
import type { ScoredRound } from '../domain/scored-round.js'
import type { FromSolveThread, ScoringThreadData, SolveThreadData, ToSolveThread } from './messages.js'
import type { SolveInThreadsOptions, ThreadsResult } from './solve-in-threads.js'
import type { ThreadFiles } from './thread-files.js'

/** People who are copied to a thread at once: a few milliseconds of the event loop. */
const PIECE = 1_000

/** Solves a round in so many threads. Whatever happens none of them is left when it returns or throws. */
export async function runThreads(round: ScoredRound, files: ThreadFiles, threads: number, { onProgress, signal }: Pick<SolveInThreadsOptions, 'onProgress' | 'signal'>): Promise<ThreadsResult> {
  if (signal?.aborted === true) return err([{ code: 'CANCELLED' }])
  const channels = Array.from({ length: threads - 1 }, () => new MessageChannel())
  const helpers = channels.map(({ port2 }) => new Worker(files.scoring, { name: 'matching: scoring', workerData: { port: port2 } satisfies ScoringThreadData, transferList: [port2] }))
  const ports = channels.map(({ port1 }) => port1)
  const solver = new Worker(files.solve, { name: 'matching: solving', workerData: { helpers: ports } satisfies SolveThreadData, transferList: ports })
  const cancelled = new Promise<ThreadsResult>((resolve) => signal?.addEventListener('abort', () => resolve(err([{ code: 'CANCELLED' }])), { once: true }))
  const ended = [...helpers, solver].map(endOf)
  try {
    const answer = answerOf(solver, onProgress)
    const sent = send(solver, round, () => signal?.aborted === true)
    return await Promise.race([answer, cancelled, ...ended, sent.then(() => answer)])
  } finally {
    await Promise.all([...helpers, solver].map((worker) => worker.terminate()))
  }
}

/** Fails when a thread does, or ends of itself: none of them ever should. */
function endOf(worker: Worker): Promise<never> {
  const ended = new Promise<never>((_, reject) => {
    worker.once('error', reject)
    worker.once('messageerror', reject)
    worker.once('exit', (code) => reject(new Error(`A thread that matches ended with ${code}`)))
  })
  // After the result is there nobody waits for it any more.
  ended.catch(() => undefined)
  return ended
}

function answerOf(solver: Worker, onProgress: SolveInThreadsOptions['onProgress']): Promise<ThreadsResult> {
  return new Promise((resolve, reject) => {
    solver.on('message', (message: FromSolveThread) => {
      if (message.kind === 'done') return resolve(message.result)
      try {
        onProgress?.(message.progress)
      } catch (error) {
        reject(error)
      }
    })
  })
}

async function send(solver: Worker, round: ScoredRound, isOver: () => boolean): Promise<void> {
  const say = (message: ToSolveThread): void => solver.postMessage(message, [])
  say({ kind: 'round', round: { ...round, seekers: [], hosts: [] } })
  for (const side of ['seekers', 'hosts'] as const) {
    for (let at = 0; at < round[side].length && !isOver(); at += PIECE) {
      say({ kind: 'people', side, people: round[side].slice(at, at + PIECE) })
      await setImmediate()
    }
  }
  say({ kind: 'solve' })
}
