import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql'
import { Type } from 'class-transformer'
import { ArrayMaxSize, IsArray, IsBoolean, IsInt, IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator'
import { PageArgs } from '#platform/graphql'

@ArgsType()
export class ProgrammesArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: 'Part of the name or the summary.' }) @IsOptional() @IsString() @MaxLength(100) search?: string | null
  @Field(() => String, { nullable: true, description: 'Only for this audience.' }) @IsOptional() @IsString() @MaxLength(40) audience?: string | null
  @Field(() => String, { nullable: true, description: 'Only with an open run delivered in this way: in_person, online or hybrid.' }) @IsOptional() @IsString() @MaxLength(20) deliveryMode?: string | null
  @Field(() => String, { nullable: true, description: 'Only with an open run in this region, or one bound to no region.' }) @IsOptional() @IsString() @MaxLength(60) region?: string | null
  @Field(() => String, { nullable: true, description: 'Only for this body of the responsibility matrix.' }) @IsOptional() @IsString() @MaxLength(60) matrixBody?: string | null
  @Field(() => String, { nullable: true, description: 'Only for this area of the responsibility matrix.' }) @IsOptional() @IsString() @MaxLength(60) matrixArea?: string | null
  @Field(() => ID, { nullable: true, description: 'Only those owned by this organisation.' }) @IsOptional() @IsString() organisationId?: string | null
  @Field(() => Boolean, { defaultValue: false, description: 'Only with a run that takes applications.' }) @IsBoolean() openOnly: boolean = false
}

@InputType({ isAbstract: true })
abstract class ProgrammeFields {
  @Field(() => String, { description: 'Its name, at most 200 characters.' }) @IsString() @MaxLength(1_000) title!: string
  @Field(() => String, { description: 'What it is for, at most 2,000 characters.' }) @IsString() @MaxLength(10_000) summary!: string
  @Field(() => String, { description: 'See Programme.audience.' }) @IsString() @MaxLength(40) audience!: string
  @Field(() => String, { description: 'See Programme.matrixBody.' }) @IsString() @MaxLength(60) matrixBody!: string
  @Field(() => String, { description: 'See Programme.matrixArea.' }) @IsString() @MaxLength(60) matrixArea!: string
  @Field(() => String, { description: 'See Programme.obligation.' }) @IsString() @MaxLength(20) obligation!: string
}

@InputType({ description: 'A new programme.' })
export class CreateProgrammeInput extends ProgrammeFields {
  @Field(() => ID, { description: 'The organisation that will own it.' }) @IsString() organisationId!: string
}

@InputType({ description: 'All details of a programme.' })
export class UpdateProgrammeInput extends ProgrammeFields {
  @Field(() => ID, { description: 'Which programme.' }) @IsString() programmeId!: string
}

@InputType({ description: 'When a learner has completed.' })
export class CompletionRuleInput {
  @Field(() => Int, { description: 'Least attendance, in basis points of all required minutes: 7500 is 75 per cent.' }) @IsInt() minAttendance!: number
  @Field(() => Int, { description: 'Share of a session, in basis points, from which it counts as done; 0 where `minAttendance` is all that is asked for and no single session is.' }) @IsInt() minSessionShare!: number
  @Field(() => String, { description: 'left_out, counts_as_attended or counts_as_absent.' }) @IsString() @MaxLength(40) excused!: string
  @Field(() => Int, { description: 'Least number of assignments passed.' }) @IsInt() minPasses!: number
}

@InputType({ description: 'A group of items of which some are needed.' })
export class OptionGroupInput {
  @Field(() => String, { description: 'A code by which items of this input name it.' }) @IsString() @MaxLength(60) code!: string
  @Field(() => String, { description: 'What it is called.' }) @IsString() @MaxLength(200) title!: string
  @Field(() => Int, { description: 'How many of its items are needed.' }) @IsInt() choose!: number
}

@InputType({ description: 'One piece of a curriculum.' })
export class CurriculumItemInput {
  @Field(() => String, { description: 'Keep it from version to version while the content counts as the same.' }) @IsString() @MaxLength(60) code!: string
  @Field(() => String, { description: 'What it is called.' }) @IsString() @MaxLength(1_000) title!: string
  @Field(() => String, { description: 'session, module, assignment or mentoring.' }) @IsString() @MaxLength(20) kind!: string
  @Field(() => String, { description: 'required, optional, or the code of an option group.' }) @IsString() @MaxLength(60) requirement!: string
  @Field(() => [String], { defaultValue: [], description: 'Codes of items that have to be done first.' }) @IsArray() @ArrayMaxSize(50) @IsString({ each: true }) prerequisites: string[] = []
  @Field(() => Int, { nullable: true, description: 'Usual length in minutes; needed for sessions.' }) @IsOptional() @IsInt() duration?: number | null
  @Field(() => Int, { nullable: true, description: 'Assignments: due this many days after the run starts.' }) @IsOptional() @IsInt() dueDays?: number | null
  @Field(() => Int, { nullable: true, description: 'Assignments: how often a returned piece may be handed in again.' }) @IsOptional() @IsInt() maxResubmissions?: number | null
  @Field(() => Boolean, { nullable: true, description: 'Assignments: whether it has to be passed.' }) @IsOptional() @IsBoolean() passRequired?: boolean | null
}

@InputType({ description: 'The draft of a programme\'s next version, whole: what is left out is removed.' })
export class SaveProgrammeDraftInput {
  @Field(() => ID, { description: 'Which programme.' }) @IsString() programmeId!: string
  @Field(() => [String], { description: 'Ways in: self, application, nomination, csv, api.' }) @IsArray() @ArrayMaxSize(10) @IsString({ each: true }) routes!: string[]
  @Field(() => Boolean, { description: 'Whether a line manager has to approve an application.' }) @IsBoolean() needsApproval!: boolean
  @Field(() => [ID], { defaultValue: [], description: 'Programmes that have to be completed before.' }) @IsArray() @ArrayMaxSize(20) @IsString({ each: true }) prerequisiteProgrammes: string[] = []
  @Field(() => CompletionRuleInput, { description: 'When a learner has completed.' }) @ValidateNested() @Type(() => CompletionRuleInput) completion!: CompletionRuleInput
  @Field(() => [OptionGroupInput], { defaultValue: [], description: 'Groups of items of which some are needed.' }) @IsArray() @ArrayMaxSize(20) @ValidateNested({ each: true }) @Type(() => OptionGroupInput) optionGroups: OptionGroupInput[] = []
  @Field(() => [CurriculumItemInput], { description: 'The curriculum, in order; at most 200 items.' }) @IsArray() @ArrayMaxSize(200) @ValidateNested({ each: true }) @Type(() => CurriculumItemInput) items!: CurriculumItemInput[]
}

@InputType({ description: 'Names a version.' })
export class ProgrammeVersionInput {
  @Field(() => ID, { description: 'Which version.' }) @IsString() versionId!: string
}
