import { Field, ID, Int, ObjectType } from '@nestjs/graphql'
import { connectionTypes, MutationPayload } from '#platform/graphql'

@ObjectType('MentoringMatchPerson', { description: 'One of the two of a match.' })
export class MentoringMatchPersonType {
  @Field(() => String, { description: 'mentee or mentor.' }) side!: string
  @Field(() => ID, { description: 'Their id.' }) personId!: string
  @Field(() => ID, { description: 'Their profile in the scheme.' }) profileId!: string
  @Field(() => ID, { description: 'The organisation for which they take part.' }) organisationId!: string
  @Field(() => String, { nullable: true, description: 'Who they are, in a line of their own.' }) headline!: string | null
  @Field(() => String, { nullable: true, description: 'What they want to get out of it.' }) goals!: string | null
}

@ObjectType('MentoringReason', { description: 'Why the two were proposed to each other. Never points, never what is private.' })
export class MentoringReasonType {
  @Field(() => String, { description: 'skills, seniority, values, same_sector, across_backgrounds, times, modes or language.' }) code!: string
  @Field(() => String, { description: 'One sentence to the viewer.' }) text!: string
}

@ObjectType('MentoringOverride', { description: 'Rules of the scheme that were set aside for a match by hand, and why. For those who match.' })
export class MentoringOverrideType {
  @Field(() => [String], { description: 'Which rules.' }) rules!: string[]
  @Field(() => String, { description: 'Why.' }) reason!: string
}

@ObjectType('MentoringRuleAgainst', { description: 'A rule that a pair breaks. What is private to one of the two is pooled as kept_apart.' })
export class MentoringRuleAgainstType {
  @Field(() => String, { description: 'Which: not_ready, no_seat, already_matched, kept_apart (everything private, never told apart), or a rule of the scheme.' }) code!: string
  @Field(() => Boolean, { description: 'Whether it may be set aside with a reason.' }) canOverride!: boolean
}

@ObjectType('MentoringMatch', { description: 'A pair that was proposed, and the relationship that it becomes. For the two and those who run the scheme; what each is shown differs.' })
export class MentoringMatchType {
  @Field(() => ID, { description: 'Its id.' }) id!: string
  @Field(() => ID, { description: 'The scheme.' }) schemeId!: string
  @Field(() => String, { description: 'The scheme\'s title.' }) schemeTitle!: string
  @Field(() => String, { description: 'The scheme\'s kind; in a sponsorship the mentor is a sponsor.' }) schemeKind!: string
  @Field(() => String, { description: 'round or by_hand.' }) source!: string
  @Field(() => Boolean, { description: 'Whether neither is told the other\'s name or organisation before both accepted.' }) blind!: boolean
  @Field(() => String, { nullable: true, description: 'Which of the two the viewer is; null for those who run the scheme.' }) side!: string | null
  @Field(() => Date, { description: 'When it was proposed.' }) proposedAt!: Date
  @Field(() => Date, { description: 'Until when it waits for answers.' }) answerBy!: Date
  @Field(() => Date, { nullable: true, description: 'When both had accepted.' }) agreedAt!: Date | null
  @Field(() => Date, { nullable: true, description: 'When they had recorded their first agreement or meeting.' }) startedAt!: Date | null
  @Field(() => String, { nullable: true, description: 'When it is meant to end, a date.' }) endsOn!: string | null
  @Field(() => Date, { nullable: true, description: 'When it ended.' }) endedAt!: Date | null
  @Field(() => Int, { description: 'How many meetings they have held.' }) meetingsHeld!: number
  @Field(() => Int, { description: 'How many minutes they have met.' }) minutesMet!: number
  @Field(() => Date, { nullable: true, description: 'When they last met.' }) lastMetAt!: Date | null
  @Field(() => Date, { nullable: true, description: 'When they meet next.' }) nextMeetingAt!: Date | null
}

@ObjectType()
export class MentoringMatchConnection extends connectionTypes(MentoringMatchType, 'MentoringMatch') {}

@ObjectType({ description: 'What became of a match.' })
export class MentoringMatchPayload extends MutationPayload {
  @Field(() => MentoringMatchType, { nullable: true, description: 'As it now is.' }) match: object | null = null
}

@ObjectType('MatchByHandPreview', { description: 'What speaks for and against two people now. Nothing has been changed.' })
export class MatchByHandPreviewType {
  @Field(() => MentoringMatchPersonType, { description: 'The mentee.' }) mentee!: object
  @Field(() => MentoringMatchPersonType, { description: 'The mentor.' }) mentor!: object
  @Field(() => [MentoringRuleAgainstType], { description: 'Rules that they break.' }) rules!: readonly object[]
  @Field(() => [MentoringReasonType], { description: 'What speaks for it, in words.' }) reasons!: readonly object[]
}

@ObjectType('MentoringSuggestion', { description: 'A free partner for somebody, and what speaks for them.' })
export class MentoringSuggestionType {
  @Field(() => MentoringMatchPersonType, { description: 'Who.' }) person!: object
  @Field(() => [MentoringReasonType], { description: 'What speaks for it, in words.' }) reasons!: readonly object[]
}
