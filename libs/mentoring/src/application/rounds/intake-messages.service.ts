import { Injectable } from '@nestjs/common'
import { MembershipsService } from '#directory'
import { londonDate, type PersonId } from '#kernel'
import { matchIntakeOverMessage, NotificationsService } from '#notifications'
import type { Ctx } from '#platform/access'
import { UnitOfWork } from '#platform/database'
import { RoundQueries, type RoundRow } from '../../data/rounds/round.queries.js'
import { SchemeQueries } from '../../data/schemes/scheme.queries.js'

/** Tells those who match when it is their turn. */
@Injectable()
export class IntakeMessagesService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly rounds: RoundQueries,
    private readonly schemes: SchemeQueries,
    private readonly memberships: MembershipsService,
    private readonly notifications: NotificationsService,
  ) {}

  /** Once a round: its intake is over, and it waits to be frozen. */
  async tellOver(ctx: Ctx): Promise<void> {
    for (const round of await this.rounds.intakeOver(londonDate(ctx.now))) await this.tell(ctx, round)
  }

  private async tell(ctx: Ctx, { id, schemeId, title, intakeClosesOn, state }: RoundRow): Promise<void> {
    const scheme = await this.schemes.one(schemeId)
    if (scheme === undefined) return
    const members = await this.memberships.membersOf(scheme.organisationId, londonDate(ctx.now), ['matching_manager', 'scheme_manager'])
    const matching = members.filter(({ role }) => role === 'matching_manager')
    const told = [...new Set((matching.length > 0 ? matching : members).map(({ personId }) => personId))]
    await this.uow.run(async (tx) => {
      await this.notifications.queueMany(tx, ctx, told.map((personId: PersonId) => ({
        template: matchIntakeOverMessage as never, personId, data: { scheme: scheme.title, round: title, roundId: id }, dedupeKey: `intake-over:${id}:${intakeClosesOn}:${personId}`,
      })))
      await this.rounds.addHistory(tx, id, { action: 'intake_over', toState: state, actorId: null, detail: { told: told.length } }, ctx.now)
    })
  }
}
