import { Args, Context, ID, Mutation, Query, Resolver } from '@nestjs/graphql'
import { err, type Result } from '#kernel'
import type { Ctx } from '#platform/access'
import type { UserError } from '#platform/errors'
import { Allow, Public } from '#platform/graphql'
import { DerivedTargetsService } from '../../application/plans/derived-targets.service.js'
import { ParentChangesService } from '../../application/plans/parent-changes.service.js'
import { PlanReader } from '../../application/plans/plan-reader.js'
import { TargetsService } from '../../application/plans/targets.service.js'
import type { TargetRow } from '../../data/plans/target.queries.js'
import type { PlanVersionId, TargetContent, TargetVersionId } from '../../domain/index.js'
import { DateReader } from '../date-reader.js'
import { AddWorkforceTargetInput, ChangeWorkforceTargetInput, DecideWorkforceTargetInput, MoveWorkforceTargetInput, PlanVersionAtInput, TakeOverParentInput, WorkforceTargetAtInput } from './plan.input.js'
import { WorkforcePlanPayload } from './plan.type.js'
import { WorkforceTargetType } from './target.type.js'

@Resolver(() => WorkforceTargetType)
export class TargetResolver {
  constructor(
    private readonly reader: PlanReader,
    private readonly targets: TargetsService,
    private readonly derived: DerivedTargetsService,
    private readonly parents: ParentChangesService,
  ) {}

  @Query(() => WorkforceTargetType, { description: 'A target in one version of a plan. Open to everybody once published.' })
  @Public()
  workforceTarget(@Context('ctx') ctx: Ctx, @Args('id', { type: () => ID, description: 'Which target, in which version.' }) id: string): Promise<TargetRow> {
    return this.reader.target(ctx, id)
  }

  @Mutation(() => WorkforcePlanPayload, { description: 'Adds a target of the plan\'s own to a version.' })
  @Allow()
  async addWorkforceTarget(@Context('ctx') ctx: Ctx, @Args('input') { versionId, code, revision, ...input }: AddWorkforceTargetInput): Promise<WorkforcePlanPayload> {
    const content = contentOf(input)
    return this.ofTarget(ctx, content.ok ? await this.targets.add(ctx, versionId, revision, code, content.value) : content)
  }

  @Mutation(() => WorkforcePlanPayload, { description: 'Changes a target of the plan\'s own.' })
  @Allow()
  async changeWorkforceTarget(@Context('ctx') ctx: Ctx, @Args('input') { id, revision, ...input }: ChangeWorkforceTargetInput): Promise<WorkforcePlanPayload> {
    const content = contentOf(input)
    return this.ofTarget(ctx, content.ok ? await this.targets.change(ctx, id, revision, content.value) : content)
  }

  @Mutation(() => WorkforcePlanPayload, { description: 'Takes a target of the plan\'s own out of a version; earlier versions keep it.' })
  @Allow()
  async removeWorkforceTarget(@Context('ctx') ctx: Ctx, @Args('input') { id, revision }: WorkforceTargetAtInput): Promise<WorkforcePlanPayload> {
    return this.ofVersion(ctx, await this.targets.remove(ctx, id, revision))
  }

  @Mutation(() => WorkforcePlanPayload, { description: 'Puts a target a place further up or down in its version.' })
  @Allow()
  async moveWorkforceTarget(@Context('ctx') ctx: Ctx, @Args('input') { id, revision, move }: MoveWorkforceTargetInput): Promise<WorkforcePlanPayload> {
    return this.ofVersion(ctx, await this.targets.move(ctx, id, revision, move))
  }

  @Mutation(() => WorkforcePlanPayload, { description: 'Adopts a national target as it is, adapts it or leaves it out.' })
  @Allow()
  async decideWorkforceTarget(@Context('ctx') ctx: Ctx, @Args('input') input: DecideWorkforceTargetInput): Promise<WorkforcePlanPayload> {
    const dates = new DateReader()
    const adaptation = {
      targetValue: input.targetValue ?? null, dueOn: dates.optional(input.dueOn, 'dueOn'), baselineValue: input.baselineValue ?? null, baselineOn: dates.optional(input.baselineOn, 'baselineOn'),
      ownerOrganisationId: (input.ownerOrganisationId || null) as TargetContent['ownerOrganisationId'], checkpoints: null,
    }
    const { versionId, revision, targetId, disposition, reason } = input
    return this.ofVersion(ctx, dates.problems.length > 0 ? err(dates.problems) : await this.derived.decide(ctx, versionId, revision, targetId, { disposition, reason, adaptation }))
  }

  @Mutation(() => WorkforcePlanPayload, { description: 'Adopts every national target about which nothing was decided.' })
  @Allow()
  async adoptWorkforceTargets(@Context('ctx') ctx: Ctx, @Args('input') { versionId, revision }: PlanVersionAtInput): Promise<WorkforcePlanPayload> {
    return this.ofVersion(ctx, await this.derived.adoptUndecided(ctx, versionId, revision))
  }

  @Mutation(() => WorkforcePlanPayload, { description: 'Makes a draft stand on the national version that is published now, and takes over what was changed there, apart from targets that are kept.' })
  @Allow()
  async takeOverNationalChanges(@Context('ctx') ctx: Ctx, @Args('input') { versionId, revision, keep }: TakeOverParentInput): Promise<WorkforcePlanPayload> {
    return this.ofVersion(ctx, await this.parents.takeOver(ctx, versionId, revision, keep))
  }

  private async ofTarget(ctx: Ctx, outcome: Result<TargetVersionId, readonly UserError[]>): Promise<WorkforcePlanPayload> {
    return outcome.ok ? { version: (await this.reader.target(ctx, outcome.value)).within.version, userErrors: [] } : { version: null, userErrors: outcome.error }
  }

  private async ofVersion(ctx: Ctx, outcome: Result<PlanVersionId, readonly UserError[]>): Promise<WorkforcePlanPayload> {
    return outcome.ok ? { version: (await this.reader.version(ctx, outcome.value)).version, userErrors: [] } : { version: null, userErrors: outcome.error }
  }
}

type Fields = Omit<AddWorkforceTargetInput, 'versionId' | 'code' | 'revision'>

function contentOf({ ragRule, tolerancePercent, checkpoints, baselineOn, dueOn, baselineValue, ownerOrganisationId, indicatorVersionId, ...input }: Fields): Result<TargetContent, readonly UserError[]> {
  const dates = new DateReader()
  const content: TargetContent = {
    ...input, baselineOn: dates.date(baselineOn, 'baselineOn'), dueOn: dates.date(dueOn, 'dueOn'), baselineValue: baselineValue ?? null,
    ownerOrganisationId: (ownerOrganisationId || null) as TargetContent['ownerOrganisationId'], indicatorVersionId: indicatorVersionId as TargetContent['indicatorVersionId'],
    rag: ragRule === 'linear' ? { rule: 'linear', tolerancePercent } : { rule: 'checkpoints' },
    checkpoints: checkpoints.map(({ on, value, event, who }, n) => ({ on: dates.date(on, `checkpoints.${n}.on`), value: value ?? null, event: event?.trim() || null, who })),
  }
  return dates.problems.length > 0 ? err(dates.problems) : { ok: true, value: content }
}
