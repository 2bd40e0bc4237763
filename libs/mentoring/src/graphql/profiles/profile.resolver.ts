import { Args, Context, ID, Mutation, Query, Resolver } from '@nestjs/graphql'
import type { Result } from '#kernel'
import type { Ctx } from '#platform/access'
import type { UserError } from '#platform/errors'
import { Allow } from '#platform/graphql'
import { ProfileSectionsService } from '../../application/profiles/profile-sections.service.js'
import { ProfilesService } from '../../application/profiles/profiles.service.js'
import type { OwnProfileRow, ProfileRow } from '../../data/profiles/profile.queries.js'
import { BeginMentoringProfileInput, DeclareForMentoringInput, MentoringProfileInput, MoveMentoringProfileInput, SaveMentoringProfileInput } from './profile.input.js'
import { DeleteMentoringProfilePayload, MentoringProfilePayload, MentoringProfileType } from './profile.type.js'

@Resolver(() => MentoringProfileType)
export class ProfileResolver {
  constructor(private readonly profiles: ProfilesService, private readonly sections: ProfileSectionsService) {}

  @Query(() => [MentoringProfileType], { description: 'The viewer\'s own profiles in all schemes, newest first.' })
  @Allow()
  myMentoring(@Context('ctx') ctx: Ctx): Promise<readonly OwnProfileRow[]> {
    return this.profiles.mine(ctx)
  }

  @Query(() => MentoringProfileType, { description: 'One profile. For its person and, once it was submitted, those who match people in the scheme.' })
  @Allow()
  mentoringProfile(@Context('ctx') ctx: Ctx, @Args('id', { type: () => ID, description: 'Which profile.' }) id: string): Promise<ProfileRow> {
    return this.profiles.byId(ctx, id)
  }

  @Mutation(() => MentoringProfilePayload, { description: 'Begins a draft in an open scheme; where the viewer has one on that side already, that is the answer.' })
  @Allow()
  async beginMentoringProfile(@Context('ctx') ctx: Ctx, @Args('input') { schemeId, side, organisationId }: BeginMentoringProfileInput): Promise<MentoringProfilePayload> {
    return this.answer(ctx, await this.profiles.begin(ctx, schemeId, side, organisationId))
  }

  @Mutation(() => MentoringProfilePayload, { description: 'Saves sections of the viewer\'s own profile. A draft may stay incomplete; one that was submitted may not become so.' })
  @Allow()
  async saveMentoringProfile(@Context('ctx') ctx: Ctx, @Args('input') { profileId, ...input }: SaveMentoringProfileInput): Promise<MentoringProfilePayload> {
    return this.answer(ctx, await this.sections.save(ctx, profileId, input))
  }

  @Mutation(() => MentoringProfilePayload, { description: 'Submits, pauses, resumes or leaves with the viewer\'s own profile, or returns.' })
  @Allow()
  async moveMentoringProfile(@Context('ctx') ctx: Ctx, @Args('input') { profileId, action }: MoveMentoringProfileInput): Promise<MentoringProfilePayload> {
    return this.answer(ctx, await this.profiles.move(ctx, profileId, action))
  }

  @Mutation(() => MentoringProfilePayload, { description: 'Declares that a restricted scheme is meant for the viewer, or takes that back.' })
  @Allow()
  async declareForMentoring(@Context('ctx') ctx: Ctx, @Args('input') { profileId, declared }: DeclareForMentoringInput): Promise<MentoringProfilePayload> {
    return this.answer(ctx, await this.sections.declare(ctx, profileId, declared))
  }

  @Mutation(() => DeleteMentoringProfilePayload, { description: 'Deletes a draft of the viewer\'s own, with all that is private in it.' })
  @Allow()
  async deleteMentoringProfile(@Context('ctx') ctx: Ctx, @Args('input') { profileId }: MentoringProfileInput): Promise<DeleteMentoringProfilePayload> {
    const outcome = await this.profiles.remove(ctx, profileId)
    return outcome.ok ? { deletedId: outcome.value, userErrors: [] } : { deletedId: null, userErrors: outcome.error }
  }

  private async answer(ctx: Ctx, outcome: Result<string, readonly UserError[]>): Promise<MentoringProfilePayload> {
    return outcome.ok ? { profile: await this.profiles.byId(ctx, outcome.value), userErrors: [] } : { profile: null, userErrors: outcome.error }
  }
}
