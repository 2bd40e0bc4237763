import { Injectable } from '@nestjs/common'
import { AuditService } from '#audit'
import { asId, err, isId, newId, ok, type MembershipId, type OrganisationId, type PersonId, type PlainDate, type Result } from '#kernel'
import type { Ctx } from '#platform/access'
import type { Tx } from '#platform/database'
import type { UserError } from '#platform/errors'
import { Outbox } from '#platform/outbox'
import { MembershipQueries, type MembershipRow } from '../data/membership.queries.js'
import { MembershipWriteQueries, type NewMembershipRow } from '../data/membership-write.queries.js'
import { OrganisationQueries, type OrganisationRow } from '../data/organisation.queries.js'
import { checkMembership, type MembershipFacts } from '../domain/memberships.js'
import type { OrganisationFacts } from '../domain/organisations.js'
import { membershipChanged } from '../events.js'
import { membershipError } from './membership-errors.js'
import { refuse } from './read-fields.js'

export type WantedMembership = Omit<NewMembershipRow, 'id'>

export const membershipFacts = (row: MembershipRow): MembershipFacts => ({
  id: row.id, personId: row.personId, organisationId: row.organisationId, role: row.role, from: row.startsOn, to: row.endsOn ?? undefined,
})

export const organisationFacts = (row: OrganisationRow): OrganisationFacts => ({
  id: row.id, name: row.name, validFrom: row.validFrom ?? undefined, validTo: row.validTo ?? undefined,
})

/** Opens and ends memberships inside somebody's transaction, with audit and event. The caller has checked access and locked the person. */
@Injectable()
export class MembershipWriter {
  constructor(
    private readonly memberships: MembershipQueries,
    private readonly writes: MembershipWriteQueries,
    private readonly organisations: OrganisationQueries,
    private readonly audit: AuditService,
    private readonly outbox: Outbox,
  ) {}

  /** Keeps the organisation as it is until the transaction ends. Error: `UNKNOWN_ORGANISATION`. */
  async organisation(tx: Tx, id: string, field: string): Promise<Result<OrganisationFacts, readonly UserError[]>> {
    const row = isId(id) ? await this.organisations.lockShared(tx, id) : undefined
    return row === undefined ? refuse('UNKNOWN_ORGANISATION', field, 'Choose an organisation from the list.') : ok(organisationFacts(row))
  }

  /** Errors: those of {@link checkMembership}, by field under `at`. */
  async open(tx: Tx, ctx: Ctx, wanted: WantedMembership, at = ''): Promise<Result<MembershipId, readonly UserError[]>> {
    const organisation = await this.organisation(tx, wanted.organisationId, `${at}organisationId`)
    if (!organisation.ok) return organisation
    const held = (await this.memberships.ofPerson(wanted.personId, tx)).map(membershipFacts)
    const { personId, organisationId, role, startsOn, endsOn } = wanted
    const checked = checkMembership({ personId, organisationId, role, from: startsOn, to: endsOn ?? undefined }, held, organisation.value)
    if (!checked.ok) return err([membershipError(checked.error, at)])
    const id = newId<MembershipId>()
    if (!(await this.writes.insert(tx, { ...wanted, id }, ctx.now))) return err([membershipError({ code: 'OVERLAPS', membershipId: id }, at)])
    await this.tell(tx, ctx, 'membership:open', personId, { membershipId: id, organisationId, role, startsOn, endsOn, origin: wanted.origin })
    return ok(id)
  }

  /** Ends memberships of one person in one organisation on a day, and the line management that goes with them. */
  async end(tx: Tx, ctx: Ctx, personId: PersonId, organisationId: OrganisationId, ids: readonly MembershipId[], on: PlainDate): Promise<void> {
    if (ids.length === 0) return
    await this.writes.end(tx, ids, on, ctx.now)
    await this.writes.leaveLine(tx, personId, organisationId, on)
    await this.tell(tx, ctx, 'membership:end', personId, { organisationId, membershipIds: ids, on })
  }

  async describe(tx: Tx, ctx: Ctx, membership: MembershipRow, details: { readonly jobTitle: string | null; readonly grade: string | null }): Promise<void> {
    await this.writes.describe(tx, membership.id, details, ctx.now)
    await this.tell(tx, ctx, 'membership:describe', membership.personId, { membershipId: membership.id, organisationId: membership.organisationId })
  }

  private async tell(tx: Tx, ctx: Ctx, action: string, personId: PersonId, detail: { readonly organisationId: string } & Readonly<Record<string, unknown>>): Promise<void> {
    await this.audit.record(tx, ctx, { action, subject: { person: personId }, detail })
    await this.outbox.add(tx, ctx, membershipChanged, { personId, organisationId: asId<OrganisationId>(detail.organisationId) })
  }
}
