import { Injectable } from '@nestjs/common'
import type { Ctx } from '#platform/access'
import { RosterQueries, type RosterRow } from '../../data/attendance/roster.queries.js'
import { can } from '../../domain/index.js'
import { StandingService } from '../runs/standing.service.js'
import { requireRunAccess } from '../sessions/run-access.js'

/** The people of a run with their attendance so far. */
@Injectable()
export class RosterService {
  constructor(private readonly queries: RosterQueries, private readonly standing: StandingService) {}

  async page(ctx: Ctx, runId: string, first: number, after: string | undefined): Promise<{ rows: RosterRow[]; total: number }> {
    requireRunAccess(ctx, can.seeRoster, await this.standing.forRun(ctx, runId))
    return this.queries.roster(runId, first, after)
  }
}
