import { Args, Context, ID, Query, ResolveField, Resolver } from '@nestjs/graphql'
import type { Ctx } from '#platform/access'
import { type GraphqlContext, type LoaderDefinition, Public } from '#platform/graphql'
import { type ParentChanges, ParentChangesService } from '../../application/plans/parent-changes.service.js'
import { planStanding } from '../../application/plans/plan-access.js'
import { PlanReader } from '../../application/plans/plan-reader.js'
import type { ApprovalRow, PlanVersionRow, VersionHistoryRow } from '../../data/plans/plan-version.queries.js'
import type { PlanRow } from '../../data/plans/plan.queries.js'
import type { TargetRow } from '../../data/plans/target.queries.js'
import { can, OPEN_STATES, type VersionDifferences } from '../../domain/index.js'
import { WorkforceNames } from '../names.js'
import { WorkforceParentChangesType, WorkforcePlanApprovalType, WorkforcePlanDifferencesType, WorkforcePlanStepType, WorkforcePlanType, WorkforcePlanVersionType } from './plan.type.js'
import { WorkforceTargetType } from './target.type.js'

type Account = Awaited<ReturnType<PlanReader['account']>>

/** What belongs to a version that the viewer has been shown. */
@Resolver(() => WorkforcePlanVersionType)
export class VersionFieldsResolver {
  private readonly plans: LoaderDefinition<string, PlanRow>
  private readonly targets: LoaderDefinition<PlanVersionRow, readonly TargetRow[]>
  // By the version as it was shown: one shown again after a change is read again.
  private readonly accounts: LoaderDefinition<PlanVersionRow, Account>

  constructor(private readonly reader: PlanReader, private readonly parents: ParentChangesService) {
    this.plans = { name: 'workforce.plan', load: (_ctx, ids) => reader.plansById(ids) }
    this.targets = { name: 'workforce.targets', load: async (_ctx, versions) => {
      const found = await reader.targetsByVersion(versions.map(({ id }) => id))
      return new Map(versions.map((version) => [version, found.get(version.id) ?? []]))
    } }
    this.accounts = { name: 'workforce.account', load: async (ctx, versions) => new Map(await Promise.all(versions.map(async (version) => [version, await reader.account(ctx, version)] as const))) }
  }

  @ResolveField('plan', () => WorkforcePlanType, { nullable: true, description: 'The plan.' })
  async plan({ planId }: PlanVersionRow, _args: object, { loaders }: GraphqlContext): Promise<PlanRow | null> {
    return (await loaders.load(this.plans, planId)) ?? null
  }

  @ResolveField('targets', () => [WorkforceTargetType], { description: 'In their order; of a derived plan those that it leaves out, too.' })
  async ofVersion(version: PlanVersionRow, _args: object, { loaders }: GraphqlContext): Promise<readonly TargetRow[]> {
    return (await loaders.load(this.targets, version)) ?? []
  }

  @ResolveField('undecided', () => [WorkforceTargetType], { description: 'National targets about which an open derived version says nothing yet.' })
  undecided(version: PlanVersionRow): Promise<readonly TargetRow[]> | readonly TargetRow[] {
    return version.parentVersionId === null || !OPEN_STATES.includes(version.state) ? [] : this.reader.undecided(version)
  }

  @ResolveField('contentHash', () => String, { description: 'All that it says, as one hash: give it with an approval.' })
  contentHash(version: PlanVersionRow): Promise<string> {
    return this.reader.hash(version)
  }

  @ResolveField('history', () => [WorkforcePlanStepType], { description: 'What was done to it, newest first; empty to all but the plan\'s owners.' })
  async history(version: PlanVersionRow, _args: object, context: GraphqlContext): Promise<readonly VersionHistoryRow[]> {
    return (await this.account(version, context))?.history ?? []
  }

  @ResolveField('approvals', () => [WorkforcePlanApprovalType], { description: 'Approvals that stand; empty to all but the plan\'s owners.' })
  async approvals(version: PlanVersionRow, _args: object, context: GraphqlContext): Promise<readonly ApprovalRow[]> {
    return (await this.account(version, context))?.approvals ?? []
  }

  @ResolveField('parentChanges', () => WorkforceParentChangesType, { nullable: true, description: 'Of a derived version: what the national plan has published since; null where there is nothing new.' })
  async parentChanges({ id }: PlanVersionRow, _args: object, { ctx }: GraphqlContext): Promise<ParentChanges | null> {
    return (await this.parents.of(ctx, id)) ?? null
  }

  @Query(() => WorkforcePlanDifferencesType, { description: 'What is different between two versions of a plan. Open to everybody where both were published.' })
  @Public()
  compareWorkforcePlanVersions(
    @Context('ctx') ctx: Ctx, @Args('before', { type: () => ID, description: 'The older version.' }) before: string, @Args('after', { type: () => ID, description: 'The newer version.' }) after: string,
  ): Promise<VersionDifferences> {
    return this.reader.compare(ctx, before, after)
  }

  private async account(version: PlanVersionRow, { ctx, loaders }: GraphqlContext): Promise<Account | undefined> {
    const plan = await loaders.load(this.plans, version.planId)
    return plan !== undefined && can.workOnPlan.permits(planStanding(ctx, plan.owners)) ? loaders.load(this.accounts, version) : undefined
  }
}

@Resolver(() => WorkforcePlanStepType)
export class PlanStepFieldsResolver {
  constructor(private readonly names: WorkforceNames) {}

  @ResolveField('by', () => String, { nullable: true, description: 'Who did it; null when Waymark did.' })
  by({ actorId }: VersionHistoryRow, _args: object, context: GraphqlContext): Promise<string | null> {
    return this.names.person(actorId, context)
  }
}

@Resolver(() => WorkforcePlanApprovalType)
export class PlanApprovalFieldsResolver {
  constructor(private readonly names: WorkforceNames) {}

  @ResolveField('by', () => String, { nullable: true, description: 'Who approved.' })
  by({ personId }: ApprovalRow, _args: object, context: GraphqlContext): Promise<string | null> {
    return this.names.person(personId, context)
  }

  @ResolveField('organisation', () => String, { nullable: true, description: 'For which organisation.' })
  organisation({ organisationId }: ApprovalRow, _args: object, context: GraphqlContext): Promise<string | null> {
    return this.names.organisation(organisationId, context)
  }
}
