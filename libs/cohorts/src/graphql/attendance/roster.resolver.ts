import { Args, Context, ID, Query, ResolveField, Resolver } from '@nestjs/graphql'
import type { Ctx } from '#platform/access'
import { Allow, type Connection, type GraphqlContext, PageArgs, toConnection } from '#platform/graphql'
import { RosterService } from '../../application/attendance/roster.service.js'
import { idPosition } from '../keyset.js'
import { PersonNames } from '../person-names.js'
import { RosterEntryConnection, RosterEntryType } from './attendance.type.js'

@Resolver(() => RosterEntryType)
export class RosterResolver {
  constructor(private readonly roster: RosterService, private readonly names: PersonNames) {}

  @Query(() => RosterEntryConnection, { name: 'cohortRoster', description: 'The people on a run\'s register with their attendance so far. For those who teach or run it.' })
  @Allow()
  async page(@Context('ctx') ctx: Ctx, @Args('runId', { type: () => ID, description: 'Which run.' }) runId: string, @Args() { first, after }: PageArgs): Promise<Connection<RosterEntryType>> {
    const { rows, total } = await this.roster.page(ctx, runId, first, idPosition(after))
    return toConnection(rows.map((row) => ({ ...row, progressPercent: row.progress / 100 })), first, total, (row) => [row.enrolmentId])
  }

  @ResolveField('personName', () => String, { nullable: true, description: 'The learner\'s name.' })
  personName(entry: RosterEntryType, _args: object, context: GraphqlContext): Promise<string | null> {
    return this.names.of(entry.personId, context)
  }
}
