import { ArgsType, Field, ID, InputType } from '@nestjs/graphql'
import { ArrayMaxSize, IsArray, IsBoolean, IsOptional, IsString, MaxLength } from 'class-validator'
import { PageArgs } from '#platform/graphql'

@ArgsType()
export class MentoringMatchesArgs extends PageArgs {
  @Field(() => ID, { description: 'Which scheme.' }) @IsString() schemeId!: string
  @Field(() => [String], { nullable: true, description: 'Only those in these states.' }) @IsOptional() @IsArray() @ArrayMaxSize(20) @IsString({ each: true }) states?: string[] | null
  @Field(() => String, { nullable: true, description: 'Part of a name of one of the two.' }) @IsOptional() @IsString() @MaxLength(100) search?: string | null
}

@ArgsType()
export class MatchByHandArgs {
  @Field(() => ID, { description: 'Which scheme.' }) @IsString() schemeId!: string
  @Field(() => ID, { description: 'The mentee\'s profile.' }) @IsString() menteeProfileId!: string
  @Field(() => ID, { description: 'The mentor\'s profile.' }) @IsString() mentorProfileId!: string
}

@InputType({ description: 'Names a match.' })
export class MentoringMatchInput {
  @Field(() => ID, { description: 'Which match.' }) @IsString() matchId!: string
}

@InputType({ description: 'A no to a proposal.' })
export class DeclineMentoringProposalInput extends MentoringMatchInput {
  @Field(() => String, { description: 'A code; only ever counted: not_the_right_skills, no_time_now, know_each_other, too_far_away, work_too_closely, other or prefer_not_to_say.' }) @IsString() @MaxLength(50) reason!: string
}

@InputType({ description: 'A later end.' })
export class ExtendMentoringInput extends MentoringMatchInput {
  @Field(() => String, { description: 'The day on which it is meant to end then, a date: later than now, at most 12 months on.' }) @IsString() @MaxLength(10) endsOn!: string
}

@InputType({ description: 'An end before the time.' })
export class EndMentoringInput extends MentoringMatchInput {
  @Field(() => String, { description: 'A code, which the other is not told: goals_met_early, no_time, not_the_right_fit, not_in_touch, changed_job, other or prefer_not_to_say.' }) @IsString() @MaxLength(50) reason!: string
  @Field(() => Boolean, { defaultValue: false, description: 'Whether the viewer would like somebody else, and so comes first next time.' }) @IsBoolean() wantsAnother: boolean = false
}

@InputType({ description: 'Two people to match by hand.' })
export class MatchByHandInput {
  @Field(() => ID, { description: 'Which scheme.' }) @IsString() schemeId!: string
  @Field(() => ID, { description: 'The mentee\'s profile.' }) @IsString() menteeProfileId!: string
  @Field(() => ID, { description: 'The mentor\'s profile.' }) @IsString() mentorProfileId!: string
  @Field(() => String, { defaultValue: '', description: 'Why rules of the scheme are set aside, where they are; kept with the match.' }) @IsString() @MaxLength(1_000) overrideReason: string = ''
}
