import type { EnrolmentId } from '../ids.js'
import { QuotaCount } from './count-quotas.js'
import { orderWaiting } from './order-waiting.js'
import type { PlaceBlock, PlaceFacts, PlaceSeeker, WaitingEntry } from './place-types.js'
import { SeatPlan } from './seat-plan.js'

export interface Allocation {
  /** Enrolments to offer a place to now, in order. Empty under the `manual` policy: there a person decides. */
  readonly offers: readonly EnrolmentId[]
  /** Everybody who keeps waiting, in order, with what stands in the way. `undefined` (manual only): a place could be offered. */
  readonly keepWaiting: readonly { readonly enrolmentId: EnrolmentId; readonly blockedBy: PlaceBlock | undefined }[]
  /** Places still free afterwards, held back or not. */
  readonly placesLeft: number
}

/**
 * Hands the free places to the queue, in the order of the run's policy. Somebody is passed over only when no arrangement of
 * the people seated so far leaves a place for them: the run is full, a quota would break, or what is left is held back for others.
 * Held places go first to those whom they were held for, so a general place stays free for somebody else where that is possible.
 * The result does not depend on the order of the input, and allocating again after the offers changes nothing.
 */
export function allocatePlaces(facts: PlaceFacts): Allocation {
  const table = layTable(facts)
  const offers: EnrolmentId[] = []
  const passed: WaitingEntry[] = []
  const aloneNow = blockedAlone(facts)
  const ordered = orderWaiting(facts.waiting, facts.run.policy)
  for (const entry of ordered) {
    if (facts.run.policy !== 'manual' && table.seat(entry)) offers.push(entry.enrolmentId)
    else passed.push(entry)
  }
  return {
    offers,
    keepWaiting: passed.map((entry) => ({ enrolmentId: entry.enrolmentId, blockedBy: facts.run.policy === 'manual' ? aloneNow(entry) : table.blocks(entry) })),
    placesLeft: table.plan.free,
  }
}

/** Under `manual` each is asked alone: the manager will pick one, not all. People who are alike get the same answer, worked out once. */
function blockedAlone(facts: PlaceFacts): (entry: PlaceSeeker) => PlaceBlock | undefined {
  const known = new Map<string, PlaceBlock | undefined>()
  return (entry) => {
    const alike = JSON.stringify([entry.organisationId, entry.organisationKind, entry.region])
    if (!known.has(alike)) known.set(alike, placeBlockFor(facts, entry))
    return known.get(alike)
  }
}

/** What stands between this person and a place if they alone were asked now; `undefined` when a place can be offered. */
export function placeBlockFor(facts: PlaceFacts, seeker: PlaceSeeker): PlaceBlock | undefined {
  const table = layTable(facts)
  return table.seat(seeker) ? undefined : table.blocks(seeker)
}

interface Table {
  readonly plan: SeatPlan
  /** Seats the person when rules and room allow it. */
  readonly seat: (seeker: PlaceSeeker) => boolean
  /** The reason for a person who was just refused. */
  readonly blocks: (seeker: PlaceSeeker) => PlaceBlock
}

function layTable({ run, seated, today }: PlaceFacts): Table {
  const plan = new SeatPlan(run, today)
  const quotas = new QuotaCount(run.quotas)
  for (const holder of [...seated].sort((a, b) => (a.enrolmentId < b.enrolmentId ? -1 : 1))) {
    plan.addHolder(holder)
    quotas.add(holder)
  }
  return {
    plan,
    seat: (seeker) => {
      if (quotas.blocks(seeker) !== undefined || !plan.tryToSeat(seeker)) return false
      quotas.add(seeker)
      return true
    },
    blocks: (seeker) => (plan.free === 0 ? 'run_full' : quotas.blocks(seeker) ?? 'places_held_back'),
  }
}
