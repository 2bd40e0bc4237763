import type { TransitionTable } from '#kernel'

export const SCENARIO_STATES = ['queued', 'solving', 'solved', 'failed', 'cancelled'] as const
export type ScenarioState = (typeof SCENARIO_STATES)[number]
export type ScenarioAction = 'start' | 'solve' | 'fail' | 'cancel' | 'retry'

/** A worker that died in mid-solve starts it again: `start` from `solving`. A solved scenario never changes. */
export const SCENARIO_TRANSITIONS: TransitionTable<ScenarioState, ScenarioAction> = {
  queued: { start: 'solving', fail: 'failed', cancel: 'cancelled' },
  solving: { start: 'solving', solve: 'solved', fail: 'failed', cancel: 'cancelled' },
  solved: {},
  failed: { retry: 'queued' },
  cancelled: { retry: 'queued' },
}
