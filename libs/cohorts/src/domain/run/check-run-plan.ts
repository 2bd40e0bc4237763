import { type PlainDate, problem, type Problem, when } from '#kernel'
import { MAX_OFFER_DAYS } from '../places/offer-expiry.js'
import type { RunPlaces } from '../places/place-types.js'

export interface RunPlan extends RunPlaces {
  /** Fewest accepted people with whom the run goes ahead. */
  readonly minimum: number
  readonly opensOn: PlainDate
  /** The last day on which people can apply. */
  readonly closesOn: PlainDate
  readonly startsOn: PlainDate
  readonly endsOn: PlainDate
  /** Days that an offer stands, see `offerExpiresAt`. */
  readonly offerDays: number
}

export type RunPlanProblemCode =
  | 'CAPACITY_TOO_SMALL' | 'CAPACITY_TOO_LARGE' | 'MINIMUM_OUT_OF_RANGE' | 'CLOSES_BEFORE_OPENING' | 'STARTS_BEFORE_CLOSING' | 'ENDS_BEFORE_START'
  | 'HELD_BACK_TOO_FEW' | 'HELD_BACK_TOO_MANY' | 'HELD_BACK_REPEATED' | 'RELEASE_TOO_LATE' | 'QUOTA_TOO_SMALL' | 'QUOTA_BELOW_HELD_BACK' | 'OFFER_DAYS_OUT_OF_RANGE'

export const MAX_CAPACITY = 10_000
const isCount = (value: number, from: number, to: number): boolean => Number.isInteger(value) && from <= value && value <= to

/** Everything wrong with the plan of a run; it can be saved and opened when the list is empty. */
export function checkRunPlan(plan: RunPlan): readonly Problem<RunPlanProblemCode>[] {
  return [
    ...when(!isCount(plan.capacity, 1, Infinity), problem('CAPACITY_TOO_SMALL', 'capacity', 'Enter a capacity of 1 or more.')),
    ...when(plan.capacity > MAX_CAPACITY, problem('CAPACITY_TOO_LARGE', 'capacity', `Enter a capacity of ${MAX_CAPACITY.toLocaleString('en-GB')} or fewer.`)),
    ...when(!isCount(plan.minimum, 0, plan.capacity), problem('MINIMUM_OUT_OF_RANGE', 'minimum', `Enter a minimum from 0 to the capacity of ${plan.capacity}.`)),
    ...when(plan.closesOn <= plan.opensOn, problem('CLOSES_BEFORE_OPENING', 'closesOn', 'Close enrolment after the day on which it opens.')),
    ...when(plan.startsOn < plan.closesOn, problem('STARTS_BEFORE_CLOSING', 'startsOn', 'Start on or after the day on which enrolment closes.')),
    ...when(plan.endsOn < plan.startsOn, problem('ENDS_BEFORE_START', 'endsOn', 'End the run on or after the day on which it starts.')),
    ...when(!isCount(plan.offerDays, 1, MAX_OFFER_DAYS), problem('OFFER_DAYS_OUT_OF_RANGE', 'offerDays', `Let an offer stand for 1 to ${MAX_OFFER_DAYS} days.`)),
    ...checkHeldBack(plan),
    ...checkQuotas(plan),
  ]
}

function checkHeldBack({ heldBack, capacity, startsOn }: RunPlan): readonly Problem<RunPlanProblemCode>[] {
  const keys = heldBack.map((lot) => JSON.stringify(Object.entries(lot.heldFor).sort(([a], [b]) => (a < b ? -1 : 1))))
  const total = heldBack.reduce((sum, lot) => sum + lot.places, 0)
  return [
    ...heldBack.flatMap((lot, n) => [
      ...when(!isCount(lot.places, 1, Infinity), problem('HELD_BACK_TOO_FEW', `heldBack.${n}.places`, 'Hold back 1 place or more, or remove the line.')),
      ...when(lot.releasedOn >= startsOn, problem('RELEASE_TOO_LATE', `heldBack.${n}.releasedOn`, 'Release held-back places before the run starts, so that somebody else can still take them.')),
      ...when(keys.indexOf(keys[n] ?? '') !== n, problem('HELD_BACK_REPEATED', `heldBack.${n}.heldFor`, 'Put all places held for the same people on one line.')),
    ]),
    ...when(total > capacity, problem('HELD_BACK_TOO_MANY', 'heldBack', `Hold back no more than the ${capacity} places that there are; you hold back ${total}.`)),
  ]
}

/** A lot held for one organisation or region cannot be filled when the quota for it is lower. */
function checkQuotas({ quotas, heldBack }: RunPlan): readonly Problem<RunPlanProblemCode>[] {
  const limits = [
    { name: 'maxPerOrganisation', type: 'organisation', limit: quotas.maxPerOrganisation },
    { name: 'maxPerRegion', type: 'region', limit: quotas.maxPerRegion },
  ] as const
  return limits.flatMap(({ name, type, limit }) => {
    if (limit === undefined) return []
    const most = Math.max(0, ...heldBack.filter((lot) => lot.heldFor.type === type).map((lot) => lot.places))
    return [
      ...when(!isCount(limit, 1, Infinity), problem('QUOTA_TOO_SMALL', `quotas.${name}`, 'Allow 1 place or more, or leave the limit empty.')),
      ...when(limit >= 1 && limit < most, problem('QUOTA_BELOW_HELD_BACK', `quotas.${name}`, `Allow ${most} or more: that many places are held back for one ${type}.`)),
    ]
  })
}
