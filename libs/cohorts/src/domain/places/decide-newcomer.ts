import { allocatePlaces } from './allocate-places.js'
import type { EnrolmentId } from '../ids.js'
import type { PlaceBlock, PlaceFacts, PlaceSeeker } from './place-types.js'

export interface Newcomer extends PlaceSeeker {
  readonly priorityScore?: number | undefined
}

export interface NewcomerDecision {
  readonly state: 'offered' | 'waitlisted'
  /** Why they wait; absent for an offer, and where only the manager's choice is outstanding. */
  readonly blockedBy?: PlaceBlock | undefined
  /** Others in the queue whose offer was due all the same (a place had come free): to be offered in the same transaction, in this order. */
  readonly dueOffers: readonly EnrolmentId[]
}

/**
 * A newcomer joins the end of the queue and is offered a place only if the queue as a whole would give them one:
 * so nobody eligible who waits is overtaken, save by a higher score where the run goes by score.
 */
export function decideNewcomer(facts: PlaceFacts, newcomer: Newcomer): NewcomerDecision {
  const last = facts.waiting.reduce((max, entry) => Math.max(max, entry.queueNumber), 0)
  const { offers, keepWaiting } = allocatePlaces({ ...facts, waiting: [...facts.waiting, { ...newcomer, queueNumber: last + 1 }] })
  const dueOffers = offers.filter((id) => id !== newcomer.enrolmentId)
  if (offers.includes(newcomer.enrolmentId)) return { state: 'offered', dueOffers }
  return { state: 'waitlisted', blockedBy: keepWaiting.find((entry) => entry.enrolmentId === newcomer.enrolmentId)?.blockedBy, dueOffers }
}
