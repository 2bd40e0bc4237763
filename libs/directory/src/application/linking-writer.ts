import { Injectable } from '@nestjs/common'
import { AuditService } from '#audit'
import { err, ok, type PersonId, type Result } from '#kernel'
import type { Ctx } from '#platform/access'
import type { Tx } from '#platform/database'
import type { UserError } from '#platform/errors'
import { InvitationQueries, type InvitationRow } from '../data/invitation.queries.js'
import { LinkingQueries } from '../data/linking.queries.js'
import { decideLinking, type IdentityClaims, type InvitationFacts, type Linking, type LinkingRefusal } from '../domain/decide-linking.js'
import type { Email } from '../domain/normalise-person.js'
import { MembershipWriter } from './membership-writer.js'
import { PersonTrail } from './person-trail.js'

export const invitationFacts = (row: InvitationRow): InvitationFacts => ({
  id: row.id, personId: row.personId, email: row.email as Email, anyEmail: row.anyEmail,
  expiresAt: row.expiresAt, usedAt: row.acceptedAt ?? undefined, revokedAt: row.revokedAt ?? undefined,
})

/** Decides on a first sign-in and writes what follows, inside a transaction that holds the rows of the people in question. */
@Injectable()
export class LinkingWriter {
  constructor(
    private readonly queries: LinkingQueries,
    private readonly invitations: InvitationQueries,
    private readonly memberships: MembershipWriter,
    private readonly audit: AuditService,
    private readonly trail: PersonTrail,
  ) {}

  /** `found` are the invitations in question: the one of a presented secret, or all those to the account's address. */
  async link(
    tx: Tx, ctx: Ctx, claims: IdentityClaims,
    found: { readonly presented: InvitationRow | undefined } | { readonly byEmail: readonly InvitationRow[]; readonly trustedDomains: readonly string[] },
  ): Promise<Result<PersonId, LinkingRefusal>> {
    const rows = 'byEmail' in found ? found.byEmail : found.presented === undefined ? [] : [found.presented]
    const issuers = await this.queries.issuersOf(tx, rows.map(({ personId }) => personId))
    const decided = decideLinking(claims, {
      linkedPersonId: await this.queries.linkedPerson(tx, claims.issuer, claims.subject),
      presented: 'byEmail' in found ? undefined : { invitation: found.presented === undefined ? undefined : invitationFacts(found.presented) },
      invitationsByEmail: 'byEmail' in found ? rows.map(invitationFacts) : [],
      issuersOf: (person) => issuers.get(person) ?? [],
      trustedDomains: 'byEmail' in found ? found.trustedDomains : [],
    }, ctx.now)
    if (!decided.ok || decided.value.kind === 'known') return decided.ok ? ok(decided.value.personId) : decided
    const row = rows.find(({ id }) => decided.value.kind === 'link' && id === decided.value.invitationId)
    if (row === undefined) throw new Error('A linking was decided by an invitation that was not asked about')
    return this.write(tx, ctx, claims, decided.value, row, (issuers.get(row.personId) ?? []).length > 0)
  }

  private async write(tx: Tx, ctx: Ctx, claims: IdentityClaims, linking: Linking & { kind: 'link' }, row: InvitationRow, hasAccount: boolean): Promise<Result<PersonId, LinkingRefusal>> {
    const { personId } = linking
    // Whoever may edit a record could have put in an address of their own: only an address that its owner has
    // proved may open a second way into a record that somebody uses.
    if (hasAccount && !(await this.queries.isVerified(tx, personId, row.email))) return err('EMAIL_NOT_VERIFIED')
    if (!(await this.invitations.accept(tx, row.id, ctx.now))) return err('INVITATION_USED')
    if (!(await this.queries.link(tx, claims, personId, row.email, ctx.now))) return err('LINKED_TO_SOMEBODY_ELSE')
    await this.trail.changed(tx, ctx, 'person:link', personId, { by: linking.by, issuer: claims.issuer, invitationId: row.id })
    if (row.organisationId !== null) await this.join(tx, ctx, row)
    return ok(personId)
  }

  /** Opens the membership that the person agreed to. A membership that they hold by now is no hindrance: it is what was asked for. */
  async join(tx: Tx, ctx: Ctx, { personId, organisationId, role, jobTitle, grade, startsOn, id }: InvitationRow): Promise<Result<unknown, readonly UserError[]>> {
    if (organisationId === null || role === null || startsOn === null) return ok(undefined)
    const opened = await this.memberships.open(tx, ctx, { personId, organisationId, role, jobTitle, grade, startsOn, endsOn: null, origin: 'invitation' })
    await this.audit.record(tx, ctx, { action: 'invitation:accept', subject: { person: personId }, detail: { invitationId: id, organisationId } })
    return opened.ok || opened.error.some(({ code }) => code === 'OVERLAPS') ? ok(undefined) : opened
  }
}
