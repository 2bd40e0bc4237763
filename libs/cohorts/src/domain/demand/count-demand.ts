import type { BasisPoints } from '#kernel'
import { shareOf } from '../attendance/sum-attendance.js'
import { groupBy } from '../group-by.js'
import { holdsSeat, isWaiting, type EnrolmentState } from '../enrolment/enrolment-states.js'

export interface DemandEntry {
  readonly state: EnrolmentState
  readonly organisationKind: string
  readonly region?: string | undefined
}

export interface DemandCount {
  readonly seats: number
  readonly waiting: number
  /** Applied or approved: not in the queue yet. */
  readonly inApproval: number
  /** Left before they began, by their own wish or because an offer lapsed. */
  readonly lost: number
}

export interface RunDemand extends DemandCount {
  /** Seats as a share of capacity. */
  readonly filled: BasisPoints | undefined
  /** All who want a place, seated or not, as a share of capacity: above 10,000 another run may pay. */
  readonly wanted: BasisPoints | undefined
  /** By region, in alphabetical order; without a region last. */
  readonly byRegion: readonly (DemandCount & { readonly region: string | undefined })[]
  readonly byOrganisationKind: readonly (DemandCount & { readonly organisationKind: string })[]
}

/** How much a run is wanted, and by whom. Counts of people: pass them through disclosure control before outsiders see them. */
export function countDemand(capacity: number, entries: readonly DemandEntry[]): RunDemand {
  const all = count(entries)
  const regions = [...groupBy(entries, (entry) => entry.region)].sort(([a], [b]) => last(a, b))
  const kinds = [...groupBy(entries, (entry) => entry.organisationKind)].sort(([a], [b]) => last(a, b))
  return {
    ...all,
    filled: shareOf(all.seats, capacity),
    wanted: shareOf(all.seats + all.waiting + all.inApproval, capacity),
    byRegion: regions.map(([region, group]) => ({ region, ...count(group) })),
    byOrganisationKind: kinds.map(([organisationKind, group]) => ({ organisationKind, ...count(group) })),
  }
}

function count(entries: readonly DemandEntry[]): DemandCount {
  const those = (test: (state: EnrolmentState) => boolean): number => entries.filter((entry) => test(entry.state)).length
  return {
    seats: those(holdsSeat),
    waiting: those(isWaiting),
    inApproval: those((state) => state === 'applied' || state === 'manager_approved'),
    lost: those((state) => state === 'withdrawn' || state === 'expired' || state === 'deferred'),
  }
}

const last = (a: string | undefined, b: string | undefined): number =>
  a === b ? 0 : a === undefined ? 1 : b === undefined ? -1 : a < b ? -1 : 1
