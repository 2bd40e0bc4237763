import { Injectable } from '@nestjs/common'
import { PeopleService } from '#directory'
import { mentoringHelpWantedMessage, NotificationsService } from '#notifications'
import type { Ctx } from '#platform/access'
import { UnitOfWork } from '#platform/database'
import { MatchQueries } from '../../data/matches/match.queries.js'
import { FeedbackQueries } from '../../data/relationships/feedback.queries.js'
import { request } from './request.js'
import { SchemeRunners } from './scheme-runners.js'

/** Calls for help go to those who run the scheme, with the name of who asks and nothing of what they say. */
@Injectable()
export class HelpMessagesService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly matches: MatchQueries,
    private readonly feedback: FeedbackQueries,
    private readonly notifications: NotificationsService,
    private readonly people: PeopleService,
    private readonly runners: SchemeRunners,
  ) {}

  async wanted(ctx: Ctx, checkInId: string): Promise<void> {
    await this.uow.run(async (tx) => {
      const checkIn = await this.feedback.checkIn(checkInId, tx)
      const match = checkIn && (await this.matches.one(checkIn.matchId, tx))
      if (checkIn === undefined || match === undefined || checkIn.helpSettledAt !== null) return
      const learner = (await this.people.nameOf([checkIn.personId])).get(checkIn.personId) ?? 'Somebody'
      const told = await this.runners.of(ctx, match.schemeId, tx)
      await this.notifications.queueMany(tx, ctx, told.map((personId) => request({
        template: mentoringHelpWantedMessage, personId, dedupeKey: `help-wanted:${checkInId}:${personId}`, data: { scheme: match.schemeTitle, matchId: match.id, learner },
      })))
    })
  }
}
