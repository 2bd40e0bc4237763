import type { ProfileState } from './profile-states.js'

export interface RivalProfile {
  readonly id: string
  readonly state: ProfileState
  /** Seats taken by live matches. */
  readonly taken: number
  readonly submittedAt: Date | null
}

const RANK: Readonly<Record<ProfileState, number>> = { ready: 3, paused: 2, draft: 1, withdrawn: 0 }
const never = Number.MAX_SAFE_INTEGER

/**
 * Two records turned out to be one person, who cannot have two profiles on one side of a scheme: the one with more behind it stays. More
 * matches come before a better state, that before an earlier submission; the id decides what is left, so that it never depends on the order.
 */
export function chooseProfile<P extends RivalProfile>(one: P, other: P): { readonly stays: P; readonly goes: P } {
  const order = other.taken - one.taken || RANK[other.state] - RANK[one.state]
    || (one.submittedAt?.getTime() ?? never) - (other.submittedAt?.getTime() ?? never) || (one.id < other.id ? -1 : 1)
  return order < 0 ? { stays: one, goes: other } : { stays: other, goes: one }
}
