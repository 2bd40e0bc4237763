import { Injectable } from '@nestjs/common'
import type { OrganisationId, PersonId, PlainDate } from '#kernel'
import type { Role } from '#platform/access'
import { MembershipQueries, type MembershipRow, type PrincipalOrganisation } from '../data/membership.queries.js'

/** Who belongs where, for other parts of Waymark; they check by their own rules that the asker may know. */
@Injectable()
export class MembershipsService {
  constructor(private readonly queries: MembershipQueries) {}

  /** The organisation that a person belongs to first of all on a day, with its region and kind; `undefined` when to none. */
  async organisationOf(personId: PersonId, on: PlainDate): Promise<PrincipalOrganisation | undefined> {
    return (await this.organisationsOf([personId], on)).get(personId)
  }

  /** {@link organisationOf} for many people at once. */
  async organisationsOf(personIds: readonly PersonId[], on: PlainDate): Promise<ReadonlyMap<PersonId, PrincipalOrganisation>> {
    if (personIds.length === 0) return new Map()
    return new Map((await this.queries.principals(personIds, on)).map((row) => [row.personId, row]))
  }

  /** Everything that a person is on a day, in all their organisations. */
  async rolesOf(personId: PersonId, on: PlainDate): Promise<readonly MembershipRow[]> {
    return this.queries.heldOn([personId], on)
  }

  /** {@link rolesOf} for many people at once; absent for those who hold nothing. */
  async rolesOfMany(personIds: readonly PersonId[], on: PlainDate): Promise<ReadonlyMap<PersonId, readonly MembershipRow[]>> {
    const found = new Map<PersonId, MembershipRow[]>()
    for (const { askedId, ...row } of await this.queries.heldOn(personIds, on)) found.set(askedId, [...(found.get(askedId) ?? []), row])
    return found
  }

  /** The memberships that hold in an organisation on a day, in any of the roles when some are given. */
  async membersOf(organisationId: OrganisationId, on: PlainDate, roles?: readonly Role[]): Promise<readonly MembershipRow[]> {
    return this.queries.ofOrganisation(organisationId, on, roles)
  }
}
