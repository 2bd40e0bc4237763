import type { Area, PlainDate } from '#kernel'
import type { Rag, TargetId } from '../../domain/index.js'

/** Where a target stands in the newest report for its plan's area. */
export interface TargetStanding {
  readonly on: PlainDate
  /** In the target's unit; null when it could not be computed. */
  readonly value: number | null
  /** What should be reached by then. */
  readonly expected: number | null
  readonly rag: Rag | null
  /** Where the value could lie, given what nobody answered. */
  readonly bounds: { readonly from: number; readonly to: number } | null
  readonly coverage: { readonly of: number; readonly reported: number } | null
  /** Why there is no value, or what to know about it. */
  readonly note: string | null
  readonly status: 'provisional' | 'final' | 'revised'
}

/** A figure of a target's series, as the newest settled report had it. */
export interface TargetSeriesPoint {
  readonly on: PlainDate
  readonly value: number | null
  /** What should be reached by then. */
  readonly expected: number | null
  readonly status: 'final' | 'revised'
}

/** What is asked about: a target of a published plan, for the area of that plan. */
export interface StandingKey {
  readonly targetId: TargetId
  readonly area: Area
}

/** Where the plan's pages get today's values from. Bound by the app to whoever computes reports; without it every page says that nothing is computed yet. */
export abstract class TargetStandings {
  /** Newest standings by target id; those not computed yet are left out. Public figures only. */
  abstract of(keys: readonly StandingKey[]): Promise<ReadonlyMap<TargetId, TargetStanding>>

  /** Every figure of one target so far, in order of their days; empty before the first settled report. Public figures only. */
  abstract series(key: StandingKey): Promise<readonly TargetSeriesPoint[]>
}
