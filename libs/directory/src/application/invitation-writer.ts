import { createHash, randomBytes } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import { AuditService } from '#audit'
import { newId, type OrganisationId, type PersonId, type PlainDate } from '#kernel'
import type { Ctx } from '#platform/access'
import type { Tx } from '#platform/database'
import { Outbox } from '#platform/outbox'
import { InvitationQueries } from '../data/invitation.queries.js'
import { personInvited } from '../events.js'

const DAY_MS = 86_400_000
/** How long an invitation stays good. */
export const INVITATION_DAYS = 14

/** Whom to invite, and where the link goes. */
export interface NewInvitation {
  readonly personId: PersonId
  readonly email: string
  readonly anyEmail: boolean
  /** The membership that accepting opens. */
  readonly membership?: {
    readonly organisationId: OrganisationId
    readonly role: string
    readonly jobTitle: string | null
    readonly grade: string | null
    readonly startsOn: PlainDate
  } | undefined
}

/** The form in which a secret is kept: whoever reads the database cannot use it. */
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex')

/** Writes invitations inside somebody's transaction: the secret leaves only by the event that has it mailed. */
@Injectable()
export class InvitationWriter {
  constructor(
    private readonly queries: InvitationQueries,
    private readonly audit: AuditService,
    private readonly outbox: Outbox,
  ) {}

  /** Invites people; what they were invited to before stops working. The caller has checked access. */
  async invite(tx: Tx, ctx: Ctx, people: readonly NewInvitation[]): Promise<void> {
    if (people.length === 0) return
    const expiresAt = new Date(ctx.now.getTime() + INVITATION_DAYS * DAY_MS)
    const invited = people.map(({ membership, ...person }) => ({ ...person, id: newId(), token: randomBytes(32).toString('base64url'), membership }))
    await this.queries.replace(tx, invited.map(({ token, membership, ...row }) => ({
      ...row, ...(membership ?? { organisationId: null, role: null, jobTitle: null, grade: null, startsOn: null }),
      tokenHash: tokenHash(token), createdAt: ctx.now, expiresAt,
    })), ctx.now)
    await this.audit.recordMany(tx, ctx, invited.map(({ id, personId, membership }) => ({
      action: 'person:invite', subject: { person: personId }, detail: { invitationId: id, organisationId: membership?.organisationId ?? null },
    })))
    await this.outbox.addMany(tx, ctx, personInvited, invited.map(({ id, personId, token, membership }) => ({
      invitationId: id, personId, token, organisationId: membership?.organisationId ?? null,
    })))
  }
}
