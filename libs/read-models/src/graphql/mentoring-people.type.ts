import { Field, ID, Int, ObjectType } from '@nestjs/graphql'
import { connectionTypes } from '#platform/graphql'

@ObjectType('MentoringParticipant', { description: 'Somebody who takes part in a scheme, for those who match people in it. What is private to them is not known here.' })
export class MentoringParticipantType {
  @Field(() => ID, { description: 'Their profile.' }) profileId!: string
  @Field(() => ID, { description: 'Who they are.' }) personId!: string
  @Field(() => String, { description: 'Their name.' }) personName!: string
  @Field(() => ID, { description: 'The organisation for which they take part.' }) organisationId!: string
  @Field(() => String, { description: 'Its name.' }) organisationName!: string
  @Field(() => String, { description: 'mentee or mentor.' }) side!: string
  @Field(() => String, { description: 'ready, paused or withdrawn.' }) state!: string
  @Field(() => String, { nullable: true, description: 'Who they are, in a line.' }) headline!: string | null
  @Field(() => String, { nullable: true, description: 'How senior their job is; see MentoringAboutInput.' }) seniority!: string | null
  @Field(() => String, { nullable: true, description: 'Their area of work.' }) sector!: string | null
  @Field(() => [String], { description: 'Keys of skills that they want to learn, most important first.' }) wants!: string[]
  @Field(() => [String], { description: 'Keys of skills that they can teach, most important first.' }) offers!: string[]
  @Field(() => Int, { description: 'How many they take.' }) capacity!: number
  @Field(() => Int, { description: 'How many of these are taken by proposals and relationships.' }) taken!: number
  @Field(() => String, { description: 'When they first submitted their profile (ISO).' }) submittedAt!: string
}

@ObjectType('MentoringParticipantCounts', { description: 'How a scheme stands as a whole, whatever the filter.' })
export class MentoringParticipantCountsType {
  @Field(() => Int, { description: 'Profiles that were begun and are not submitted.' }) drafts!: number
  @Field(() => Int, { description: 'Mentees who are ready.' }) mentees!: number
  @Field(() => Int, { description: 'Of these, without a proposal or mentor.' }) unmatchedMentees!: number
  @Field(() => Int, { description: 'Mentors who are ready.' }) mentors!: number
  @Field(() => Int, { description: 'How many mentees these take together.' }) places!: number
  @Field(() => Int, { description: 'How many of the places are taken.' }) takenPlaces!: number
}

@ObjectType()
export class MentoringParticipantConnection extends connectionTypes(MentoringParticipantType, 'MentoringParticipant') {
  @Field(() => MentoringParticipantCountsType, { description: 'How the scheme stands as a whole.' }) counts!: MentoringParticipantCountsType
}

@ObjectType('MentoringCandidate', { description: 'Somebody ready on the other side. In a blind scheme without name and organisation.' })
export class MentoringCandidateType {
  @Field(() => ID, { description: 'Their profile.' }) profileId!: string
  @Field(() => ID, { nullable: true, description: 'Who they are; null in a blind scheme.' }) personId!: string | null
  @Field(() => String, { nullable: true, description: 'Their name; null in a blind scheme.' }) personName!: string | null
  @Field(() => String, { nullable: true, description: 'Their organisation; null in a blind scheme.' }) organisationName!: string | null
  @Field(() => String, { nullable: true, description: 'Who they are, in a line.' }) headline!: string | null
  @Field(() => String, { nullable: true, description: 'How senior their job is; see MentoringAboutInput.' }) seniority!: string | null
  @Field(() => String, { nullable: true, description: 'Their area of work.' }) sector!: string | null
  @Field(() => [String], { description: 'Keys of skills that they want to learn.' }) wants!: string[]
  @Field(() => [String], { description: 'Keys of skills that they can teach.' }) offers!: string[]
}

@ObjectType()
export class MentoringCandidateConnection extends connectionTypes(MentoringCandidateType, 'MentoringCandidate') {
  @Field(() => String, { nullable: true, description: 'Why none of them can be wished for, where that is so.' }) noWishesReason!: string | null
}

@ObjectType('OrganisationMentoring', { description: 'That one of an organisation\'s own people takes part in a scheme, and how far they are; never with whom.' })
export class OrganisationMentoringType {
  @Field(() => ID, { description: 'Their profile.' }) profileId!: string
  @Field(() => ID, { description: 'Who they are.' }) personId!: string
  @Field(() => String, { description: 'Their name.' }) personName!: string
  @Field(() => ID, { description: 'The scheme.' }) schemeId!: string
  @Field(() => String, { description: 'Its name.' }) schemeTitle!: string
  @Field(() => String, { description: 'mentee or mentor.' }) side!: string
  @Field(() => String, { description: 'ready or paused.' }) state!: string
  @Field(() => Boolean, { description: 'Whether they have a mentor or mentee now; if not, they wait.' }) matched!: boolean
  @Field(() => String, { nullable: true, description: 'The day of their last meeting (YYYY-MM-DD).' }) lastMetOn!: string | null
}

@ObjectType()
export class OrganisationMentoringConnection extends connectionTypes(OrganisationMentoringType, 'OrganisationMentoring') {}
