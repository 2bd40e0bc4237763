import { Module } from '@nestjs/common'
import { CountedClaimQueries } from './evidence/counted-claim.queries.js'
import { MilestoneCandidateQueries } from './evidence/milestone-candidate.queries.js'
import { MilestoneClaimQueries } from './evidence/milestone-claim.queries.js'
import { IndicatorQueries } from './indicators/indicator.queries.js'
import { RecordedFigureQueries } from './indicators/recorded-figure.queries.js'
import { PlanVersionQueries } from './plans/plan-version.queries.js'
import { PlanQueries } from './plans/plan.queries.js'
import { TargetQueries } from './plans/target.queries.js'
import { ReviewActionQueries } from './reviews/review-action.queries.js'
import { ReviewQueries } from './reviews/review.queries.js'

const queries = [CountedClaimQueries, IndicatorQueries, MilestoneCandidateQueries, MilestoneClaimQueries, PlanQueries, PlanVersionQueries, RecordedFigureQueries, ReviewActionQueries, ReviewQueries, TargetQueries]

/** Plans, targets, indicators, reviews and milestones as rows, for every part of this lib. */
@Module({ providers: queries, exports: queries })
export class WorkforceDataModule {}
