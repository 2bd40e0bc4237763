import { Int, ResolveField, Resolver } from '@nestjs/graphql'
import { transition } from '#kernel'
import { personOf } from '#platform/access'
import type { GraphqlContext, LoaderDefinition } from '#platform/graphql'
import { contentOf } from '../../application/profiles/profile-content.js'
import { ProfilesService } from '../../application/profiles/profiles.service.js'
import { SchemesService } from '../../application/schemes/schemes.service.js'
import { NO_SKILLS, type OwnProfileRow, type ProfileRow, type ProfileSkills } from '../../data/profiles/profile.queries.js'
import type { SchemeRow } from '../../data/schemes/scheme.queries.js'
import { type ChosenSkill, completeness, PROFILE_TRANSITIONS, type ProfileId, type SchemeId } from '../../domain/index.js'
import { MentoringNames } from '../names.js'
import { MentoringSchemeType } from '../schemes/scheme.type.js'
import { MentoringAnswerType, MentoringProfileType, MentoringSectionType, MentoringSkillChoiceType } from './profile.type.js'

type Shown = ProfileRow & Partial<Pick<OwnProfileRow, 'scheme' | 'skills'>>

/** What belongs to a profile that the viewer has been shown: to somebody else never more than what matching people may know. */
@Resolver(() => MentoringProfileType)
export class ProfileFieldsResolver {
  private readonly scheme: LoaderDefinition<SchemeId, SchemeRow>
  private readonly skills: LoaderDefinition<ProfileId, ProfileSkills>

  constructor(schemes: SchemesService, profiles: ProfilesService, private readonly names: MentoringNames) {
    this.scheme = { name: 'mentoring.scheme', load: (_ctx, ids) => schemes.byIds(ids) }
    this.skills = { name: 'mentoring.profile-skills', load: (_ctx, ids) => profiles.skillsOf(ids) }
  }

  @ResolveField('scheme', () => MentoringSchemeType, { nullable: true, description: 'The scheme.' })
  async ofScheme({ scheme, schemeId }: Shown, _args: object, { loaders }: GraphqlContext): Promise<SchemeRow | undefined> {
    return scheme ?? loaders.load(this.scheme, schemeId)
  }

  @ResolveField('personName', () => String, { nullable: true, description: 'Whose it is.' })
  personName({ personId }: Shown, _args: object, context: GraphqlContext): Promise<string | null> {
    return this.names.person(personId, context)
  }

  @ResolveField('organisationName', () => String, { nullable: true, description: 'The organisation for which they take part.' })
  organisationName({ organisationId }: Shown, _args: object, context: GraphqlContext): Promise<string | null> {
    return this.names.organisation(organisationId, context)
  }

  @ResolveField('headline', () => String, { nullable: true, description: 'Who they are, in a line.' })
  headline({ details }: Shown): string | null {
    return details.headline ?? null
  }

  @ResolveField('goals', () => String, { nullable: true, description: 'What they want to get out of it.' })
  goals({ details }: Shown): string | null {
    return details.goals ?? null
  }

  @ResolveField('background', () => String, { nullable: true, description: 'digital or non_digital: what they do, not who they are.' })
  background({ details }: Shown): string | null {
    return details.background ?? null
  }

  @ResolveField('seniority', () => String, { nullable: true, description: 'How senior their job is; see MentoringAboutInput.' })
  seniority({ details }: Shown): string | null {
    return details.seniority ?? null
  }

  @ResolveField('sector', () => String, { nullable: true, description: 'Their area of work.' })
  sector({ details }: Shown): string | null {
    return details.sector ?? null
  }

  @ResolveField('workingPattern', () => String, { nullable: true, description: 'How they work; see MentoringAboutInput.' })
  workingPattern({ details }: Shown): string | null {
    return details.workingPattern ?? null
  }

  @ResolveField('modes', () => [String], { description: 'Ways of meeting.' })
  modes({ details }: Shown): readonly string[] {
    return details.modes ?? []
  }

  @ResolveField('languages', () => [String], { description: 'Languages.' })
  languages({ details }: Shown): readonly string[] {
    return details.languages ?? []
  }

  @ResolveField('times', () => Int, { description: 'Free half-days as bits; see MentoringAvailabilityInput.' })
  times({ details }: Shown): number {
    return details.times ?? 0
  }

  @ResolveField('values', () => [Int], { nullable: 'items', description: 'Answers to the statements about values, 1 to 5; null where one was left out.' })
  values({ details }: Shown): readonly (number | null)[] {
    return details.values ?? []
  }

  @ResolveField('answers', () => [MentoringAnswerType], { description: 'Answers to the scheme\'s own questions.' })
  answers({ details }: Shown): readonly MentoringAnswerType[] {
    return Object.entries(details.answers ?? {}).map(([key, answer]) => ({ key, answer }))
  }

  @ResolveField('wants', () => [MentoringSkillChoiceType], { description: 'Skills that they want to learn, most important first.' })
  async wants(profile: Shown, _args: object, context: GraphqlContext): Promise<readonly ChosenSkill[]> {
    return (await this.skillsOf(profile, context)).wants
  }

  @ResolveField('offers', () => [MentoringSkillChoiceType], { description: 'Skills that they can teach, most important first.' })
  async offers(profile: Shown, _args: object, context: GraphqlContext): Promise<readonly ChosenSkill[]> {
    return (await this.skillsOf(profile, context)).offers
  }

  @ResolveField('completeness', () => [MentoringSectionType], { nullable: true, description: 'What is still missing, by section. For its person; null for others.' })
  async completeness(profile: Shown, _args: object, context: GraphqlContext): Promise<readonly MentoringSectionType[] | null> {
    const scheme = await this.ofScheme(profile, {}, context)
    if (!isOwn(profile, context) || scheme === undefined) return null
    const content = contentOf(profile, await this.skillsOf(profile, context), scheme)
    return completeness(content, scheme).map(({ section, state, missing }) => ({ section, state, missing: missing.map(({ fix }) => fix) }))
  }

  @ResolveField('viewerIsSelf', () => Boolean, { description: 'Whether it is the viewer\'s own.' })
  viewerIsSelf(profile: Shown, _args: object, context: GraphqlContext): boolean {
    return isOwn(profile, context)
  }

  @ResolveField('viewerCan', () => [String], { description: 'Steps that the viewer may take with it now: submit, pause, resume, withdraw, return, delete.' })
  viewerCan(profile: Shown, _args: object, context: GraphqlContext): readonly string[] {
    if (!isOwn(profile, context)) return []
    const steps = (['submit', 'pause', 'resume', 'withdraw', 'return'] as const).filter((action) => transition(PROFILE_TRANSITIONS, profile.state, action).ok)
    return profile.state === 'draft' ? [...steps, 'delete'] : steps
  }

  private async skillsOf({ id, skills }: Shown, { loaders }: GraphqlContext): Promise<ProfileSkills> {
    return skills ?? (await loaders.load(this.skills, id)) ?? NO_SKILLS
  }
}

const isOwn = ({ personId }: Shown, { ctx }: GraphqlContext): boolean => personOf(ctx.actor) === personId
