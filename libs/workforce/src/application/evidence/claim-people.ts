import { Injectable } from '@nestjs/common'
import { MembershipsService, normaliseEmail, PeopleService } from '#directory'
import { londonDate, type OrganisationId, type PersonId } from '#kernel'
import type { Ctx } from '#platform/access'
import { MilestoneClaimQueries, type MilestoneClaimRow } from '../../data/evidence/milestone-claim.queries.js'
import { type VerifyingOwner, verifyingOrganisations } from '../../domain/index.js'

/** Whom claims are about, and who decides about them. */
@Injectable()
export class ClaimPeople {
  constructor(private readonly memberships: MembershipsService, private readonly people: PeopleService, private readonly claims: MilestoneClaimQueries) {}

  /**
   * The person with an email address, for somebody who claims on behalf of an organisation. For a target of the national plan its owners may name anybody;
   * all others those who belong to them. Undefined alike for strangers and for addresses that nobody has.
   */
  async named(ctx: Ctx, email: string, within: OrganisationId, anybody: boolean): Promise<PersonId | undefined> {
    const address = normaliseEmail(email)
    const found = address.ok ? (await this.people.idsByEmails([address.value])).values().next().value : undefined
    if (found === undefined || anybody) return found
    return (await this.memberships.rolesOf(found, londonDate(ctx.now))).some(({ organisationId }) => organisationId === within) ? found : undefined
  }

  /** The verifiers who may decide about a claim today. */
  async verifiersOf(ctx: Ctx, claim: Pick<MilestoneClaimRow, 'planId' | 'organisationId'>): Promise<readonly PersonId[]> {
    const owners: readonly VerifyingOwner[] = await this.claims.owners(claim)
    const members = await Promise.all(verifyingOrganisations(owners, claim.organisationId).map((id) => this.memberships.membersOf(id, londonDate(ctx.now), ['verifier'])))
    return [...new Set(members.flat().map(({ personId }) => personId))]
  }
}
