import { Field, ID, InputType, Int } from '@nestjs/graphql'
import { Type } from 'class-transformer'
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsInt, IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator'
import { type Choice, type MeetingMode, type ProfileDetails, type Sector, type Seniority, type Side, SIDES } from '../../domain/index.js'

@InputType({ description: 'A beginning in a scheme.' })
export class BeginMentoringProfileInput {
  @Field(() => ID, { description: 'An open scheme.' }) @IsString() schemeId!: string
  @Field(() => String, { description: 'mentee or mentor.' }) @IsIn(SIDES) side!: Side
  @Field(() => ID, { description: 'The organisation for which they take part: one of their own today.' }) @IsString() organisationId!: string
}

@InputType({ description: 'About the person.' })
export class MentoringAboutInput {
  @Field(() => String, { nullable: true, description: 'Who they are in a line, at most 200 characters.' }) @IsOptional() @IsString() @MaxLength(1_000) headline?: string | null
  @Field(() => String, { nullable: true, description: 'What they want to get out of it, at most 2,000 characters.' }) @IsOptional() @IsString() @MaxLength(10_000) goals?: string | null
  @Field(() => String, { nullable: true, description: 'digital or non_digital; a paired scheme needs it.' }) @IsOptional() @IsString() @MaxLength(40) background?: NonNullable<ProfileDetails['background']> | null
  @Field(() => String, { nullable: true, description: 'early_career, officer, senior_officer, manager, head_of_service, director or chief_officer.' }) @IsOptional() @IsString() @MaxLength(40) seniority?: Seniority | null
  @Field(() => String, { nullable: true, description: 'Area of work.' }) @IsOptional() @IsString() @MaxLength(40) sector?: Sector | null
  @Field(() => String, { nullable: true, description: 'full_time, part_time, compressed, job_share or shifts.' }) @IsOptional() @IsString() @MaxLength(40) workingPattern?: NonNullable<ProfileDetails['workingPattern']> | null
}

@InputType({ description: 'A skill of the scheme\'s framework.' })
export class MentoringSkillChoiceInput {
  @Field(() => String, { description: 'The skill.' }) @IsString() @MaxLength(200) key!: string
  @Field(() => String, { nullable: true, description: 'The level.' }) @IsOptional() @IsString() @MaxLength(200) level: string | null = null
}

@InputType({ description: 'Skills, most important first; at most 10 each way.' })
export class MentoringSkillsInput {
  @Field(() => [MentoringSkillChoiceInput], { defaultValue: [], description: 'What they want to learn.' }) @IsArray() @ArrayMaxSize(100) @ValidateNested({ each: true }) @Type(() => MentoringSkillChoiceInput) wants: MentoringSkillChoiceInput[] = []
  @Field(() => [MentoringSkillChoiceInput], { defaultValue: [], description: 'What they can teach.' }) @IsArray() @ArrayMaxSize(100) @ValidateNested({ each: true }) @Type(() => MentoringSkillChoiceInput) offers: MentoringSkillChoiceInput[] = []
}

@InputType({ description: 'How they like to work.' })
export class MentoringWorkingInput {
  @Field(() => [Int], { nullable: 'itemsAndList', description: 'For each statement 1 (not me) to 5 (very much me), null where it was left out.' }) @IsOptional() @IsArray() @ArrayMaxSize(20) @IsIn([null, 1, 2, 3, 4, 5], { each: true }) values?: (number | null)[] | null
  @Field(() => String, { nullable: true, description: 'What they find most important about the other; private. skills, values, seniority, sector, region or times.' }) @IsOptional() @IsString() @MaxLength(40) choice?: Choice | null
}

@InputType({ description: 'When and how they can meet.' })
export class MentoringAvailabilityInput {
  @Field(() => [String], { defaultValue: [], description: 'in_person, video, phone.' }) @IsArray() @ArrayMaxSize(10) @IsString({ each: true }) modes: MeetingMode[] = []
  @Field(() => [String], { defaultValue: [], description: 'en, cy, bsl.' }) @IsArray() @ArrayMaxSize(10) @IsString({ each: true }) languages: string[] = []
  @Field(() => Int, { defaultValue: 0, description: 'Half-days as bits: 2 × day + 0 for the morning or 1 for the afternoon, Monday first.' }) @IsInt() times: number = 0
}

