import type { TransitionTable } from '#kernel'

/**
 * `provisional`: computed, and computed anew as records come in. `final`: approved for good. `revised`: as final, in the place of an earlier final
 * one of the same day that later records put right. `replaced`: was provisional when a newer one was computed.
 */
export const SNAPSHOT_STATES = ['provisional', 'final', 'revised', 'replaced'] as const
export type SnapshotState = (typeof SNAPSHOT_STATES)[number]
export type SnapshotAction = 'finalise' | 'revise' | 'replace'

export const SNAPSHOT_TRANSITIONS: TransitionTable<SnapshotState, SnapshotAction> = {
  provisional: { finalise: 'final', revise: 'revised', replace: 'replaced' },
  final: {},
  revised: {},
  replaced: {},
}

/** Making a snapshot final says so, unless an earlier one of the same day was final already: then it is its revision. */
export const settling = (earlierFinal: boolean): Extract<SnapshotAction, 'finalise' | 'revise'> => (earlierFinal ? 'revise' : 'finalise')
