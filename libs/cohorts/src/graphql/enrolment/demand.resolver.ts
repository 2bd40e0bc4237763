import { Args, Context, ID, Query, Resolver } from '@nestjs/graphql'
import { highest, lowest, type PublishedCount, type PublishedTable } from '#disclosure'
import type { Ctx } from '#platform/access'
import { Allow } from '#platform/graphql'
import { DemandService } from '../../application/places/demand.service.js'
import { type PublishedCountType, PublishedTableType, RunDemandType } from './demand.type.js'

@Resolver()
export class DemandResolver {
  constructor(private readonly demand: DemandService) {}

  @Query(() => RunDemandType, { name: 'runDemand', description: 'How much a run is wanted, exactly. For those who run the programme.' })
  @Allow()
  async exact(@Context('ctx') ctx: Ctx, @Args('runId', { type: () => ID, description: 'Which run.' }) runId: string): Promise<RunDemandType> {
    const demand = await this.demand.exact(ctx, runId)
    return {
      ...demand, filled: demand.filled ?? null, wanted: demand.wanted ?? null,
      byRegion: demand.byRegion.map((line) => ({ ...line, region: line.region ?? null })), byOrganisationKind: [...demand.byOrganisationKind], byOrganisation: [...demand.byOrganisation],
    }
  }

  @Query(() => PublishedTableType, { name: 'runParticipantsByRegion', description: 'Who takes part in a run, by region, so far as it gives nobody away.' })
  @Allow()
  async participants(@Context('ctx') ctx: Ctx, @Args('runId', { type: () => ID, description: 'Which run.' }) runId: string): Promise<PublishedTableType> {
    return toTable(await this.demand.participantsByRegion(ctx, runId))
  }

  @Query(() => PublishedTableType, { name: 'runApplicantsByOrganisationKind', description: 'Who waits for an answer in a run, by kind of organisation, so far as it gives nobody away.' })
  @Allow()
  async applicants(@Context('ctx') ctx: Ctx, @Args('runId', { type: () => ID, description: 'Which run.' }) runId: string): Promise<PublishedTableType> {
    return toTable(await this.demand.applicantsByKind(ctx, runId))
  }
}

const toCount = (category: string | null, count: PublishedCount): PublishedCountType => ({ category, from: lowest(count), to: highest(count) })

const toTable = ({ method, cells, total }: PublishedTable): PublishedTableType => ({
  method, cells: cells.map(({ category, count }) => toCount(category, count)), total: total === undefined ? null : toCount(null, total),
})
