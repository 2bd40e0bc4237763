import { Injectable } from '@nestjs/common'
import { asId, londonDate, type OrganisationId } from '#kernel'
import { accountInvitationMessage, joinOrganisationMessage, NotificationsService } from '#notifications'
import type { Ctx } from '#platform/access'
import { UnitOfWork } from '#platform/database'
import { InvitationQueries } from '../data/invitation.queries.js'
import { OrganisationsService } from './organisations.service.js'
import { MembershipsService } from './memberships.service.js'

/** Has invitations mailed: the only way by which their secret leaves. */
@Injectable()
export class InvitationMailService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly queries: InvitationQueries,
    private readonly organisations: OrganisationsService,
    private readonly memberships: MembershipsService,
    private readonly notifications: NotificationsService,
  ) {}

  /** Queues the message of an invitation that is still open, once. */
  async send(ctx: Ctx, invitationId: string, token: string): Promise<void> {
    const invitation = await this.queries.byId(invitationId)
    if (invitation === undefined || invitation.acceptedAt !== null || invitation.revokedAt !== null || invitation.expiresAt <= ctx.now) return
    const { personId, organisationId } = invitation
    const request = { personId, dedupeKey: `invited:${invitationId}` }
    const data = { token, expiresOn: londonDate(invitation.expiresAt) }
    const joins = organisationId === null ? undefined : await this.nameOf(organisationId)
    const from = (await this.memberships.organisationOf(personId, londonDate(ctx.now)))?.name
    await this.uow.run((tx) => joins === undefined
      ? this.notifications.queue(tx, ctx, { ...request, template: accountInvitationMessage, data: { ...data, organisation: from } })
      : this.notifications.queue(tx, ctx, { ...request, template: joinOrganisationMessage, data: { ...data, organisation: joins } }))
  }

  private async nameOf(id: string): Promise<string> {
    return (await this.organisations.byIds([asId<OrganisationId>(id)])).get(asId<OrganisationId>(id))?.name ?? 'An organisation'
  }
}
