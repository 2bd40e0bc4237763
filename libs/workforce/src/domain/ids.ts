import type { Id } from '#kernel'

export type PlanId = Id<'WorkforcePlan'>
export type PlanVersionId = Id<'WorkforcePlanVersion'>
/** A target through all versions of its plan: what evidence and reports refer to. */
export type TargetId = Id<'WorkforceTarget'>
/** A target as one version of a plan words it. */
export type TargetVersionId = Id<'WorkforceTargetVersion'>
export type IndicatorId = Id<'WorkforceIndicator'>
export type IndicatorVersionId = Id<'WorkforceIndicatorVersion'>
export type FigureId = Id<'RecordedFigure'>
export type ReviewId = Id<'PipelineReview'>
export type FindingId = Id<'PipelineFinding'>
export type ReviewActionId = Id<'PipelineAction'>
export type MilestoneClaimId = Id<'MilestoneClaim'>
export type MilestoneEvidenceId = Id<'MilestoneEvidence'>
export type MilestoneCandidateId = Id<'MilestoneCandidate'>
