import { Args, Context, ID, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql'
import type { Result } from '#kernel'
import type { Ctx } from '#platform/access'
import type { UserError } from '#platform/errors'
import { Allow, type GraphqlContext } from '#platform/graphql'
import { type Preferences, PreferencesService } from '../../application/profiles/preferences.service.js'
import { MentoringNames } from '../names.js'
import { SaveMentoringAvoidedInput, SaveMentoringBackgroundInput, SaveMentoringWishesInput } from './profile.input.js'
import { MentoringPreferencesPayload, MentoringPreferencesType, MentoringPreferredPersonType } from './profile.type.js'

/** What is a participant's alone: these four are the only ways to it. */
@Resolver(() => MentoringPreferencesType)
export class PreferencesResolver {
  constructor(private readonly preferences: PreferencesService, private readonly names: MentoringNames) {}

  @Query(() => MentoringPreferencesType, { description: 'The private part of a profile. For its person alone; NOT_FOUND for everybody else.' })
  @Allow()
  mentoringPreferences(@Context('ctx') ctx: Ctx, @Args('profileId', { type: () => ID, description: 'Which profile.' }) profileId: string): Promise<Preferences> {
    return this.preferences.read(ctx, profileId)
  }

  @Mutation(() => MentoringPreferencesPayload, { description: 'Replaces the wishes. For the profile\'s person alone; not in a blind scheme.' })
  @Allow()
  async saveMentoringWishes(@Context('ctx') ctx: Ctx, @Args('input') { profileId, personIds }: SaveMentoringWishesInput): Promise<MentoringPreferencesPayload> {
    return this.answer(ctx, await this.preferences.saveWishes(ctx, profileId, personIds))
  }

  @Mutation(() => MentoringPreferencesPayload, { description: 'Replaces the list of whom not to be matched with. For the profile\'s person alone.' })
  @Allow()
  async saveMentoringAvoided(@Context('ctx') ctx: Ctx, @Args('input') { profileId, ...input }: SaveMentoringAvoidedInput): Promise<MentoringPreferencesPayload> {
    return this.answer(ctx, await this.preferences.saveAvoided(ctx, profileId, input))
  }

  @Mutation(() => MentoringPreferencesPayload, { description: 'Replaces the words about a background, and consents to matching by them; none takes that back. For the profile\'s person alone.' })
  @Allow()
  async saveMentoringBackground(@Context('ctx') ctx: Ctx, @Args('input') { profileId, tags }: SaveMentoringBackgroundInput): Promise<MentoringPreferencesPayload> {
    return this.answer(ctx, await this.preferences.saveBackground(ctx, profileId, tags))
  }

  @ResolveField('wishes', () => [MentoringPreferredPersonType])
  wishes({ wishes }: Preferences, _args: object, context: GraphqlContext): Promise<MentoringPreferredPersonType[]> {
    return Promise.all(wishes.map(async (id) => ({ id, name: await this.names.person(id, context) })))
  }

  @ResolveField('avoidedPeople', () => [MentoringPreferredPersonType])
  avoidedPeople({ avoided }: Preferences, _args: object, context: GraphqlContext): Promise<MentoringPreferredPersonType[]> {
    return Promise.all(avoided.personIds.map(async (id) => ({ id, name: await this.names.person(id, context) })))
  }

  @ResolveField('avoidedEmails', () => [String])
  avoidedEmails({ avoided }: Preferences): readonly string[] {
    return avoided.emails
  }

  @ResolveField('avoidedOrganisations', () => [MentoringPreferredPersonType])
  avoidedOrganisations({ avoided }: Preferences, _args: object, context: GraphqlContext): Promise<MentoringPreferredPersonType[]> {
    return Promise.all(avoided.organisationIds.map(async (id) => ({ id, name: await this.names.organisation(id, context) })))
  }

  @ResolveField('backgroundTags', () => [String])
  backgroundTags({ background }: Preferences): readonly string[] {
    return background?.tags ?? []
  }

  @ResolveField('backgroundConsentedAt', () => Date, { nullable: true })
  backgroundConsentedAt({ background }: Preferences): Date | null {
    return background?.consentedAt ?? null
  }

  private async answer(ctx: Ctx, outcome: Result<string, readonly UserError[]>): Promise<MentoringPreferencesPayload> {
    return outcome.ok ? { preferences: await this.preferences.read(ctx, outcome.value), userErrors: [] } : { preferences: null, userErrors: outcome.error }
  }
}
