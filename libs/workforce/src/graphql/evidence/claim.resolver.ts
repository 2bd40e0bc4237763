import { Args, Context, ID, Mutation, Query, Resolver } from '@nestjs/graphql'
import { isId, type OrganisationId } from '#kernel'
import type { Ctx } from '#platform/access'
import { badInput } from '#platform/errors'
import { Allow, type Connection, decodeCursor, PageArgs, Public, toConnection } from '#platform/graphql'
import { CandidatesService } from '../../application/evidence/candidates.service.js'
import type { ClaimOutcome } from '../../application/evidence/claim-writer.js'
import { ClaimsService } from '../../application/evidence/claims.service.js'
import { MilestoneTargetsService } from '../../application/evidence/milestone-targets.service.js'
import { VerificationService } from '../../application/evidence/verification.service.js'
import type { MilestoneClaimRow } from '../../data/evidence/milestone-claim.queries.js'
import { DateReader } from '../date-reader.js'
import { AddMilestoneEvidenceInput, AnswerMilestoneClaimInput, ClaimMilestoneInput, DecideMilestoneClaimInput, MilestoneClaimsArgs, RevokeMilestoneClaimInput } from './milestone.input.js'
import { MilestoneClaimConnection, MilestoneClaimCountType, MilestoneClaimPayload, MilestoneClaimType, MilestoneTargetType, MilestoneViewerType } from './milestone.type.js'

@Resolver(() => MilestoneClaimType)
export class ClaimResolver {
  constructor(private readonly claims: ClaimsService, private readonly verification: VerificationService, private readonly targets: MilestoneTargetsService, private readonly candidates: CandidatesService) {}

  @Query(() => [MilestoneTargetType], { description: 'Published targets that count verified milestones, and what counts for them.' })
  @Public()
  async milestoneTargets(): Promise<readonly MilestoneTargetType[]> {
    return (await this.targets.all()).map(({ target: { targetId, title, baselineOn }, parameters: { subject, post, engagements } }) => ({ targetId, title, baselineOn, subject, ...post, engagements }))
  }

  @Query(() => MilestoneViewerType, { description: 'What waits for the viewer.' })
  @Allow()
  async milestoneWork(@Context('ctx') ctx: Ctx): Promise<MilestoneViewerType> {
    const [queue, open] = await Promise.all([this.verification.queue(ctx, 1, undefined), this.candidates.list(ctx, { state: 'open' }, 1, undefined)])
    return { toDecide: queue.total, candidates: open.total }
  }

  @Query(() => MilestoneClaimConnection, { description: 'Claims that the viewer may know of, newest first.' })
  @Allow()
  async milestoneClaims(@Context('ctx') ctx: Ctx, @Args() { first, after, targetId, state, aboutMe }: MilestoneClaimsArgs): Promise<Connection<MilestoneClaimRow>> {
    if (typeof targetId === 'string' && !isId(targetId)) throw badInput('targetId is not the id of a target.')
    const { rows, total } = await this.claims.list(ctx, { targetId: targetId ?? undefined, state: state ?? undefined, mine: aboutMe ?? false }, first, decodeCursor(after, ['instant', 'id']))
    return toConnection(rows, first, total, (row) => [row.claimedAt.toISOString(), row.id])
  }

  @Query(() => [MilestoneClaimCountType], { description: 'How many claims for a target the viewer may know of, by state; states without any are left out.' })
  @Allow()
  milestoneClaimCounts(@Context('ctx') ctx: Ctx, @Args('targetId', { type: () => ID, description: 'The target; of a derived plan the one that it comes from.' }) targetId: string): Promise<readonly MilestoneClaimCountType[]> {
    return this.claims.counts(ctx, targetId)
  }

  @Query(() => MilestoneClaimConnection, { description: 'Claims with evidence that the viewer, a verifier, may decide about, longest waiting first.' })
  @Allow()
  async milestoneQueue(@Context('ctx') ctx: Ctx, @Args() { first, after }: PageArgs): Promise<Connection<MilestoneClaimRow>> {
    const { rows, total } = await this.verification.queue(ctx, first, decodeCursor(after, ['instant', 'id']))
    return toConnection(rows, first, total, (row) => [row.waitingSince.toISOString(), row.id])
  }

