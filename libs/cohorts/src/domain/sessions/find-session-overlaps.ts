import type { PersonId } from '#kernel'
import type { SessionId } from '../ids.js'

export interface SessionSlot {
  readonly sessionId: SessionId
  readonly startsAt: Date
  readonly endsAt: Date
  readonly facilitatorIds: readonly PersonId[]
}

export interface SessionOverlap {
  readonly personId: PersonId
  readonly first: SessionId
  readonly second: SessionId
}

/** A session that ends when the next begins does not overlap it. */
export const slotsOverlap = (a: Pick<SessionSlot, 'startsAt' | 'endsAt'>, b: Pick<SessionSlot, 'startsAt' | 'endsAt'>): boolean =>
  a.startsAt < b.endsAt && b.startsAt < a.endsAt

/** Every pair of sessions that would need one facilitator in two places at once. Pass only sessions that will take place. */
export function findSessionOverlaps(slots: readonly SessionSlot[]): readonly SessionOverlap[] {
  const ordered = [...slots].sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime() || (a.sessionId < b.sessionId ? -1 : 1))
  return ordered.flatMap((first, n) => {
    const later = ordered.slice(n + 1)
    const clear = later.findIndex((second) => second.startsAt >= first.endsAt)
    return later.slice(0, clear < 0 ? later.length : clear).filter((second) => slotsOverlap(first, second)).flatMap((second) =>
      first.facilitatorIds
        .filter((personId) => second.facilitatorIds.includes(personId))
        .map((personId) => ({ personId, first: first.sessionId, second: second.sessionId })))
  })
}
