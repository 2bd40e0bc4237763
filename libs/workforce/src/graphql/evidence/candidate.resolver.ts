import { Args, Context, ID, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql'
import { type CareerRecordRow, CareerRecordsService } from '#directory'
import { isId, type Result } from '#kernel'
import { type Ctx, personOf } from '#platform/access'
import { badInput, type UserError } from '#platform/errors'
import { Allow, type Connection, decodeCursor, type GraphqlContext, type LoaderDefinition, toConnection } from '#platform/graphql'
import { CandidatesService } from '../../application/evidence/candidates.service.js'
import { ClaimsService } from '../../application/evidence/claims.service.js'
import type { MilestoneCandidateRow } from '../../data/evidence/milestone-candidate.queries.js'
import type { MilestoneCandidateId } from '../../domain/index.js'
import { WorkforceNames } from '../names.js'
import { ClaimMilestoneCandidateInput, DismissMilestoneCandidateInput, MilestoneCandidatesArgs, ObjectToMilestoneCandidateInput } from './milestone.input.js'
import { MilestoneCandidateConnection, MilestoneCandidatePayload, MilestoneCandidateType, MilestoneClaimPayload, MilestonePostType } from './milestone.type.js'

/** After an objection the posts are nobody's business but of whom they are. */
const maySeePosts = ({ state, personId }: MilestoneCandidateRow, { actor }: Ctx): boolean => state !== 'objected' || personOf(actor) === personId

@Resolver(() => MilestoneCandidateType)
export class CandidateResolver {
  private readonly posts: LoaderDefinition<string, CareerRecordRow>

  constructor(private readonly candidates: CandidatesService, private readonly claims: ClaimsService, private readonly names: WorkforceNames, careers: CareerRecordsService) {
    this.posts = { name: 'workforce.confirmed-post', load: (_ctx, ids) => careers.confirmedByIds(ids) }
  }

  @Query(() => MilestoneCandidateConnection, { description: 'People whose confirmed careers suggest that they count, newest first. For those who speak for an owner of the plan.' })
  @Allow()
  async milestoneCandidates(@Context('ctx') ctx: Ctx, @Args() { first, after, targetId, state }: MilestoneCandidatesArgs): Promise<Connection<MilestoneCandidateRow>> {
    if (typeof targetId === 'string' && !isId(targetId)) throw badInput('targetId is not the id of a target.')
    const { rows, total } = await this.candidates.list(ctx, { targetId: targetId ?? undefined, state }, first, decodeCursor(after, ['instant', 'id']))
    return toConnection(rows, first, total, (row) => [row.suggestedAt.toISOString(), row.id])
  }

  @Query(() => [MilestoneCandidateType], { description: 'What the viewer\'s own confirmed career suggests, newest first.' })
  @Allow()
  milestoneCandidatesAboutMe(@Context('ctx') ctx: Ctx): Promise<readonly MilestoneCandidateRow[]> {
    return this.candidates.about(ctx)
  }

  @Query(() => MilestoneCandidateType, { description: 'One suggestion. NOT_FOUND for all but those who speak for an owner of the plan and whom it is about.' })
  @Allow()
  milestoneCandidate(@Context('ctx') ctx: Ctx, @Args('id', { type: () => ID, description: 'Which suggestion.' }) id: string): Promise<MilestoneCandidateRow> {
    return this.candidates.byId(ctx, id)
  }

  @ResolveField('person', () => String, { nullable: true, description: 'Who.' })
  person({ personId }: MilestoneCandidateRow, _args: object, context: GraphqlContext): Promise<string | null> {
    return this.names.person(personId, context)
  }

  @ResolveField('earlier', () => MilestonePostType, { nullable: true, description: 'The post before; null when the history does not have it any more, and for others when whom it is about objects.' })
  async earlier(row: MilestoneCandidateRow, _args: object, { loaders, ctx }: GraphqlContext): Promise<CareerRecordRow | null> {
    return maySeePosts(row, ctx) ? ((await loaders.load(this.posts, row.earlierPostId)) ?? null) : null
  }

  @ResolveField('later', () => MilestonePostType, { nullable: true, description: 'The post that would count; null when the history does not have it any more, and for others when whom it is about objects.' })
  async later(row: MilestoneCandidateRow, _args: object, { loaders, ctx }: GraphqlContext): Promise<CareerRecordRow | null> {
    return maySeePosts(row, ctx) ? ((await loaders.load(this.posts, row.laterPostId)) ?? null) : null
  }

  @Mutation(() => MilestoneCandidatePayload, { description: 'Says why somebody who was suggested does not count. It stays so until their career history says something else.' })
  @Allow()
  async dismissMilestoneCandidate(@Context('ctx') ctx: Ctx, @Args('input') { candidateId, reason }: DismissMilestoneCandidateInput): Promise<MilestoneCandidatePayload> {
    return this.answer(ctx, await this.candidates.dismiss(ctx, candidateId, reason))
  }

  @ResolveField('viewerIsConcerned', () => Boolean, { description: 'Whether it is about the viewer.' })
  viewerIsConcerned({ personId }: MilestoneCandidateRow, _args: object, { ctx }: GraphqlContext): boolean {
    return personOf(ctx.actor) === personId
  }

  @Mutation(() => MilestoneCandidatePayload, { description: 'Whom a suggestion is about objects: nobody claims it then, others no longer see the posts, and they are not suggested for the target again until they allow it.' })
  @Allow()
  async objectToMilestoneCandidate(@Context('ctx') ctx: Ctx, @Args('input') { candidateId, reason }: ObjectToMilestoneCandidateInput): Promise<MilestoneCandidatePayload> {
    return this.answer(ctx, await this.candidates.object(ctx, candidateId, reason))
  }

  @Mutation(() => MilestoneCandidatePayload, { description: 'Takes an objection to a suggestion back. For whom it is about.' })
  @Allow()
  async allowMilestoneCandidate(@Context('ctx') ctx: Ctx, @Args('id', { type: () => ID, description: 'Which suggestion.' }) id: string): Promise<MilestoneCandidatePayload> {
    return this.answer(ctx, await this.candidates.allow(ctx, id))
  }

  private async answer(ctx: Ctx, outcome: Result<MilestoneCandidateId, readonly UserError[]>): Promise<MilestoneCandidatePayload> {
    return outcome.ok ? { candidate: await this.candidates.byId(ctx, outcome.value), userErrors: [] } : { candidate: null, userErrors: outcome.error }
  }

  @Mutation(() => MilestoneClaimPayload, { description: 'Makes a claim of a suggestion, for an owner of the plan.' })
  @Allow()
  async claimMilestoneCandidate(@Context('ctx') ctx: Ctx, @Args('input') { candidateId, engagement, evidence }: ClaimMilestoneCandidateInput): Promise<MilestoneClaimPayload> {
    const outcome = await this.candidates.claim(ctx, candidateId, engagement, evidence ?? null)
    return outcome.ok ? { claim: (await this.claims.byId(ctx, outcome.value)).claim, userErrors: [] } : { claim: null, userErrors: outcome.error }
  }
}
