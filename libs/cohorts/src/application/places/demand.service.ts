import { Injectable } from '@nestjs/common'
import { protectCounts, type PublishedTable } from '#disclosure'
import type { OrganisationId } from '#kernel'
import { type Ctx, requireAccess } from '#platform/access'
import { RunQueries } from '../../data/runs/run.queries.js'
import { WaitingListQueries } from '../../data/places/waiting-list.queries.js'
import { can, checkMinimum, countDemand, type DemandCount, isOnRegister, type MinimumOutlook, type RunDemand } from '../../domain/index.js'
import { StandingService } from '../runs/standing.service.js'
import { publishedKind, publishedRegion } from './published-categories.js'

export interface RunDemandView extends RunDemand {
  readonly byOrganisation: readonly (DemandCount & { readonly organisationId: OrganisationId })[]
  readonly minimumOutlook: MinimumOutlook
}

/** How much a run is wanted. */
@Injectable()
export class DemandService {
  constructor(private readonly queries: WaitingListQueries, private readonly runs: RunQueries, private readonly standing: StandingService) {}

  /** Exact numbers, for those who run the programme. */
  async exact(ctx: Ctx, runId: string): Promise<RunDemandView> {
    const standing = await this.standing.forRun(ctx, runId)
    requireAccess(ctx, can.seeRun, standing)
    requireAccess(ctx, can.seeDemand, standing)
    const [entries, [run]] = await Promise.all([this.queries.demand(standing.runId), this.runs.byIds([standing.runId])])
    const { accepted, mayFollow } = await this.runs.countAccepted(standing.runId)
    const organisations = [...new Set(entries.map(({ organisationId }) => organisationId))].sort()
    return {
      ...countDemand(run?.capacity ?? 0, entries),
      byOrganisation: organisations.map((organisationId) => ({
        organisationId: organisationId as OrganisationId, ...totals(countDemand(0, entries.filter((entry) => entry.organisationId === organisationId))),
      })),
      minimumOutlook: checkMinimum({ minimum: run?.minimum ?? 0, accepted, mayFollow }),
    }
  }

  /** For anybody who may see the run: who takes part, by region, so far as it gives nobody away. */
  async participantsByRegion(ctx: Ctx, runId: string): Promise<PublishedTable<'run_participants_by_region'>> {
    const entries = await this.published(ctx, runId)
    return protect('run_participants_by_region', entries.filter(({ state }) => isOnRegister(state)).map(({ region }) => publishedRegion(region)))
  }

  /** For anybody who may see the run: who has applied and waits for an answer, by kind of organisation, so far as it gives nobody away. */
  async applicantsByKind(ctx: Ctx, runId: string): Promise<PublishedTable<'run_applicants_by_organisation_kind'>> {
    const entries = await this.published(ctx, runId)
    const undecided = ['applied', 'manager_approved', 'waitlisted']
    return protect('run_applicants_by_organisation_kind', entries.filter(({ state }) => undecided.includes(state)).map(({ organisationKind }) => publishedKind(organisationKind)))
  }

  private async published(ctx: Ctx, runId: string) {
    const standing = await this.standing.forRun(ctx, runId)
    requireAccess(ctx, can.seeRun, standing)
    return this.queries.demand(standing.runId)
  }
}

const totals = ({ seats, waiting, inApproval, lost }: RunDemand): DemandCount => ({ seats, waiting, inApproval, lost })

function protect<N extends 'run_participants_by_region' | 'run_applicants_by_organisation_kind'>(breakdown: N, categories: readonly string[]): PublishedTable<N> {
  const counts: Record<string, number> = {}
  for (const category of categories) counts[category] = (counts[category] ?? 0) + 1
  const table = protectCounts({ breakdown, counts: counts as never, total: categories.length })
  if (!table.ok) throw new Error(`Counts could not be protected: ${JSON.stringify(table.error)}`)
  return table.value
}