@InputType({ description: 'An answer to a question of the scheme\'s own.' })
export class MentoringAnswerInput {
  @Field(() => String, { description: 'The key of the question.' }) @IsString() @MaxLength(100) key!: string
  @Field(() => String, { description: 'At most 2,000 characters.' }) @IsString() @MaxLength(10_000) answer!: string
}

@InputType({ description: 'Sections of a profile: each that is given replaces what was there, the others stay.' })
export class SaveMentoringProfileInput {
  @Field(() => ID, { description: 'Which profile.' }) @IsString() profileId!: string
  @Field(() => ID, { nullable: true, description: 'The organisation for which they take part.' }) @IsOptional() @IsString() organisationId?: string | null
  @Field(() => MentoringAboutInput, { nullable: true, description: 'About the person.' }) @IsOptional() @ValidateNested() @Type(() => MentoringAboutInput) about?: MentoringAboutInput | null
  @Field(() => MentoringSkillsInput, { nullable: true, description: 'Skills.' }) @IsOptional() @ValidateNested() @Type(() => MentoringSkillsInput) skills?: MentoringSkillsInput | null
  @Field(() => MentoringWorkingInput, { nullable: true, description: 'How they like to work.' }) @IsOptional() @ValidateNested() @Type(() => MentoringWorkingInput) working?: MentoringWorkingInput | null
  @Field(() => MentoringAvailabilityInput, { nullable: true, description: 'When and how they can meet.' }) @IsOptional() @ValidateNested() @Type(() => MentoringAvailabilityInput) meeting?: MentoringAvailabilityInput | null
  @Field(() => Int, { nullable: true, description: 'How many mentees a mentor takes; 0 for not now.' }) @IsOptional() @IsInt() capacity?: number | null
  @Field(() => [MentoringAnswerInput], { nullable: true, description: 'All answers to the scheme\'s questions.' }) @IsOptional() @IsArray() @ArrayMaxSize(40) @ValidateNested({ each: true }) @Type(() => MentoringAnswerInput) answers?: MentoringAnswerInput[] | null
}

@InputType({ description: 'Names a profile.' })
export class MentoringProfileInput {
  @Field(() => ID, { description: 'Which profile.' }) @IsString() profileId!: string
}

@InputType({ description: 'A step of a profile.' })
export class MoveMentoringProfileInput extends MentoringProfileInput {
  @Field(() => String, { description: 'submit, pause, resume, withdraw (leave the scheme) or return.' }) @IsIn(['submit', 'pause', 'resume', 'withdraw', 'return']) action!: 'submit' | 'pause' | 'resume' | 'withdraw' | 'return'
}

@InputType({ description: 'The declaration of a restricted scheme.' })
export class DeclareForMentoringInput extends MentoringProfileInput {
  @Field(() => Boolean, { description: 'Whether the scheme is meant for them; false takes the declaration back.' }) @IsBoolean() declared!: boolean
}

@InputType({ description: 'Wishes; private.' })
export class SaveMentoringWishesInput extends MentoringProfileInput {
  @Field(() => [ID], { description: 'At most 10 people with a ready profile on the other side, most wanted first.' }) @IsArray() @ArrayMaxSize(100) @IsString({ each: true }) @MaxLength(60, { each: true }) personIds!: string[]
}

@InputType({ description: 'With whom not to be matched; private. At most 20 in all.' })
export class SaveMentoringAvoidedInput extends MentoringProfileInput {
  @Field(() => [ID], { defaultValue: [], description: 'People who are on the list already, or take part on the other side.' }) @IsArray() @ArrayMaxSize(100) @IsString({ each: true }) @MaxLength(60, { each: true }) personIds: string[] = []
  @Field(() => [String], { defaultValue: [], description: 'People by an address of theirs: all that are to be on the list. It is answered alike whether anybody here has the address.' }) @IsArray() @ArrayMaxSize(100) @IsString({ each: true }) @MaxLength(320, { each: true }) emails: string[] = []
  @Field(() => [ID], { defaultValue: [], description: 'Organisations.' }) @IsArray() @ArrayMaxSize(100) @IsString({ each: true }) @MaxLength(60, { each: true }) organisationIds: string[] = []
}

@InputType({ description: 'Own words about a background; private.' })
export class SaveMentoringBackgroundInput extends MentoringProfileInput {
  @Field(() => [String], { description: 'At most 8 of at most 60 characters; none takes the consent back.' }) @IsArray() @ArrayMaxSize(50) @IsString({ each: true }) @MaxLength(500, { each: true }) tags!: string[]
}
