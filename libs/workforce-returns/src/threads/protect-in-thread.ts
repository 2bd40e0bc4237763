import { existsSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { type JointCounts, type JointDefinition, type JointProtection, type PastJointSnapshot, protectTogether, type ReleaseProblem } from '#disclosure'
import type { Result } from '#kernel'

/** What a thread is given: everything but the signal, which ends it. */
export interface ProtectTask {
  readonly definition: JointDefinition
  readonly counts: JointCounts
  readonly history: readonly PastJointSnapshot[]
  readonly secret: string
}

type Protected = Result<JointProtection, readonly ReleaseProblem[]>

/** Rows of true counts up to which a publication is protected in a few seconds, and without a thread. */
const FEW_ROWS = 2_000

/** Node runs what was compiled: it lies beside this file, or, where this one is run from its source (tests), in `dist`. */
const beside = new URL('./protect-thread.js', import.meta.url)
const THREAD = existsSync(beside) ? beside : new URL(beside.href.replace(/\/(libs\/workforce-returns\/src\/threads\/[^/]+)$/, '/dist/$1'))

/** How long a large publication is tried in full detail. The national one ends within this or not for hours, because the attack is left with counts that only a linear programme of everything could settle. */
const LONGEST_MS = 5 * 60_000

/**
 * Protects releases over the same people; large ones in a thread, so that the process goes on meanwhile, and in less detail where the full one takes too
 * long. Throws when the signal aborts.
 */
export async function protectStaff(task: ProtectTask, coarser: JointDefinition, signal?: AbortSignal, { few = FEW_ROWS, longestMs = LONGEST_MS } = {}): Promise<Protected> {
  const rows = Object.values(task.counts.members).reduce((sum, { length }) => sum + length, 0)
  if (rows <= few) return protectTogether(task.definition, task.counts, task.history, { secret: task.secret, ...(signal && { signal }) })
  const tooLong = AbortSignal.timeout(longestMs)
  try {
    return await protectInThread(task, signal ? AbortSignal.any([signal, tooLong]) : tooLong)
  } catch (error) {
    if (!tooLong.aborted || signal?.aborted === true) throw error
    return protectInThread({ ...task, definition: coarser }, signal)
  }
}

/** The same in a thread, which is gone when this returns or throws. */
export async function protectInThread(task: ProtectTask, signal?: AbortSignal): Promise<Protected> {
  signal?.throwIfAborted()
  const thread = new Worker(THREAD, { name: 'workforce returns: protecting', workerData: task })
  try {
    return await new Promise<Protected>((resolve, reject) => {
      thread.once('message', resolve)
      thread.once('error', reject)
      thread.once('messageerror', reject)
      thread.once('exit', (code) => reject(new Error(`The thread that protects ended with ${code}`)))
      signal?.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
    })
  } finally {
    await thread.terminate()
  }
}
