import { Injectable } from '@nestjs/common'
import { OrganisationsService, PeopleService } from '#directory'
import { londonDate } from '#kernel'
import {
  appliedMessage, approvalNeededMessage, approvedMessage, completedMessage, confirmedMessage, invitedMessage, type MessageRequest, NotificationsService, offeredMessage,
  notPlacedMessage, offerExpiredMessage, offerExpiringMessage, rejectedMessage, waitlistedMessage, withdrawnMessage,
} from '#notifications'
import type { Ctx } from '#platform/access'
import { type Tx, UnitOfWork } from '#platform/database'
import { type EnrolmentFacts, MessageFactsQueries } from '../../data/messages/message-facts.queries.js'
import { PeopleDirectory } from '../enrolment/people-directory.js'
import { request } from './request.js'

export interface EnrolmentChange {
  readonly enrolmentId: string
  readonly from: string | null
  readonly to: string
  readonly reason?: string | undefined
}

/**
 * Tells people what became of their place. Every message is named after its occasion, so that an event that arrives twice says
 * nothing new; news that is stale by the time it is read (an offer already answered) is not sent.
 */
@Injectable()
export class EnrolmentMessagesService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly queries: MessageFactsQueries,
    private readonly notifications: NotificationsService,
    private readonly directory: PeopleDirectory,
    private readonly people: PeopleService,
    private readonly organisations: OrganisationsService,
  ) {}

  async changed(ctx: Ctx, change: EnrolmentChange): Promise<void> {
    await this.about(ctx, change.enrolmentId, async (tx, facts) => {
      const occasion = `${change.to}:${facts.enrolmentId}:${await this.queries.timesIn(tx, facts.enrolmentId, change.to)}`
      const invited = change.from === null && facts.nominatedById !== null && !facts.cameFromRun ? [await this.invited(facts)] : []
      return [...invited, ...(await this.news(ctx, facts, change, occasion))]
    })
  }

  async offered(ctx: Ctx, enrolmentId: string, expiresAt: string): Promise<void> {
    await this.about(ctx, enrolmentId, (_tx, facts) => isStanding(facts, expiresAt)
      ? [request({ template: offeredMessage, personId: facts.personId, dedupeKey: `offered:${enrolmentId}:${expiresAt}`, data: { ...placeOf(facts), expiresAt: new Date(expiresAt).toISOString() } })]
      : [])
  }

  async offerExpiring(ctx: Ctx, enrolmentId: string, expiresAt: string): Promise<void> {
    await this.about(ctx, enrolmentId, (_tx, facts) => isStanding(facts, expiresAt)
      ? [request({ template: offerExpiringMessage, personId: facts.personId, dedupeKey: `offer-expiring:${enrolmentId}:${expiresAt}`, data: { ...placeOf(facts), expiresAt: new Date(expiresAt).toISOString() } })]
      : [])
  }

  async completed(ctx: Ctx, enrolmentId: string, certificateId: string): Promise<void> {
    await this.about(ctx, enrolmentId, (_tx, facts) =>
      [request({ template: completedMessage, personId: facts.personId, dedupeKey: `completed:${certificateId}`, data: placeOf(facts) })])
  }

  private async about(ctx: Ctx, enrolmentId: string, write: (tx: Tx, facts: EnrolmentFacts) => readonly MessageRequest[] | Promise<readonly MessageRequest[]>): Promise<void> {
    await this.uow.run(async (tx) => {
      const [facts] = await this.queries.enrolments(tx, [enrolmentId])
      if (facts !== undefined) await this.notifications.queueMany(tx, ctx, await write(tx, facts))
    })
  }

  private async news(ctx: Ctx, facts: EnrolmentFacts, { from, to, reason }: EnrolmentChange, dedupeKey: string): Promise<readonly MessageRequest[]> {
    const { personId, runId } = facts
    const run = { programme: facts.runTitle, runId }
    const place = { personId, dedupeKey, data: placeOf(facts) }
    switch (to) {
      case 'applied': return this.applied(ctx, facts, dedupeKey)
      case 'manager_approved': return [request({ template: approvedMessage, personId, dedupeKey, data: run })]
      case 'rejected': return [request({ template: rejectedMessage, personId, dedupeKey, data: { ...run, reason: reason ?? '' } })]
      case 'waitlisted': return facts.state === 'waitlisted' ? [request({ template: waitlistedMessage, ...place })] : []
      case 'accepted': return [request({ template: confirmedMessage, personId, dedupeKey, data: { ...placeOf(facts), startsOn: facts.startsOn } })]
      case 'expired': return expiredNews(from).map((template) => request({ template, ...place }))
      // A cancelled run tells its people itself, and says more; who moves to another run hears of that one.
      case 'withdrawn': case 'deferred': return facts.runState === 'cancelled' || facts.movedOn || from === 'draft' ? [] : [request({ template: withdrawnMessage, ...place })]
      default: return []
    }
  }

  private async applied(ctx: Ctx, facts: EnrolmentFacts, dedupeKey: string): Promise<readonly MessageRequest[]> {
    const { personId, enrolmentId, runTitle, runId, organisationId } = facts
    const approverId = await this.directory.approverOf(personId, organisationId, londonDate(ctx.now))
    const names = await this.people.nameOf(approverId === undefined ? [personId] : [personId, approverId])
    const approver = approverId === undefined ? undefined : names.get(approverId)
    return [
      request({ template: appliedMessage, personId, dedupeKey, data: { programme: runTitle, runId, ...(approver === undefined ? {} : { approver }) } }),
      ...(approverId === undefined ? [] : [request({
        template: approvalNeededMessage, personId: approverId, dedupeKey: `approval:${dedupeKey}`, data: { applicant: names.get(personId) ?? '', programme: runTitle, enrolmentId },
      })]),
    ]
  }

  private async invited(facts: EnrolmentFacts): Promise<MessageRequest> {
    const organisation = (await this.organisations.byIds([facts.organisationId])).get(facts.organisationId)
    return request({
      template: invitedMessage, personId: facts.personId, dedupeKey: `invited:${facts.enrolmentId}`,
      data: { programme: facts.runTitle, runId: facts.runId, nominatedBy: organisation?.name ?? 'Your organisation' },
    })
  }
}

const placeOf = ({ runTitle, enrolmentId }: EnrolmentFacts) => ({ programme: runTitle, enrolmentId })

/** An offer lapsed, or the run started while they still waited; an unsent draft ends without a word. */
const expiredNews = (from: string | null) => from === 'offered' ? [offerExpiredMessage] : from === null ? [] : [notPlacedMessage]

/** Whether this very offer still waits for an answer. */
const isStanding = ({ state, offerExpiresAt }: EnrolmentFacts, expiresAt: string): boolean =>
  state === 'offered' && offerExpiresAt?.getTime() === Date.parse(expiresAt)
