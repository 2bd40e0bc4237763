import { Inject, Injectable } from '@nestjs/common'
import { AuditService } from '#audit'
import { err, isId, ok, type PersonId, type Result } from '#kernel'
import { type Ctx, requirePerson, systemCtx } from '#platform/access'
import type { TokenClaims } from '#platform/auth'
import { CONFIG, type Config } from '#platform/config'
import { UnitOfWork } from '#platform/database'
import { AppError, forbidden, type UserError } from '#platform/errors'
import { InvitationQueries } from '../data/invitation.queries.js'
import { LinkingQueries } from '../data/linking.queries.js'
import type { LinkingRefusal } from '../domain/decide-linking.js'
import { emailDomain, normaliseEmail } from '../domain/normalise-person.js'
import { tokenHash } from './invitation-writer.js'
import { LinkingWriter } from './linking-writer.js'
import { refuse } from './read-fields.js'

const WINDOW_MS = 3_600_000
const KEPT_MS = 30 * 86_400_000
/** Refusals of one account in an hour, after which it is not even looked at. */
const MOST_REFUSALS = 10

/** The one answer to whoever presents an invitation that does not fit, whatever the reason. */
const NO_INVITATION = refuse('NO_INVITATION', 'token',
  'This invitation cannot be used with this account. It may have been used, replaced or taken back, or be meant for another account. Ask whoever invited you to send a new one.')

/** How a sign-in account becomes a person: by an invitation, never by what it calls itself. */
@Injectable()
export class LinkingService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly queries: LinkingQueries,
    private readonly invitations: InvitationQueries,
    private readonly writer: LinkingWriter,
    private readonly audit: AuditService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Accepts the invitation whose secret is given, as an account that is nobody yet or as the invited person. Throws RATE_LIMITED after many refusals. */
  async accept(ctx: Ctx, token: string): Promise<Result<PersonId, readonly UserError[]>> {
    const { actor } = ctx
    if (actor.kind !== 'person' && actor.kind !== 'unlinked') throw forbidden()
    const account = actor.kind === 'person' ? { issuer: 'person', subject: actor.personId as string } : actor
    if ((await this.queries.refusals(account.issuer, account.subject, new Date(ctx.now.getTime() - WINDOW_MS))) >= MOST_REFUSALS) {
      throw new AppError('RATE_LIMITED', 'Too many invitations were refused. Wait an hour and try again.')
    }
    const done = await this.uow.run(async (tx): Promise<Result<PersonId, LinkingRefusal>> => {
      const presented = await this.queries.lockByToken(tx, tokenHash(token))
      if (actor.kind === 'unlinked') return this.writer.link(tx, ctx, actor, { presented })
      if (presented?.personId !== actor.personId || presented.expiresAt <= ctx.now) return err('INVITATION_UNKNOWN')
      if (!(await this.invitations.accept(tx, presented.id, ctx.now))) return err('INVITATION_USED')
      return (await this.writer.join(tx, ctx, presented)).ok ? ok(presented.personId) : err('INVITATION_EXPIRED')
    })
    if (done.ok) return done
    await this.queries.recordRefusal(account, done.error, ctx.now)
    return NO_INVITATION
  }

  /** The person's own answer to an invitation to join an organisation, given from their page. */
  async answer(ctx: Ctx, invitationId: string, accepts: boolean): Promise<Result<PersonId, readonly UserError[]>> {
    const personId = requirePerson(ctx)
    return this.uow.run(async (tx): Promise<Result<PersonId, readonly UserError[]>> => {
      await this.queries.lockPerson(tx, personId)
      const invitation = isId(invitationId) ? await this.invitations.byId(invitationId, tx) : undefined
      const mine = invitation?.personId === personId && invitation.organisationId !== null && invitation.expiresAt > ctx.now ? invitation : undefined
      const taken = mine !== undefined && (accepts ? await this.invitations.accept(tx, mine.id, ctx.now) : await this.invitations.revoke(tx, mine.id, ctx.now))
      if (mine === undefined || !taken) return refuse('NO_INVITATION', 'invitationId', 'This invitation is not open any more. Ask whoever invited you to send a new one.')
      if (!accepts) {
        await this.audit.record(tx, ctx, { action: 'invitation:decline', subject: { person: personId }, detail: { invitationId } })
        return ok(personId)
      }
      const joined = await this.writer.join(tx, ctx, mine)
      return joined.ok ? ok(personId) : joined
    })
  }

  /** Forgets the refusals of more than a month ago. */
  forgetRefusals({ now }: Ctx): Promise<number> {
    return this.queries.forgetRefusals(new Date(now.getTime() - KEPT_MS))
  }

  /**
   * Links a first sign-in without a secret: its issuer is trusted for the address's domain, says that the address is
   * verified, and exactly one person is invited under it. `undefined` when any of that is missing.
   */
  async autoLink({ issuer, subject, email, emailVerified }: TokenClaims, now: Date): Promise<PersonId | undefined> {
    const address = email !== undefined && emailVerified ? normaliseEmail(email) : undefined
    const trustedDomains = this.config.OIDC_ISSUERS.find((one) => one.issuer === issuer)?.emailDomains ?? []
    if (!address?.ok || !trustedDomains.includes(emailDomain(address.value)) || !(await this.queries.isInvited(address.value, now))) return undefined
    const ctx = systemCtx('first-sign-in', now, 'first-sign-in')
    const done = await this.uow.run(async (tx) =>
      this.writer.link(tx, ctx, { issuer, subject, email, emailVerified }, { byEmail: await this.queries.lockByEmail(tx, address.value), trustedDomains }))
    return done.ok ? done.value : undefined
  }
}
