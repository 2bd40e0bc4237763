import { Args, Context, ID, Mutation, Query, Resolver } from '@nestjs/graphql'
import { asId, isId, type PersonId, type Result } from '#kernel'
import type { Ctx } from '#platform/access'
import { badInput, type UserError } from '#platform/errors'
import { Allow, type Connection, toConnection } from '#platform/graphql'
import { RunCancellationService } from '../../application/moves/run-cancellation.service.js'
import { FacilitatorsService } from '../../application/runs/facilitators.service.js'
import { RunChangesService } from '../../application/runs/run-changes.service.js'
import { RunsService } from '../../application/runs/runs.service.js'
import type { RunRow } from '../../data/runs/run.queries.js'
import type { CohortRunId } from '../../domain/index.js'
import { textPosition } from '../position.js'
import { CancelCohortRunInput, CohortRunInput, CohortRunsArgs, PlanCohortRunInput, ReplanCohortRunInput, RunFacilitatorInput, StartCohortRunInput } from './run.input.js'
import { CohortRunConnection, CohortRunPayload, CohortRunType } from './run.type.js'

@Resolver(() => CohortRunType)
export class RunResolver {
  constructor(
    private readonly runs: RunsService,
    private readonly changes: RunChangesService,
    private readonly cancellation: RunCancellationService,
    private readonly facilitators: FacilitatorsService,
  ) {}

  @Query(() => CohortRunConnection, { name: 'cohortRuns', description: 'Runs by their start. Drafts are shown to those who manage or facilitate them.' })
  @Allow()
  async list(@Context('ctx') ctx: Ctx, @Args() { first, after, ...filter }: CohortRunsArgs): Promise<Connection<RunRow>> {
    if (typeof filter.programmeId === 'string' && !isId(filter.programmeId)) throw badInput('programmeId is not the id of a programme.')
    const { rows, total } = await this.runs.page(ctx, filter, first, textPosition(after, 'date'))
    return toConnection(rows, first, total, (row) => [row.startsOn, row.id])
  }

  @Query(() => CohortRunType, { name: 'cohortRun', description: 'One run that the viewer may see.' })
  @Allow()
  one(@Context('ctx') ctx: Ctx, @Args('id', { type: () => ID, description: 'Which run.' }) id: string): Promise<RunRow> {
    return this.runs.byId(ctx, id)
  }

  @Mutation(() => CohortRunPayload, { description: 'Plans a run; it stays a draft until it is opened. For programme managers of the owning organisation.' })
  @Allow()
  async planCohortRun(@Context('ctx') ctx: Ctx, @Args('input') { versionId, ...input }: PlanCohortRunInput): Promise<CohortRunPayload> {
    return this.answer(ctx, await this.runs.plan(ctx, versionId, input))
  }

  @Mutation(() => CohortRunPayload, { description: 'Changes the plan of a run that is not over. Places that come free are offered at once.' })
  @Allow()
  async replanCohortRun(@Context('ctx') ctx: Ctx, @Args('input') { runId, ...input }: ReplanCohortRunInput): Promise<CohortRunPayload> {
    return this.answer(ctx, await this.runs.replan(ctx, runId, input))
  }

  @Mutation(() => CohortRunPayload, { description: 'Opens a planned run for enrolment.' })
  @Allow()
  async openCohortRun(@Context('ctx') ctx: Ctx, @Args('input') { runId }: CohortRunInput): Promise<CohortRunPayload> {
    return this.answer(ctx, await this.changes.open(ctx, runId))
  }

  @Mutation(() => CohortRunPayload, { description: 'Closes enrolment before its last day.' })
  @Allow()
  async closeCohortRun(@Context('ctx') ctx: Ctx, @Args('input') { runId }: CohortRunInput): Promise<CohortRunPayload> {
    return this.answer(ctx, await this.changes.close(ctx, runId))
  }

  @Mutation(() => CohortRunPayload, { description: 'Opens enrolment again, until a last day that is still to come.' })
  @Allow()
  async reopenCohortRun(@Context('ctx') ctx: Ctx, @Args('input') { runId }: CohortRunInput): Promise<CohortRunPayload> {
    return this.answer(ctx, await this.changes.reopen(ctx, runId))
  }

  @Mutation(() => CohortRunPayload, { description: 'Starts a run: whoever accepted takes part; whoever still waits is told that it has started without them.' })
  @Allow()
  async startCohortRun(@Context('ctx') ctx: Ctx, @Args('input') { runId, reason }: StartCohortRunInput): Promise<CohortRunPayload> {
    return this.answer(ctx, await this.changes.start(ctx, runId, reason))
  }

  @Mutation(() => CohortRunPayload, { description: 'Completes a run whose last day has come and whose sessions are held or cancelled.' })
  @Allow()
  async completeCohortRun(@Context('ctx') ctx: Ctx, @Args('input') { runId }: CohortRunInput): Promise<CohortRunPayload> {
    return this.answer(ctx, await this.changes.complete(ctx, runId))
  }

  @Mutation(() => CohortRunPayload, { description: 'Cancels a run: everybody in it is told, keeps their claim, and is offered a place in another run where there is one.' })
  @Allow()
  async cancelCohortRun(@Context('ctx') ctx: Ctx, @Args('input') { runId, reason }: CancelCohortRunInput): Promise<CohortRunPayload> {
    return this.answer(ctx, await this.cancellation.cancel(ctx, runId, reason))
  }

  @Mutation(() => CohortRunPayload, { description: 'Names somebody who teaches the run.' })
  @Allow()
  async addRunFacilitator(@Context('ctx') ctx: Ctx, @Args('input') { runId, personId }: RunFacilitatorInput): Promise<CohortRunPayload> {
    return this.answer(ctx, await this.facilitators.add(ctx, runId, asId<PersonId>(personId)))
  }

  @Mutation(() => CohortRunPayload, { description: 'Somebody does not teach the run any more.' })
  @Allow()
  async removeRunFacilitator(@Context('ctx') ctx: Ctx, @Args('input') { runId, personId }: RunFacilitatorInput): Promise<CohortRunPayload> {
    return this.answer(ctx, await this.facilitators.remove(ctx, runId, asId<PersonId>(personId)))
  }

  private async answer(ctx: Ctx, result: Result<CohortRunId, readonly UserError[]>): Promise<CohortRunPayload> {
    return result.ok ? { run: await this.runs.byId(ctx, result.value), userErrors: [] } : { run: null, userErrors: result.error }
  }
}
