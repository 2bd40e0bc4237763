import { Injectable } from '@nestjs/common'
import { MembershipsService, PeopleService } from '#directory'
import { londonDate, type PersonId } from '#kernel'
import {
  announcementMessage, assignmentMarkedMessage, type MessageRequest, NotificationsService, postReportedMessage, runBelowMinimumMessage, runCancelledMessage,
} from '#notifications'
import type { Ctx } from '#platform/access'
import { UnitOfWork } from '#platform/database'
import { MessageFactsQueries } from '../../data/messages/message-facts.queries.js'
import { request } from './request.js'

const BATCH = 500

/** Tells people what happens in a run: cancelled, announced, marked, reported, too few. */
@Injectable()
export class RunMessagesService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly queries: MessageFactsQueries,
    private readonly notifications: NotificationsService,
    private readonly people: PeopleService,
    private readonly memberships: MembershipsService,
  ) {}

  async cancelled(ctx: Ctx, runId: string, reason: string, enrolmentIds: readonly string[]): Promise<void> {
    for (let start = 0; start < enrolmentIds.length; start += BATCH) {
      await this.uow.run(async (tx) => {
        const concerned = await this.queries.enrolments(tx, enrolmentIds.slice(start, start + BATCH))
        await this.notifications.queueMany(tx, ctx, concerned.map(({ personId, enrolmentId, runTitle }) =>
          request({ template: runCancelledMessage, personId, dedupeKey: `run-cancelled:${runId}:${enrolmentId}`, data: { programme: runTitle, reason } })))
      })
    }
  }

  async announced(ctx: Ctx, announcementId: string, signal: AbortSignal): Promise<void> {
    let after: PersonId | undefined
    do {
      signal.throwIfAborted()
      after = await this.announceSome(ctx, announcementId, after)
    } while (after !== undefined)
  }

  async marked(ctx: Ctx, marked: { submissionId: string; attempt: number; enrolmentId: string; itemId: string; verdict: 'return' | 'pass' | 'fail' }): Promise<void> {
    const { submissionId, attempt, enrolmentId, itemId, verdict } = marked
    await this.uow.run(async (tx) => {
      const [facts] = await this.queries.enrolments(tx, [enrolmentId])
      if (facts === undefined) return
      await this.notifications.queue(tx, ctx, {
        template: assignmentMarkedMessage, personId: facts.personId, dedupeKey: `marked:${submissionId}:${attempt}`,
        data: { programme: facts.runTitle, assignment: await this.queries.itemTitle(tx, itemId), enrolmentId, itemId, verdict },
      })
    })
  }

  /** Those who teach hear of the first report; further ones before a moderator has looked say nothing new. Nobody judges their own post. */
  async reported(ctx: Ctx, postId: string): Promise<void> {
    await this.uow.run(async (tx) => {
      const post = await this.queries.post(tx, postId)
      if (post === undefined) return
      const moderators = (await this.queries.facilitatorsOf(tx, post.runId)).filter((id) => id !== post.authorId)
      await this.notifications.queueMany(tx, ctx, moderators.map((personId) => request({
        template: postReportedMessage, personId, dedupeKey: `post-reported:${postId}:${post.round}:${personId}`, data: { programme: post.runTitle, runId: post.runId },
      })))
    })
  }

  async belowMinimum(ctx: Ctx, runId: string, accepted: number, minimum: number): Promise<void> {
    await this.uow.run(async (tx) => {
      const run = await this.queries.run(tx, runId)
      if (run === undefined) return
      const today = londonDate(ctx.now)
      const managers = new Set((await this.memberships.membersOf(run.organisationId, today, ['programme_manager'])).map(({ personId }) => personId))
      await this.notifications.queueMany(tx, ctx, [...managers].map((personId) => request({
        template: runBelowMinimumMessage, personId, dedupeKey: `below-minimum:${runId}:${today}:${personId}`, data: { programme: run.title, runId, accepted, minimum },
      })))
    })
  }

  /** One batch of an announcement's readers; answers the last of them while there may be more. */
  private announceSome(ctx: Ctx, announcementId: string, after: PersonId | undefined): Promise<PersonId | undefined> {
    return this.uow.run(async (tx) => {
      const said = await this.queries.announcement(tx, announcementId)
      if (said === undefined) return undefined
      const readers = await this.queries.learnersOf(tx, said, after, BATCH)
      const author = (await this.people.nameOf([said.authorId])).get(said.authorId) ?? ''
      const data = { programme: said.runTitle, runId: said.runId, title: said.title, text: said.body, author }
      await this.notifications.queueMany(tx, ctx, readers.map((personId): MessageRequest =>
        request({ template: announcementMessage, personId, dedupeKey: `announcement:${announcementId}:${personId}`, data })))
      return readers.length < BATCH ? undefined : readers.at(-1)
    })
  }
}
