import { ResolveField, Resolver } from '@nestjs/graphql'
import type { GraphqlContext, LoaderDefinition } from '#platform/graphql'
import { planStanding } from '../../application/plans/plan-access.js'
import { PlanReader } from '../../application/plans/plan-reader.js'
import type { PlanVersionRow } from '../../data/plans/plan-version.queries.js'
import type { PlanOwnerRow, PlanRow } from '../../data/plans/plan.queries.js'
import { can, type PlanVersionId } from '../../domain/index.js'
import { WorkforceNames } from '../names.js'
import { WorkforcePlanOwnerType, WorkforcePlanType, WorkforcePlanVersionType } from './plan.type.js'

/** What belongs to a plan that the viewer has been shown. */
@Resolver(() => WorkforcePlanType)
export class PlanFieldsResolver {
  private readonly plans: LoaderDefinition<string, PlanRow>
  private readonly versions: LoaderDefinition<PlanVersionId, PlanVersionRow>

  constructor(private readonly reader: PlanReader, private readonly names: WorkforceNames) {
    this.plans = { name: 'workforce.plan', load: (_ctx, ids) => reader.plansById(ids) }
    this.versions = { name: 'workforce.version', load: (_ctx, ids) => reader.versionsById(ids) }
  }

  @ResolveField('areaName', () => String, { description: 'What it is for, in words.' })
  areaName({ areaKey }: PlanRow, _args: object, context: GraphqlContext): Promise<string> {
    return this.names.area(areaKey, context)
  }

  @ResolveField('owners', () => [WorkforcePlanOwnerType], { description: 'Who owns it today.' })
  owners({ owners }: PlanRow): readonly PlanOwnerRow[] {
    return owners
  }

  @ResolveField('published', () => WorkforcePlanVersionType, { nullable: true, description: 'The version that holds.' })
  async published({ publishedVersionId }: PlanRow, _args: object, { loaders }: GraphqlContext): Promise<PlanVersionRow | null> {
    return publishedVersionId === null ? null : ((await loaders.load(this.versions, publishedVersionId)) ?? null)
  }

  @ResolveField('open', () => WorkforcePlanVersionType, { nullable: true, description: 'The version that is being worked on; null to all but the owners.' })
  async open(plan: PlanRow, _args: object, { ctx, loaders }: GraphqlContext): Promise<PlanVersionRow | null> {
    return plan.openVersionId === null || !can.workOnPlan.permits(planStanding(ctx, plan.owners)) ? null : ((await loaders.load(this.versions, plan.openVersionId)) ?? null)
  }

  @ResolveField('versions', () => [WorkforcePlanVersionType], { description: 'Versions that the viewer may read, newest first.' })
  ofPlan(plan: PlanRow, _args: object, { ctx }: GraphqlContext): Promise<readonly PlanVersionRow[]> {
    return this.reader.versionsOf(ctx, plan)
  }

  @ResolveField('parent', () => WorkforcePlanType, { nullable: true, description: 'The plan that it is derived from.' })
  async parent({ parentPlanId }: PlanRow, _args: object, { loaders }: GraphqlContext): Promise<PlanRow | null> {
    return parentPlanId === null ? null : ((await loaders.load(this.plans, parentPlanId)) ?? null)
  }

  @ResolveField('derived', () => [WorkforcePlanType], { description: 'Plans derived from it: those that were published, and the viewer\'s own.' })
  derived(plan: PlanRow, _args: object, { ctx }: GraphqlContext): Promise<readonly PlanRow[]> {
    return this.reader.derivedFrom(ctx, plan)
  }

  @ResolveField('viewerMayWork', () => Boolean, { description: 'Whether the viewer may write versions of it.' })
  viewerMayWork({ owners }: PlanRow, _args: object, { ctx }: GraphqlContext): boolean {
    return can.workOnPlan.permits(planStanding(ctx, owners))
  }

  @ResolveField('viewerSpeaksFor', () => [String], { description: 'Owners for which the viewer may approve: institute, lga, area.' })
  viewerSpeaksFor({ owners }: PlanRow, _args: object, { ctx }: GraphqlContext): readonly string[] {
    return planStanding(ctx, owners).speaksFor
  }
}

@Resolver(() => WorkforcePlanOwnerType)
export class PlanOwnerFieldsResolver {
  constructor(private readonly names: WorkforceNames) {}

  @ResolveField('organisation', () => String, { nullable: true, description: 'Its name.' })
  organisation({ organisationId }: PlanOwnerRow, _args: object, context: GraphqlContext): Promise<string | null> {
    return this.names.organisation(organisationId, context)
  }
}