  @Query(() => MilestoneClaimType, { description: 'One claim. NOT_FOUND for all but those concerned.' })
  @Allow()
  async milestoneClaim(@Context('ctx') ctx: Ctx, @Args('id', { type: () => ID, description: 'Which claim.' }) id: string): Promise<MilestoneClaimRow> {
    return (await this.claims.byId(ctx, id)).claim
  }

  @Mutation(() => MilestoneClaimPayload, { description: 'Claims a milestone: for an organisation by those who speak for it, or by a person for themselves.' })
  @Allow()
  async claimMilestone(@Context('ctx') ctx: Ctx, @Args('input') { targetId, claimantOrganisationId, personEmail, organisationId, title, grade, from, engagement, account, evidence }: ClaimMilestoneInput): Promise<MilestoneClaimPayload> {
    const dates = new DateReader()
    const content = { organisationId: organisationId as OrganisationId, title, grade: grade ?? null, from: dates.date(from, 'from'), engagement: engagement ?? null, account }
    if (dates.problems.length > 0) return { claim: null, userErrors: dates.problems }
    return this.answer(ctx, await this.claims.make(ctx, { targetId, claimantOrganisationId: claimantOrganisationId ?? null, personEmail: personEmail ?? null, content, evidence: evidence ?? null }))
  }

  @Mutation(() => MilestoneClaimPayload, { description: 'Adds evidence to a claim. For whoever made it and their organisation.' })
  @Allow()
  async addMilestoneEvidence(@Context('ctx') ctx: Ctx, @Args('input') { claimId, ...evidence }: AddMilestoneEvidenceInput): Promise<MilestoneClaimPayload> {
    return this.answer(ctx, await this.claims.addEvidence(ctx, claimId, evidence))
  }

  @Mutation(() => MilestoneClaimPayload, { description: 'Takes a claim back before it is decided about.' })
  @Allow()
  async withdrawMilestoneClaim(@Context('ctx') ctx: Ctx, @Args('id', { type: () => ID, description: 'Which claim.' }) id: string): Promise<MilestoneClaimPayload> {
    return this.answer(ctx, await this.claims.withdraw(ctx, id))
  }

  @Mutation(() => MilestoneClaimPayload, { description: 'The person concerned agrees or objects. While they object, nobody can verify the claim.' })
  @Allow()
  async answerMilestoneClaim(@Context('ctx') ctx: Ctx, @Args('input') { claimId, answer, reason }: AnswerMilestoneClaimInput): Promise<MilestoneClaimPayload> {
    return this.answer(ctx, await this.claims.answer(ctx, claimId, answer, reason ?? null))
  }

  @Mutation(() => MilestoneClaimPayload, { description: 'Verifies or rejects a claim. For verifiers of the plan\'s owners whom it does not concern.' })
  @Allow()
  async decideMilestoneClaim(@Context('ctx') ctx: Ctx, @Args('input') { claimId, verdict, reason }: DecideMilestoneClaimInput): Promise<MilestoneClaimPayload> {
    return this.answer(ctx, await this.verification.decide(ctx, claimId, verdict, reason ?? null))
  }

  @Mutation(() => MilestoneClaimPayload, { description: 'Takes a verification back that was found to be wrong. For verifiers of the plan\'s owners whom it does not concern. Reports that were published stay as they are.' })
  @Allow()
  async revokeMilestoneClaim(@Context('ctx') ctx: Ctx, @Args('input') { claimId, reason }: RevokeMilestoneClaimInput): Promise<MilestoneClaimPayload> {
    return this.answer(ctx, await this.verification.revoke(ctx, claimId, reason))
  }

  private async answer(ctx: Ctx, outcome: ClaimOutcome): Promise<MilestoneClaimPayload> {
    return outcome.ok ? { claim: (await this.claims.byId(ctx, outcome.value)).claim, userErrors: [] } : { claim: null, userErrors: outcome.error }
  }
}
