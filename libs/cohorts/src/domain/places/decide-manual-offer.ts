import { err, ok, type Result } from '#kernel'
import type { EnrolmentId } from '../ids.js'
import { allocatePlaces, placeBlockFor } from './allocate-places.js'
import { orderWaiting } from './order-waiting.js'
import type { PlaceBlock, PlaceFacts } from './place-types.js'

export type ManualOfferRefusal =
  | { readonly code: 'NOT_WAITING' }
  | { readonly code: 'NO_PLACE_FOR_PERSON'; readonly blockedBy: PlaceBlock }
  | { readonly code: 'REASON_REQUIRED'; readonly passedOver: number }

/**
 * The programme manager offers a place by hand, under any policy. Capacity, quotas and held-back places bind the manager as well;
 * passing over somebody ahead in the queue who could have had the place needs a reason, kept in the history.
 */
export function decideManualOffer(facts: PlaceFacts, enrolmentId: EnrolmentId, reason: string): Result<undefined, ManualOfferRefusal> {
  const ordered = orderWaiting(facts.waiting, facts.run.policy)
  const position = ordered.findIndex((entry) => entry.enrolmentId === enrolmentId)
  const chosen = ordered[position]
  if (!chosen) return err({ code: 'NOT_WAITING' })
  const blockedBy = placeBlockFor(facts, chosen)
  if (blockedBy) return err({ code: 'NO_PLACE_FOR_PERSON', blockedBy })
  const { keepWaiting } = allocatePlaces({ ...facts, run: { ...facts.run, policy: 'manual' }, waiting: ordered.slice(0, position) })
  const passedOver = keepWaiting.filter((entry) => entry.blockedBy === undefined).length
  if (passedOver > 0 && reason.trim() === '') return err({ code: 'REASON_REQUIRED', passedOver })
  return ok(undefined)
}
