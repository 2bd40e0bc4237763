import type { TransitionTable } from '#kernel'

export const RUN_STATES = ['queued', 'computing', 'done', 'failed', 'cancelled'] as const
export type RunState = (typeof RUN_STATES)[number]
export type RunAction = 'start' | 'finish' | 'fail' | 'cancel' | 'retry'

/** A worker that died in the middle starts it again: `start` from `computing`. Nothing of a run is to be seen before it is done. */
export const RUN_TRANSITIONS: TransitionTable<RunState, RunAction> = {
  queued: { start: 'computing', fail: 'failed', cancel: 'cancelled' },
  computing: { start: 'computing', finish: 'done', fail: 'failed', cancel: 'cancelled' },
  done: {},
  failed: { retry: 'queued' },
  cancelled: { retry: 'queued' },
}
