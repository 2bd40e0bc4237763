import { Module } from '@nestjs/common'
import { IndicatorsModule } from '../../application/indicators/indicators.module.js'
import { PlansModule } from '../../application/plans/plans.module.js'
import { FigureFieldsResolver, IndicatorResolver, IndicatorVersionFieldsResolver } from '../indicators/indicator.resolver.js'
import { WorkforceNamesModule } from '../names.module.js'
import { ChangeFieldsResolver } from './change-fields.resolver.js'
import { PlanFieldsResolver, PlanOwnerFieldsResolver } from './plan-fields.resolver.js'
import { PlanResolver } from './plan.resolver.js'
import { TargetFieldsResolver } from './target-fields.resolver.js'
import { TargetResolver } from './target.resolver.js'
import { PlanApprovalFieldsResolver, PlanStepFieldsResolver, VersionFieldsResolver } from './version-fields.resolver.js'

/** Plans, targets and indicators in the API. */
@Module({
  imports: [IndicatorsModule, PlansModule, WorkforceNamesModule],
  providers: [ChangeFieldsResolver, FigureFieldsResolver, IndicatorResolver, IndicatorVersionFieldsResolver, PlanApprovalFieldsResolver, PlanFieldsResolver, PlanOwnerFieldsResolver, PlanResolver, PlanStepFieldsResolver, TargetFieldsResolver, TargetResolver, VersionFieldsResolver],
})
export class PlansGraphqlModule {}
