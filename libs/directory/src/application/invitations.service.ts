import { Injectable } from '@nestjs/common'
import { AuditService } from '#audit'
import { asId, err, isId, londonDate, ok, type OrganisationId, type PersonId, type Result } from '#kernel'
import { type Ctx, requireAccess } from '#platform/access'
import { UnitOfWork } from '#platform/database'
import { notFound, type UserError } from '#platform/errors'
import { InvitationQueries, type InvitationRow } from '../data/invitation.queries.js'
import { PersonQueries } from '../data/person.queries.js'
import { InvitationWriter } from './invitation-writer.js'
import { type MembershipInput, type PersonResult, readMembership } from './membership-upkeep.service.js'
import { editPerson, grantRole, managePeopleOf } from './people-policies.js'
import { PersonAccess } from './person-access.js'
import { FieldReader, refuse } from './read-fields.js'
import { readEmail } from './read-person.js'

/** How many are invited by one call; ask again for the rest. */
const BATCH = 1_000

/** Asking people to sign in for the first time, or to join an organisation. */
@Injectable()
export class InvitationsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly queries: InvitationQueries,
    private readonly people: PersonQueries,
    private readonly writer: InvitationWriter,
    private readonly access: PersonAccess,
    private readonly audit: AuditService,
  ) {}

  /** Invites somebody to sign in, again if need be: only the newest invitation works. `anyEmail` lets them sign in under another address. */
  async invite(ctx: Ctx, id: string, { anyEmail }: { readonly anyEmail: boolean }): Promise<PersonResult> {
    const { personId } = await this.access.require(ctx, editPerson, id)
    return this.uow.run(async (tx): Promise<PersonResult> => {
      const person = await this.people.lock(tx, personId)
      if (person?.status !== 'invited') return refuse('ALREADY_SIGNED_IN', '', 'They have signed in already and need no invitation.')
      const email = await this.people.primaryEmail(tx, personId)
      if (email === undefined) return refuse('NO_EMAIL', 'email', 'Add an email address first.')
      await this.writer.invite(tx, ctx, [{ personId, email, anyEmail }])
      return ok(personId)
    })
  }

  /** Invites everybody in an organisation who never signed in and has no open invitation; answers how many (at most 1,000 a call). */
  async inviteAll(ctx: Ctx, organisation: string): Promise<number> {
    const organisationId = asId<OrganisationId>(organisation)
    requireAccess(ctx, managePeopleOf, { organisationId })
    if (!isId(organisation)) throw notFound('The organisation')
    return this.uow.run(async (tx) => {
      const people = await this.queries.uninvited(tx, organisationId, londonDate(ctx.now), ctx.now, BATCH)
      await this.writer.invite(tx, ctx, people.map((person) => ({ ...person, anyEmail: false })))
      return people.length
    })
  }

  /** Asks somebody who is on Waymark already to join an organisation. Their record opens to it only when they accept. */
  async inviteToJoin(ctx: Ctx, text: string, input: MembershipInput): Promise<Result<true, readonly UserError[]>> {
    const reader = new FieldReader()
    const membership = readMembership(reader, input, 'membership.')
    requireAccess(ctx, managePeopleOf, membership)
    const email = readEmail(reader, text)
    if (reader.problems.length > 0) return err(reader.problems)
    return this.uow.run(async (tx): Promise<Result<true, readonly UserError[]>> => {
      const personId = await this.people.byEmail(email, tx)
      if (personId === undefined) return refuse('NOT_KNOWN', 'email', 'Nobody on Waymark has this address. Add them as a new person instead.')
      requireAccess(ctx, grantRole, { ...membership, personId })
      await this.people.lock(tx, personId)
      const primary = (await this.people.primaryEmail(tx, personId)) ?? email
      await this.writer.invite(tx, ctx, [{ personId, email: primary, anyEmail: true, membership }])
      return ok(true)
    })
  }

  /** Takes an invitation back. */
  async revoke(ctx: Ctx, id: string): Promise<Result<true, readonly UserError[]>> {
    const invitation = isId(id) ? await this.queries.byId(id) : undefined
    if (invitation?.organisationId) requireAccess(ctx, managePeopleOf, { organisationId: invitation.organisationId })
    else await this.access.require(ctx, editPerson, invitation?.personId ?? '')
    if (invitation === undefined) throw notFound('The invitation')
    return this.uow.run(async (tx): Promise<Result<true, readonly UserError[]>> => {
      if (!(await this.queries.revoke(tx, id, ctx.now))) return refuse('NOT_OPEN', '', 'This invitation has been used or taken back already.')
      await this.audit.record(tx, ctx, { action: 'invitation:revoke', subject: { person: invitation.personId }, detail: { invitationId: id } })
      return ok(true)
    })
  }

  /** The invitations of an organisation that wait for an answer. */
  async waiting(ctx: Ctx, organisation: string, first: number, after: readonly [string, string] | undefined): Promise<{ rows: InvitationRow[]; total: number }> {
    const organisationId = asId<OrganisationId>(organisation)
    requireAccess(ctx, managePeopleOf, { organisationId })
    return isId(organisation) ? this.queries.waiting(organisationId, londonDate(ctx.now), ctx.now, first, after) : { rows: [], total: 0 }
  }

  /** What the person is asked to join. */
  offersTo(ctx: Ctx, personId: PersonId): Promise<InvitationRow[]> {
    return this.queries.offersTo(personId, ctx.now)
  }
}
