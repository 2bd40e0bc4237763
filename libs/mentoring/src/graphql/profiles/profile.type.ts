import { Field, ID, Int, ObjectType } from '@nestjs/graphql'
import { MutationPayload } from '#platform/graphql'

@ObjectType('MentoringAnswer', { description: 'An answer to a question of the scheme\'s own.' })
export class MentoringAnswerType {
  @Field(() => String, { description: 'The key of the question.' }) key!: string
  @Field(() => String, { description: 'What they answered.' }) answer!: string
}

@ObjectType('MentoringSkillChoice', { description: 'A skill of the scheme\'s framework that somebody chose.' })
export class MentoringSkillChoiceType {
  @Field(() => String, { description: 'The skill.' }) key!: string
  @Field(() => String, { nullable: true, description: 'The level that they want to reach, or have; null where they did not say.' }) level!: string | null
}

@ObjectType('MentoringSection', { description: 'A part of a profile that is filled in by itself.' })
export class MentoringSectionType {
  @Field(() => String, { description: 'about, skills, working, meeting, questions, declaration, wishes, avoid or background.' }) section!: string
  @Field(() => String, { description: 'complete, incomplete or optional.' }) state!: string
  @Field(() => [String], { description: 'What is still missing, each in a sentence.' }) missing!: string[]
}

@ObjectType('MentoringProfile', {
  description: 'A person\'s part in a scheme, on one side. For its person, and once it was submitted for those who match people in the scheme. Wishes, people to avoid and background are not here: see mentoringPreferences.',
})
export class MentoringProfileType {
  @Field(() => ID, { description: 'Its id.' }) id!: string
  @Field(() => ID, { description: 'The scheme.' }) schemeId!: string
  @Field(() => ID, { description: 'Whose it is.' }) personId!: string
  @Field(() => String, { description: 'mentee or mentor.' }) side!: string
  @Field(() => String, { description: 'draft, ready, paused or withdrawn. Only who is ready takes part in rounds.' }) state!: string
  @Field(() => ID, { description: 'The organisation for which they take part.' }) organisationId!: string
  @Field(() => Int, { description: 'How many they take: always 1 for a mentee, 0 for a mentor who cannot now.' }) capacity!: number
  @Field(() => Int, { description: 'How many of these are taken by proposals and relationships.' }) taken!: number
  @Field(() => Date, { nullable: true, description: 'When they declared that a restricted scheme is meant for them.' }) declaredAt!: Date | null
  @Field(() => Date, { nullable: true, description: 'When it was submitted first.' }) submittedAt!: Date | null
  @Field(() => Date, { description: 'When it was last changed.' }) updatedAt!: Date
}

@ObjectType('MentoringPreferredPerson', { description: 'Somebody whom a participant named.' })
export class MentoringPreferredPersonType {
  @Field(() => ID, { description: 'Their id.' }) id!: string
  @Field(() => String, { nullable: true, description: 'Their name.' }) name!: string | null
}

@ObjectType('MentoringPreferences', { description: 'What is a participant\'s alone: nobody else is ever shown it, whatever their role.' })
export class MentoringPreferencesType {
  @Field(() => ID, { description: 'Of which profile.' }) profileId!: string
  @Field(() => [MentoringPreferredPersonType], { description: 'People of the other side whom they would like, most wanted first.' }) wishes!: MentoringPreferredPersonType[]
  @Field(() => [MentoringPreferredPersonType], { description: 'People with whom they must not be matched.' }) avoidedPeople!: MentoringPreferredPersonType[]
  @Field(() => [String], { description: 'Addresses of people with whom they must not be matched, as they typed them. Whether anybody here has one of them is not said.' }) avoidedEmails!: string[]
  @Field(() => [MentoringPreferredPersonType], { description: 'Organisations from whose people they must not be matched with anybody.' }) avoidedOrganisations!: MentoringPreferredPersonType[]
  @Field(() => [String], { description: 'Their own words about their background, used for matching by their consent.' }) backgroundTags!: string[]
  @Field(() => Date, { nullable: true, description: 'When they consented to that.' }) backgroundConsentedAt!: Date | null
  @Field(() => String, { nullable: true, description: 'What they find most important about the other: skills, values, seniority, sector, region or times.' }) choice!: string | null
}

@ObjectType({ description: 'What became of a change of a profile.' })
export class MentoringProfilePayload extends MutationPayload {
  @Field(() => MentoringProfileType, { nullable: true, description: 'As it now is.' }) profile: object | null = null
}

@ObjectType({ description: 'What became of a change of what is private.' })
export class MentoringPreferencesPayload extends MutationPayload {
  @Field(() => MentoringPreferencesType, { nullable: true, description: 'As they now are.' }) preferences: object | null = null
}

@ObjectType({ description: 'What became of the deletion of a draft.' })
export class DeleteMentoringProfilePayload extends MutationPayload {
  @Field(() => ID, { nullable: true, description: 'What is gone.' }) deletedId: string | null = null
}
