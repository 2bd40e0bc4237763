import { Field, ID, Int, ObjectType } from '@nestjs/graphql'
import { connectionTypes, MutationPayload } from '#platform/graphql'

@ObjectType('MatchIntake', { description: 'Who takes part in the scheme of a round at this moment.' })
export class MatchIntakeType {
  @Field(() => Int, { description: 'Mentees whose profile is ready and who have no match.' }) mentees!: number
  @Field(() => Int, { description: 'Mentors whose profile is ready.' }) mentors!: number
  @Field(() => Int, { description: 'Free seats of those mentors together.' }) seats!: number
  @Field(() => Int, { description: 'Mentees who have begun a profile and not submitted it.' }) menteesInDraft!: number
  @Field(() => Int, { description: 'Mentors who have begun a profile and not submitted it.' }) mentorsInDraft!: number
}

@ObjectType('MatchRoundStep', { description: 'Something that was done to a round.' })
export class MatchRoundStepType {
  @Field(() => ID, { description: 'Its id.' }) id!: string
  @Field(() => String, { description: 'create, edit, open_intake, intake_over, freeze, review, thaw, publish, close, cancel or remove_private.' }) action!: string
  @Field(() => String, { description: 'The state that the round was in then.' }) toState!: string
  @Field(() => Date, { description: 'When.' }) at!: Date
  @Field(() => String, { nullable: true, description: 'Why, where a reason was asked for.' }) reason!: string | null
}

@ObjectType('MatchRound', { description: 'One matching of a scheme\'s participants. For those who match and those who run the scheme.' })
export class MatchRoundType {
  @Field(() => ID, { description: 'Its id.' }) id!: string
  @Field(() => ID, { description: 'The scheme.' }) schemeId!: string
  @Field(() => String, { description: 'Its name.' }) title!: string
  @Field(() => String, { description: 'draft, intake, frozen (nothing is solved yet), in_review, published, closed or cancelled.' }) state!: string
  @Field(() => String, { description: 'Day on which the intake opens, YYYY-MM-DD.' }) intakeOpensOn!: string
  @Field(() => String, { description: 'First day on which profiles no longer come in, YYYY-MM-DD.' }) intakeClosesOn!: string
  @Field(() => String, { nullable: true, description: 'SHA-256 of the frozen input (settings, participants and who is kept apart) and a secret of the round, so that nobody can guess the one from the other.' }) inputHash!: string | null
  @Field(() => Date, { nullable: true, description: 'When the input was fixed.' }) frozenAt!: Date | null
  @Field(() => Int, { description: 'Mentees in the frozen input.' }) mentees!: number
  @Field(() => Int, { description: 'Mentors in the frozen input.' }) mentors!: number
  @Field(() => Int, { description: 'Free seats in the frozen input.' }) seats!: number
  @Field(() => ID, { nullable: true, description: 'The scenario that was published.' }) publishedScenarioId!: string | null
  @Field(() => Date, { nullable: true, description: 'When it was published.' }) publishedAt!: Date | null
  @Field(() => Date, { nullable: true, description: 'When wishes and the like were taken out of the frozen input. Explanations say from then on what they can without.' }) privateRemovedAt!: Date | null
  @Field(() => Date, { description: 'When it was planned.' }) createdAt!: Date
}

@ObjectType()
export class MatchRoundConnection extends connectionTypes(MatchRoundType, 'MatchRound') {}

@ObjectType({ description: 'What became of a step of a round.' })
export class MatchRoundPayload extends MutationPayload {
  @Field(() => MatchRoundType, { nullable: true, description: 'As it now is.' }) round: object | null = null
}

@ObjectType('MatchParticipant', { description: 'Somebody who takes part in a round, as those who match may know them.' })
export class MatchParticipantType {
  @Field(() => ID, { description: 'Their profile in the scheme.' }) profileId!: string
  @Field(() => ID, { description: 'The person.' }) personId!: string
  @Field(() => String, { description: 'mentee or mentor.' }) side!: string
}
