import { Args, Context, ID, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql'
import { type CareerRecordRow, CareerRecordsService } from '#directory'
import { isId } from '#kernel'
import type { Ctx } from '#platform/access'
import { badInput } from '#platform/errors'
import { Allow, type Connection, decodeCursor, type GraphqlContext, type LoaderDefinition, toConnection } from '#platform/graphql'
import { CandidatesService } from '../../application/evidence/candidates.service.js'
import { ClaimsService } from '../../application/evidence/claims.service.js'
import type { MilestoneCandidateRow } from '../../data/evidence/milestone-candidate.queries.js'
import { WorkforceNames } from '../names.js'
import { ClaimMilestoneCandidateInput, DismissMilestoneCandidateInput, MilestoneCandidatesArgs } from './milestone.input.js'
import { MilestoneCandidateConnection, MilestoneCandidatePayload, MilestoneCandidateType, MilestoneClaimPayload, MilestonePostType } from './milestone.type.js'

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

  @Query(() => MilestoneCandidateType, { description: 'One suggestion. NOT_FOUND for all but those who speak for an owner of the plan.' })
  @Allow()
  milestoneCandidate(@Context('ctx') ctx: Ctx, @Args('id', { type: () => ID, description: 'Which suggestion.' }) id: string): Promise<MilestoneCandidateRow> {
    return this.candidates.byId(ctx, id)
  }

  @ResolveField('person', () => String, { nullable: true, description: 'Who.' })
  person({ personId }: MilestoneCandidateRow, _args: object, context: GraphqlContext): Promise<string | null> {
    return this.names.person(personId, context)
  }

  @ResolveField('earlier', () => MilestonePostType, { nullable: true, description: 'The post before; null when the history does not have it any more.' })
  async earlier({ earlierPostId }: MilestoneCandidateRow, _args: object, { loaders }: GraphqlContext): Promise<CareerRecordRow | null> {
    return (await loaders.load(this.posts, earlierPostId)) ?? null
  }

  @ResolveField('later', () => MilestonePostType, { nullable: true, description: 'The post that would count; null when the history does not have it any more.' })
  async later({ laterPostId }: MilestoneCandidateRow, _args: object, { loaders }: GraphqlContext): Promise<CareerRecordRow | null> {
    return (await loaders.load(this.posts, laterPostId)) ?? null
  }

  @Mutation(() => MilestoneCandidatePayload, { description: 'Says why somebody who was suggested does not count. It stays so until their career history says something else.' })
  @Allow()
  async dismissMilestoneCandidate(@Context('ctx') ctx: Ctx, @Args('input') { candidateId, reason }: DismissMilestoneCandidateInput): Promise<MilestoneCandidatePayload> {
    const outcome = await this.candidates.dismiss(ctx, candidateId, reason)
    return outcome.ok ? { candidate: await this.candidates.byId(ctx, outcome.value), userErrors: [] } : { candidate: null, userErrors: outcome.error }
  }

  @Mutation(() => MilestoneClaimPayload, { description: 'Makes a claim of a suggestion, for an owner of the plan.' })
  @Allow()
  async claimMilestoneCandidate(@Context('ctx') ctx: Ctx, @Args('input') { candidateId, engagement, evidence }: ClaimMilestoneCandidateInput): Promise<MilestoneClaimPayload> {
    const outcome = await this.candidates.claim(ctx, candidateId, engagement, evidence ?? null)
    return outcome.ok ? { claim: (await this.claims.byId(ctx, outcome.value)).claim, userErrors: [] } : { claim: null, userErrors: outcome.error }
  }
}
