import { Args, Context, ID, Mutation, Query, Resolver } from '@nestjs/graphql'
import { asId, isId, type OrganisationId, type Result } from '#kernel'
import type { Ctx } from '#platform/access'
import { badInput, type UserError } from '#platform/errors'
import { Allow, type Connection, decodeCursor, Public, toConnection } from '#platform/graphql'
import { ApprovalsService } from '../../application/plans/approvals.service.js'
import { PlanReader } from '../../application/plans/plan-reader.js'
import { PlansService } from '../../application/plans/plans.service.js'
import { VersionsService } from '../../application/plans/versions.service.js'
import type { PlanVersionRow } from '../../data/plans/plan-version.queries.js'
import type { PlanRow } from '../../data/plans/plan.queries.js'
import type { PlanVersionId } from '../../domain/index.js'
import { ApprovePlanInput, BeginDerivedPlanInput, BeginNationalPlanInput, PlanVersionReasonInput, SetPlanWordsInput, WorkforcePlansArgs } from './plan.input.js'
import { WorkforcePlanConnection, WorkforcePlanPayload, WorkforcePlanType, WorkforcePlanVersionType } from './plan.type.js'

type Outcome = Result<PlanVersionId, readonly UserError[]>

@Resolver(() => WorkforcePlanType)
export class PlanResolver {
  constructor(
    private readonly plans: PlansService,
    private readonly reader: PlanReader,
    private readonly versions: VersionsService,
    private readonly approvals: ApprovalsService,
  ) {}

  @Query(() => WorkforcePlanConnection, { description: 'Workforce plans: the national one, then regional, then local ones by title. Open to everybody; plans that were never published to their owners.' })
  @Public()
  async workforcePlans(@Context('ctx') ctx: Ctx, @Args() { first, after, scope, search, organisationId, areaKey }: WorkforcePlansArgs): Promise<Connection<PlanRow>> {
    if (typeof organisationId === 'string' && !isId(organisationId)) throw badInput('organisationId is not the id of an organisation.')
    const filter = { scope: scope ?? undefined, search: search ?? undefined, organisationId: organisationId ?? undefined, areaKey: areaKey ?? undefined }
    const { rows, total } = await this.plans.list(ctx, filter, first, decodeCursor(after, ['text', 'id']))
    return toConnection(rows, first, total, (row) => [row.sortKey, row.id])
  }

  @Query(() => WorkforcePlanType, { nullable: true, description: 'The national plan; null as long as the viewer knows of none. Open to everybody.' })
  @Public()
  async nationalWorkforcePlan(@Context('ctx') ctx: Ctx): Promise<PlanRow | null> {
    return (await this.plans.ofArea(ctx, { kind: 'nation' })) ?? null
  }

  @Query(() => WorkforcePlanType, { description: 'One plan. Open to everybody once published; NOT_FOUND before that to all but its owners.' })
  @Public()
  workforcePlan(@Context('ctx') ctx: Ctx, @Args('id', { type: () => ID, description: 'Which plan.' }) id: string): Promise<PlanRow> {
    return this.plans.byId(ctx, id)
  }

  @Query(() => WorkforcePlanVersionType, { description: 'One version. Open to everybody once published; NOT_FOUND before that to all but the plan\'s owners.' })
  @Public()
  async workforcePlanVersion(@Context('ctx') ctx: Ctx, @Args('id', { type: () => ID, description: 'Which version.' }) id: string): Promise<PlanVersionRow> {
    return (await this.reader.version(ctx, id)).version
  }

  @Mutation(() => WorkforcePlanPayload, { description: 'Begins the national plan. For analysts and administrators of one of the two that will own it.' })
  @Allow()
  async beginNationalPlan(@Context('ctx') ctx: Ctx, @Args('input') { instituteId, lgaId, ...words }: BeginNationalPlanInput): Promise<WorkforcePlanPayload> {
    return this.begun(ctx, await this.plans.beginNational(ctx, instituteId, lgaId, words))
  }

