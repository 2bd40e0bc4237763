import { Injectable } from '@nestjs/common'
import { MembershipsService, PeopleService } from '#directory'
import { londonDate } from '#kernel'
import { NotificationsService, transferAcceptedMessage, transferDeclinedMessage, transferRequestedMessage } from '#notifications'
import type { Ctx } from '#platform/access'
import { UnitOfWork } from '#platform/database'
import { MessageFactsQueries } from '../../data/messages/message-facts.queries.js'
import { request } from './request.js'

/** Tells those who run a programme of wishes to go on in another run, and the learner of the answer. The reason for a wish is read on its page only. */
@Injectable()
export class TransferMessagesService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly queries: MessageFactsQueries,
    private readonly notifications: NotificationsService,
    private readonly people: PeopleService,
    private readonly memberships: MembershipsService,
  ) {}

  async requested(ctx: Ctx, requestId: string): Promise<void> {
    await this.uow.run(async (tx) => {
      const facts = await this.queries.transferRequest(tx, requestId)
      // Taken back or answered before this was read: there is nothing left to do.
      if (facts?.state !== 'open') return
      const managers = new Set((await this.memberships.membersOf(facts.ownerId, londonDate(ctx.now), ['programme_manager'])).map(({ personId }) => personId))
      const learner = (await this.people.nameOf([facts.personId])).get(facts.personId) ?? 'A learner'
      const data = { learner, programme: facts.runTitle, wished: facts.wishedTitle, runId: facts.runId, requestId }
      await this.notifications.queueMany(tx, ctx, [...managers].map((personId) =>
        request({ template: transferRequestedMessage, personId, dedupeKey: `transfer-requested:${requestId}:${personId}`, data })))
    })
  }

  async answered(ctx: Ctx, requestId: string): Promise<void> {
    await this.uow.run(async (tx) => {
      const facts = await this.queries.transferRequest(tx, requestId)
      if (facts === undefined) return
      const { personId, enrolmentId, newEnrolmentId, answer } = facts
      const told = { personId, dedupeKey: `transfer-answered:${requestId}` }
      const runs = { programme: facts.runTitle, wished: facts.wishedTitle }
      if (facts.state === 'accepted' && newEnrolmentId !== null) await this.notifications.queue(tx, ctx, { template: transferAcceptedMessage, ...told, data: { ...runs, enrolmentId: newEnrolmentId } })
      if (facts.state === 'declined') await this.notifications.queue(tx, ctx, { template: transferDeclinedMessage, ...told, data: { ...runs, enrolmentId, reason: answer ?? '' } })
    })
  }
}
