import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql'
import { Type } from 'class-transformer'
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsInt, IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator'
import { PageArgs } from '#platform/graphql'
import { SCHEME_KINDS, SCHEME_STATES, type SchemeAction, type SchemeKind, type SchemeState, type Side } from '../../domain/index.js'

@ArgsType()
export class MentoringSchemesArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: 'Part of the title or the summary.' }) @IsOptional() @IsString() @MaxLength(100) search?: string | null
  @Field(() => String, { nullable: true, description: 'Only of this kind; see MentoringScheme.kind.' }) @IsOptional() @IsIn(SCHEME_KINDS) kind?: SchemeKind | null
  @Field(() => String, { nullable: true, description: 'Only in this state.' }) @IsOptional() @IsIn(SCHEME_STATES) state?: SchemeState | null
  @Field(() => ID, { nullable: true, description: 'Only those run by this organisation.' }) @IsOptional() @IsString() organisationId?: string | null
}

@InputType({ description: 'How much each criterion counts; see MentoringWeights.' })
export class MentoringWeightsInput {
  @Field(() => Int, { description: '0 to 10,000.' }) @IsInt() skills!: number
  @Field(() => Int, { description: '0 to 10,000.' }) @IsInt() choice!: number
  @Field(() => Int, { description: '0 to 10,000.' }) @IsInt() values!: number
  @Field(() => Int, { description: '0 to 10,000.' }) @IsInt() wishes!: number
  @Field(() => Int, { description: '0 to 10,000.' }) @IsInt() seniority!: number
  @Field(() => Int, { description: '0 to 10,000.' }) @IsInt() sector!: number
  @Field(() => Int, { description: '0 to 10,000.' }) @IsInt() region!: number
  @Field(() => Int, { description: '0 to 10,000.' }) @IsInt() times!: number
  @Field(() => Int, { description: '0 to 10,000.' }) @IsInt() background!: number
}

@InputType({ description: 'What no pair may break; see MentoringRules.' })
export class MentoringRulesInput {
  @Field(() => Boolean, { description: 'The two belong to different organisations.' }) @IsBoolean() otherOrganisation!: boolean
  @Field(() => Boolean, { description: 'They have a language in common.' }) @IsBoolean() sharedLanguage!: boolean
  @Field(() => Boolean, { description: 'They have a way of meeting in common.' }) @IsBoolean() sharedMode!: boolean
  @Field(() => Boolean, { description: 'They are in the same region.' }) @IsBoolean() sameRegion!: boolean
  @Field(() => Int, { description: 'So many free half-days in common, 0 to 10.' }) @IsInt() sharedTimes!: number
  @Field(() => Boolean, { description: 'One is digital and the other is not; only in a paired scheme.' }) @IsBoolean() acrossBackgrounds!: boolean
}

@InputType({ description: 'A question of the scheme\'s own.' })
export class MentoringQuestionInput {
  @Field(() => String, { description: 'Lower case; keep it while the question means the same.' }) @IsString() @MaxLength(100) key!: string
  @Field(() => String, { description: 'The question, at most 200 characters.' }) @IsString() @MaxLength(1_000) label!: string
  @Field(() => String, { defaultValue: '', description: 'Help with it, at most 500 characters.' }) @IsString() @MaxLength(2_000) hint: string = ''
  @Field(() => [String], { description: 'Who is asked: mentee, mentor.' }) @IsArray() @ArrayMaxSize(2) @IsString({ each: true }) sides!: Side[]
  @Field(() => String, { description: 'text or choice.' }) @IsString() @MaxLength(20) kind!: 'text' | 'choice'
  @Field(() => [String], { defaultValue: [], description: 'For a choice: 2 to 20.' }) @IsArray() @ArrayMaxSize(100) @IsString({ each: true }) @MaxLength(1_000, { each: true }) options: string[] = []
  @Field(() => Boolean, { defaultValue: false, description: 'Whether a profile needs an answer.' }) @IsBoolean() required: boolean = false
}

