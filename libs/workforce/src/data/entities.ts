import { MilestoneCandidateEntity } from './evidence/milestone-candidate.entity.js'
import { MilestoneClaimEntity } from './evidence/milestone-claim.entity.js'
import { MilestoneEvidenceEntity } from './evidence/milestone-evidence.entity.js'
import { MilestoneHistoryEntity } from './evidence/milestone-history.entity.js'
import { IndicatorVersionEntity } from './indicators/indicator-version.entity.js'
import { IndicatorEntity } from './indicators/indicator.entity.js'
import { RecordedFigureEntity } from './indicators/recorded-figure.entity.js'
import { OrganisationSuccessionEntity } from './plans/organisation-succession.entity.js'
import { PlanApprovalEntity } from './plans/plan-approval.entity.js'
import { PlanOwnerEntity } from './plans/plan-owner.entity.js'
import { PlanVersionHistoryEntity } from './plans/plan-version-history.entity.js'
import { PlanVersionEntity } from './plans/plan-version.entity.js'
import { PlanEntity } from './plans/plan.entity.js'
import { TargetVersionEntity } from './plans/target-version.entity.js'
import { TargetEntity } from './plans/target.entity.js'
import { PipelineActionReminderEntity } from './reviews/pipeline-action-reminder.entity.js'
import { PipelineActionEntity } from './reviews/pipeline-action.entity.js'
import { PipelineFindingEntity } from './reviews/pipeline-finding.entity.js'
import { PipelineHistoryEntity } from './reviews/pipeline-history.entity.js'
import { PipelineReviewEntity } from './reviews/pipeline-review.entity.js'

/** Plans, targets, indicators, regional reviews and milestones. */
export const workforceEntities = [
  PlanEntity, PlanOwnerEntity, PlanVersionEntity, PlanVersionHistoryEntity, PlanApprovalEntity, TargetEntity, TargetVersionEntity, OrganisationSuccessionEntity,
  IndicatorEntity, IndicatorVersionEntity, RecordedFigureEntity,
  PipelineReviewEntity, PipelineFindingEntity, PipelineActionEntity, PipelineActionReminderEntity, PipelineHistoryEntity,
  MilestoneClaimEntity, MilestoneEvidenceEntity, MilestoneHistoryEntity, MilestoneCandidateEntity,
]
