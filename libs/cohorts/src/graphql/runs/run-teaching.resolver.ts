import { Args, Context, Mutation, ResolveField, Resolver } from '@nestjs/graphql'
import type { Ctx } from '#platform/access'
import { Allow, type GraphqlContext, type LoaderDefinition } from '#platform/graphql'
import { FacilitatorsService } from '../../application/runs/facilitators.service.js'
import { RunsService } from '../../application/runs/runs.service.js'
import { type RunStanding, StandingService } from '../../application/runs/standing.service.js'
import type { RunRow } from '../../data/runs/run.queries.js'
import { can, type Standing } from '../../domain/index.js'
import { RunFacilitatorByEmailInput } from './run-teaching.input.js'
import { CohortRunPayload, CohortRunType } from './run.type.js'

/** Who teaches a run, and what those who teach may do in it. */
@Resolver(() => CohortRunType)
export class RunTeachingResolver {
  private readonly standing: LoaderDefinition<string, RunStanding>

  constructor(private readonly facilitators: FacilitatorsService, private readonly runs: RunsService, standing: StandingService) {
    this.standing = { name: 'cohorts.run-standing', load: (ctx, ids) => standing.forRuns(ctx, ids) }
  }

  @Mutation(() => CohortRunPayload, { description: 'Names somebody who teaches the run, by email address. For the run\'s programme managers.' })
  @Allow()
  async addRunFacilitatorByEmail(@Context('ctx') ctx: Ctx, @Args('input') { runId, email }: RunFacilitatorByEmailInput): Promise<CohortRunPayload> {
    const result = await this.facilitators.addByEmail(ctx, runId, email)
    return result.ok ? { run: await this.runs.byId(ctx, result.value), userErrors: [] } : { run: null, userErrors: result.error }
  }

  @ResolveField('viewerCanManageSessions', () => Boolean, { description: 'Whether the viewer may plan, move and cancel its sessions.' })
  viewerCanManageSessions(run: RunRow, _args: object, context: GraphqlContext): Promise<boolean> {
    return this.may(run, context, can.manageSessions.permits)
  }

  @ResolveField('viewerCanTeach', () => Boolean, { description: 'Whether the viewer may mark work, form sets, and announce and moderate in its spaces.' })
  viewerCanTeach(run: RunRow, _args: object, context: GraphqlContext): Promise<boolean> {
    return this.may(run, context, can.moderate.permits)
  }

  private async may({ id }: RunRow, { loaders }: GraphqlContext, permits: (standing: Standing) => boolean): Promise<boolean> {
    const standing = await loaders.load(this.standing, id)
    return standing !== undefined && permits(standing)
  }
}
