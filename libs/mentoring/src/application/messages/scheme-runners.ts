import { Injectable } from '@nestjs/common'
import { MembershipsService } from '#directory'
import { londonDate, type PersonId } from '#kernel'
import type { Ctx } from '#platform/access'
import type { Executor } from '#platform/database'
import { SchemeQueries } from '../../data/schemes/scheme.queries.js'

/** Whom to tell about a scheme: its managers, or those who match where there are none. */
@Injectable()
export class SchemeRunners {
  constructor(private readonly schemes: SchemeQueries, private readonly memberships: MembershipsService) {}

  async of(ctx: Ctx, schemeId: string, on?: Executor): Promise<readonly PersonId[]> {
    const scheme = await this.schemes.one(schemeId, on)
    if (scheme === undefined) return []
    const members = await this.memberships.membersOf(scheme.organisationId, londonDate(ctx.now), ['scheme_manager', 'matching_manager'])
    const managers = members.filter(({ role }) => role === 'scheme_manager')
    return [...new Set((managers.length > 0 ? managers : members).map(({ personId }) => personId))]
  }
}
