import type { z } from 'zod'
import type { Area, PlainDate } from '#kernel'
import type { Breakdown, Unit } from '../../domain/index.js'

/** What a source found for an area on a day. */
export interface IndicatorValue {
  /** Null when it cannot be computed; `why` then says so in words. */
  readonly value: number | null
  readonly numerator: number | null
  readonly denominator: number | null
  /** How many of the organisations that count have reported, where organisations report. */
  readonly coverage: { readonly of: number; readonly reported: number } | null
  /** Where the value could lie, given what nobody answered. */
  readonly bounds: { readonly from: number; readonly to: number } | null
  readonly why: string | null
  /** Over the records that the value was made from: the same records give the same hash. */
  readonly recordsHash: string
  /** `none`, or the named method of protection where people's characteristics are involved. */
  readonly protectedBy: string
}

/** The value of one organisation, programme or the like. */
export interface IndicatorPart {
  /** Stable, for hashes. */
  readonly key: string
  readonly title: string
  readonly value: IndicatorValue
}

export interface IndicatorRequest {
  readonly area: Area
  readonly on: PlainDate
  /** The day that a change is counted from; null where nothing is compared. */
  readonly baselineOn: PlainDate | null
  /** As the indicator's version fixes them; parse with `parameters` first. */
  readonly parameters: unknown
}

/**
 * Computes one kind of figure from records alone. Never takes a filter from outside: what is counted is fixed by the parameters of an
 * indicator's version. One that reads people's characteristics returns only what has passed disclosure control.
 */
export interface IndicatorSource {
  /** Stable, e.g. `milestones.verified` or `returns.share_of_digital_staff`: the name of a lib's part and what it counts. */
  readonly key: string
  readonly title: string
  readonly describes: { readonly numerator: string; readonly denominator: string | null }
  readonly unit: Unit
  /** `events` where the value is how many single events there have been since the baseline, such as appointments: forecasts treat those apart from levels. */
  readonly counts?: 'events'
  /** What the nation's value can be told by: regions where `areas` has them, and whatever `breakdown` tells. */
  readonly breakdowns: readonly Breakdown[]
  /** What a target fixes: which groups, which grades and so on. */
  readonly parameters: z.ZodType
  /** What versions from now on have to satisfy, where that is more than those there already do. */
  readonly newParameters?: z.ZodType
  readonly areas: readonly Area['kind'][]
  /** The value on a day. Throws only for faults; what cannot be computed answers `value: null` and why. */
  compute(request: IndicatorRequest): Promise<IndicatorValue>
  /** The parts of the nation's value on a day, in any order; those of which there is nothing to tell are left out. Throws only for faults, as `compute` does. */
  breakdown?(request: IndicatorRequest, by: Exclude<Breakdown, 'region'>): Promise<readonly IndicatorPart[]>
}

/** Injection token of the list of every lib's {@link IndicatorSource}s, bound by the app in a global module. */
export const INDICATOR_SOURCES = Symbol('INDICATOR_SOURCES')

/** What a lib exports: a provider that holds its sources, with what they need injected. */
export interface HoldsIndicatorSources {
  readonly sources: readonly IndicatorSource[]
}
