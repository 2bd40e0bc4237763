import type { OrganisationId, PlainDate } from '#kernel'
import type { IndicatorVersionId, PlanId, PlanVersionId, TargetId, TargetVersionId } from '../ids.js'
import type { Breakdown, Unit } from '../indicators/units.js'
import type { Checkpoint, TargetPath } from './rag.js'

export const DISPOSITIONS = ['own', 'adopted', 'adapted', 'left_out'] as const
/** `own` to the plan; of a derived plan: the parent's as it is, with another value or date, or not at all. */
export type Disposition = (typeof DISPOSITIONS)[number]

/** What the makers of a plan write about a target of their own. */
export interface TargetContent extends TargetPath {
  readonly title: string
  readonly narrative: string
  readonly ownerOrganisationId: OrganisationId | null
  readonly indicatorVersionId: IndicatorVersionId
  readonly breakdowns: readonly Breakdown[]
}

/** What a derived plan may have otherwise than its parent. Null: as there. What is counted, and how, is always as there. */
export interface TargetAdaptation {
  readonly targetValue: number | null
  readonly dueOn: PlainDate | null
  readonly baselineValue: number | null
  readonly baselineOn: PlainDate | null
  readonly ownerOrganisationId: OrganisationId | null
  readonly checkpoints: readonly Checkpoint[] | null
}

/** A target as a reader sees it: of a derived plan with what it takes from its parent. */
export interface ResolvedTarget extends TargetContent {
  readonly id: TargetVersionId
  readonly versionId: PlanVersionId
  readonly planId: PlanId
  /** Stable through all versions of the plan. */
  readonly targetId: TargetId
  readonly code: string
  /** The national target that it comes from, or itself: records of all plans meet here. */
  readonly rootTargetId: TargetId
  readonly position: number
  readonly disposition: Disposition
  readonly reason: string | null
  readonly parentTargetVersionId: TargetVersionId | null
  /** Who stands in for the owner today, after reorganisations. */
  readonly presentOwnerOrganisationId: OrganisationId | null
  readonly unit: Unit
}

