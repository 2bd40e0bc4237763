import { Injectable } from '@nestjs/common'
import { isId, type OrganisationId } from '#kernel'
import { type Actor, type Ctx, holdsRole, isPlatformAdmin, organisationsWithRole, personOf } from '#platform/access'
import { notFound } from '#platform/errors'
import { type EvidenceViewer, MilestoneClaimQueries, type MilestoneClaimRow } from '../../data/evidence/milestone-claim.queries.js'
import { canEvidence, type ClaimStanding, type VerifyingOwner, verifyingOrganisations } from '../../domain/index.js'
import { listScope, speaksForOrganisation } from '../plans/plan-access.js'

/** The scope of lists: who the actor is and for whom they speak and verify. */
export const evidenceViewer = (ctx: Ctx): EvidenceViewer => {
  const { all, organisationIds } = listScope(ctx)
  return { all, personId: personOf(ctx.actor) ?? null, speaksFor: organisationIds as readonly OrganisationId[], verifiesFor: organisationsWithRole(ctx.actor, 'verifier') }
}

export function claimStanding(actor: Actor, claim: MilestoneClaimRow, owners: readonly VerifyingOwner[]): ClaimStanding {
  const me = personOf(actor)
  const verifies = (id: OrganisationId): boolean => holdsRole(actor, 'verifier', id)
  return {
    isPlatformAdmin: isPlatformAdmin(actor), isClaimant: me !== undefined && claim.claimedById === me, isConcerned: me !== undefined && claim.personId === me,
    speaksForClaimant: claim.claimantOrganisationId !== null && speaksForOrganisation(actor, claim.claimantOrganisationId),
    ownsPlan: owners.some(({ organisationId, ofPlan }) => ofPlan && speaksForOrganisation(actor, organisationId)),
    looksAtClaims: owners.some(({ organisationId }) => verifies(organisationId)), decides: verifyingOrganisations(owners, claim.organisationId).some(verifies),
  }
}

/** Claims that the actor may know of. Hidden and missing ones answer alike. */
@Injectable()
export class MilestoneAccess {
  constructor(private readonly claims: MilestoneClaimQueries) {}

  async standing(ctx: Ctx, claim: MilestoneClaimRow): Promise<ClaimStanding> {
    return claimStanding(ctx.actor, claim, await this.claims.owners(claim))
  }

  async claim(ctx: Ctx, id: string): Promise<{ readonly claim: MilestoneClaimRow; readonly standing: ClaimStanding }> {
    const claim = isId(id) ? await this.claims.one(id) : undefined
    const standing = claim && (await this.standing(ctx, claim))
    if (claim === undefined || standing === undefined || !canEvidence.see.permits(standing)) throw notFound('The claim')
    return { claim, standing }
  }
}
