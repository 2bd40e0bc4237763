import type { OrganisationId, PlainDate } from '#kernel'
import type { EnrolmentId, HeldBackPlacesId } from '../ids.js'

/** What quotas and held-back places look at. Region and kind are the directory's own codes. */
export interface PlaceSeeker {
  readonly enrolmentId: EnrolmentId
  readonly organisationId: OrganisationId
  readonly organisationKind: string
  /** Absent for an organisation without a region (a national body). */
  readonly region?: string | undefined
}

/** Somebody in the queue of a run. */
export interface WaitingEntry extends PlaceSeeker {
  /** Taken under the run's lock, so no two entries of a run share one. */
  readonly queueNumber: number
  /** Only read under the `priority_score` policy; higher goes first. */
  readonly priorityScore?: number | undefined
  /** Set by the programme manager with a reason; only read under the `manual` policy; lower goes first. */
  readonly manualRank?: number | undefined
}

export type HeldBackFor =
  | { readonly type: 'region'; readonly region: string }
  | { readonly type: 'organisation_kind'; readonly organisationKind: string }
  | { readonly type: 'organisation'; readonly organisationId: OrganisationId }

/** Places kept for some until a date; from `releasedOn` on they are open to everybody. */
export interface HeldBackPlaces {
  readonly id: HeldBackPlacesId
  readonly heldFor: HeldBackFor
  readonly places: number
  readonly releasedOn: PlainDate
}

/** Upper limits on seats held at once; absent means no limit. They bind held-back places too. */
export interface PlaceQuotas {
  readonly maxPerOrganisation?: number | undefined
  readonly maxPerRegion?: number | undefined
}

export const WAITING_POLICIES = ['first_come', 'priority_score', 'manual'] as const
export type WaitingPolicy = (typeof WAITING_POLICIES)[number]

/** What a run says about its places, read under the run's lock together with the seats and the queue. */
export interface RunPlaces {
  readonly capacity: number
  readonly heldBack: readonly HeldBackPlaces[]
  readonly quotas: PlaceQuotas
  readonly policy: WaitingPolicy
}

export interface PlaceFacts {
  readonly run: RunPlaces
  /** Everybody offered, accepted, active or completed. */
  readonly seated: readonly PlaceSeeker[]
  readonly waiting: readonly WaitingEntry[]
  /** The London date, which decides what is still held back. */
  readonly today: PlainDate
}

/** Why somebody cannot have a place now. */
export type PlaceBlock = 'run_full' | 'organisation_quota' | 'region_quota' | 'places_held_back'