  @Mutation(() => WorkforcePlanPayload, { description: 'Begins a plan for a region or a council from the published national one. For analysts and administrators of its owner.' })
  @Allow()
  async beginDerivedPlan(@Context('ctx') ctx: Ctx, @Args('input') { ownerId, region, ...words }: BeginDerivedPlanInput): Promise<WorkforcePlanPayload> {
    const named = region?.trim() ?? ''
    return this.begun(ctx, await this.plans.beginDerived(ctx, named === '' ? { kind: 'organisation', organisationId: asId<OrganisationId>(ownerId) } : { kind: 'region', region: named }, ownerId, words))
  }

  @Mutation(() => WorkforcePlanPayload, { description: 'Begins a draft with what the published version says. A plan has one open version at most.' })
  @Allow()
  async beginPlanVersion(@Context('ctx') ctx: Ctx, @Args('planId', { type: () => ID, description: 'Of which plan.' }) planId: string): Promise<WorkforcePlanPayload> {
    return this.answer(ctx, await this.versions.begin(ctx, planId))
  }

  @Mutation(() => WorkforcePlanPayload, { description: 'Changes the words of a version. What was proposed or approved becomes a draft again, and its approvals are withdrawn.' })
  @Allow()
  async setPlanWords(@Context('ctx') ctx: Ctx, @Args('input') { versionId, revision, ...words }: SetPlanWordsInput): Promise<WorkforcePlanPayload> {
    return this.answer(ctx, await this.versions.setWords(ctx, versionId, revision, words))
  }

  @Mutation(() => WorkforcePlanPayload, { description: 'Gives up a version that was not published.' })
  @Allow()
  async discardPlanVersion(@Context('ctx') ctx: Ctx, @Args('input') { versionId, reason }: PlanVersionReasonInput): Promise<WorkforcePlanPayload> {
    return this.answer(ctx, await this.versions.discard(ctx, versionId, reason))
  }

  @Mutation(() => WorkforcePlanPayload, { description: 'Puts a draft before its owners.' })
  @Allow()
  async proposePlanVersion(@Context('ctx') ctx: Ctx, @Args('versionId', { type: () => ID, description: 'Which version.' }) versionId: string): Promise<WorkforcePlanPayload> {
    return this.answer(ctx, await this.approvals.propose(ctx, versionId))
  }

  @Mutation(() => WorkforcePlanPayload, { description: 'Approves a proposed version for an owner. Each owner approves through another person; the last approval makes it approved.' })
  @Allow()
  async approvePlanVersion(@Context('ctx') ctx: Ctx, @Args('input') { versionId, contentHash }: ApprovePlanInput): Promise<WorkforcePlanPayload> {
    return this.answer(ctx, await this.approvals.approve(ctx, versionId, contentHash))
  }

  @Mutation(() => WorkforcePlanPayload, { description: 'Sends a proposed version back with comments; approvals end.' })
  @Allow()
  async returnPlanVersion(@Context('ctx') ctx: Ctx, @Args('input') { versionId, reason }: PlanVersionReasonInput): Promise<WorkforcePlanPayload> {
    return this.answer(ctx, await this.approvals.return(ctx, versionId, reason))
  }

  @Mutation(() => WorkforcePlanPayload, { description: 'Publishes an approved version; the one before it is superseded.' })
  @Allow()
  async publishPlanVersion(@Context('ctx') ctx: Ctx, @Args('versionId', { type: () => ID, description: 'Which version.' }) versionId: string): Promise<WorkforcePlanPayload> {
    return this.answer(ctx, await this.approvals.publish(ctx, versionId))
  }

  private begun(ctx: Ctx, outcome: Awaited<ReturnType<PlansService['beginNational']>>): Promise<WorkforcePlanPayload> {
    return this.answer(ctx, outcome.ok ? { ok: true, value: outcome.value.versionId } : outcome)
  }

  private async answer(ctx: Ctx, outcome: Outcome): Promise<WorkforcePlanPayload> {
    if (!outcome.ok) return { version: null, userErrors: outcome.error }
    return { version: (await this.reader.version(ctx, outcome.value)).version, userErrors: [] }
  }
}