@InputType({ description: 'All settings of a scheme; see MentoringSettings.' })
export class MentoringSettingsInput {
  @Field(() => MentoringWeightsInput, { description: 'How much each criterion counts.' }) @ValidateNested() @Type(() => MentoringWeightsInput) weights!: MentoringWeightsInput
  @Field(() => MentoringRulesInput, { description: 'What no pair may break.' }) @ValidateNested() @Type(() => MentoringRulesInput) rules!: MentoringRulesInput
  @Field(() => Int, { description: 'The most mentees of one mentor, 1 to 50.' }) @IsInt() mostMentees!: number
  @Field(() => Boolean, { description: 'No names before both accepted.' }) @IsBoolean() blind!: boolean
  @Field(() => Int, { description: 'Days to answer a proposal, 1 to 60.' }) @IsInt() answerDays!: number
  @Field(() => Int, { description: 'Days to the first meeting, 1 to 90.' }) @IsInt() firstMeetingDays!: number
  @Field(() => Int, { description: 'Days without a meeting, 1 to 90.' }) @IsInt() silentDays!: number
  @Field(() => Int, { description: 'Months that a relationship lasts, 1 to 36.' }) @IsInt() months!: number
  @Field(() => Int, { nullable: true, description: 'Days after its planned end until a relationship is closed by itself, 0 to 90. Left out: as it is, 28 in a new scheme.' }) @IsOptional() @IsInt() graceDays?: number | null
  @Field(() => Int, { nullable: true, description: 'Days after a round is closed or cancelled for which wishes and the like stay in its frozen input, 0 to 365. Left out: as it is, 28 in a new scheme.' }) @IsOptional() @IsInt() keepPrivateDays?: number | null
  @Field(() => [Int], { description: 'Weeks of check-ins, ascending, at most 12.' }) @IsArray() @ArrayMaxSize(100) @IsInt({ each: true }) checkInWeeks!: number[]
  @Field(() => [MentoringQuestionInput], { description: 'Questions, at most 20.' }) @IsArray() @ArrayMaxSize(100) @ValidateNested({ each: true }) @Type(() => MentoringQuestionInput) questions!: MentoringQuestionInput[]
  @Field(() => [String], { description: 'Acts of advocacy; only of a sponsorship scheme, which has 1 to 20.' }) @IsArray() @ArrayMaxSize(100) @IsString({ each: true }) @MaxLength(1_000, { each: true }) advocacy!: string[]
}

@InputType({ isAbstract: true })
abstract class SchemeFields {
  @Field(() => String, { description: 'Its name, at most 200 characters.' }) @IsString() @MaxLength(1_000) title!: string
  @Field(() => String, { description: 'What it is for, at most 2,000 characters.' }) @IsString() @MaxLength(10_000) summary!: string
  @Field(() => Boolean, { defaultValue: false, description: 'Whether mentees declare that it is meant for them; only of an under_represented or sponsorship scheme.' }) @IsBoolean() restricted: boolean = false
  @Field(() => String, { defaultValue: '', description: 'The words that they declare, at most 1,000 characters.' }) @IsString() @MaxLength(5_000) declaration: string = ''
  @Field(() => ID, { description: 'A published framework version.' }) @IsString() @MaxLength(60) frameworkVersionId!: string
  @Field(() => MentoringSettingsInput, { nullable: true, description: 'Left out: what a scheme of the kind begins with, or what is set already.' }) @IsOptional() @ValidateNested() @Type(() => MentoringSettingsInput) settings?: MentoringSettingsInput | null
}

@InputType({ description: 'A new scheme.' })
export class CreateMentoringSchemeInput extends SchemeFields {
  @Field(() => ID, { description: 'The organisation that will run it.' }) @IsString() organisationId!: string
  @Field(() => String, { description: 'See MentoringScheme.kind; it stays.' }) @IsIn(SCHEME_KINDS) kind!: SchemeKind
}

@InputType({ description: 'All of a scheme that can be changed.' })
export class UpdateMentoringSchemeInput extends SchemeFields {
  @Field(() => ID, { description: 'Which scheme.' }) @IsString() id!: string
  @Field(() => Int, { description: 'The version that was read; another one since then is told, not overwritten.' }) @IsInt() version!: number
}

@InputType({ description: 'A step of a scheme.' })
export class MoveMentoringSchemeInput {
  @Field(() => ID, { description: 'Which scheme.' }) @IsString() id!: string
  @Field(() => String, { description: 'open, close or reopen.' }) @IsIn(['open', 'close', 'reopen']) action!: SchemeAction
}
