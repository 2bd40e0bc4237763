import { ArgsType, Field, Float, ID, InputType, Int } from '@nestjs/graphql'
import { Type } from 'class-transformer'
import { ArrayMaxSize, IsArray, IsIn, IsInt, IsNumber, IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator'
import { PageArgs } from '#platform/graphql'
import { type Breakdown, BREAKDOWNS, type Direction, DIRECTIONS, type Move, MOVES, PLAN_SCOPES, RAG_RULES } from '../../domain/index.js'

@ArgsType()
export class WorkforcePlansArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: 'national, regional or local.' }) @IsOptional() @IsIn(PLAN_SCOPES) scope?: string | null
  @Field(() => String, { nullable: true, description: 'Part of the title.' }) @IsOptional() @IsString() @MaxLength(100) search?: string | null
  @Field(() => ID, { nullable: true, description: 'Owned by this organisation.' }) @IsOptional() @IsString() @MaxLength(60) organisationId?: string | null
  @Field(() => String, { nullable: true, description: 'For this area: nation, region:… or organisation:….' }) @IsOptional() @IsString() @MaxLength(200) areaKey?: string | null
}

@InputType({ isAbstract: true })
abstract class PlanWords {
  @Field(() => String, { description: 'Its title, at most 200 characters.' }) @IsString() @MaxLength(1_000) title!: string
  @Field(() => String, { description: 'What it is for, at most 20,000 characters.' }) @IsString() @MaxLength(50_000) narrative!: string
}

@InputType({ description: 'The national plan.' })
export class BeginNationalPlanInput extends PlanWords {
  @Field(() => ID, { description: 'An organisation of the kind institute.' }) @IsString() @MaxLength(60) instituteId!: string
  @Field(() => ID, { description: 'An organisation of the kind lga.' }) @IsString() @MaxLength(60) lgaId!: string
}

@InputType({ description: 'A plan derived from the national one.' })
export class BeginDerivedPlanInput extends PlanWords {
  @Field(() => ID, { description: 'A council or combined authority that will own it.' }) @IsString() @MaxLength(60) ownerId!: string
  @Field(() => String, { nullable: true, description: 'A regional plan\'s region, as the directory names it. Left out: a local plan for the owner itself.' }) @IsOptional() @IsString() @MaxLength(100) region?: string | null
}

@InputType({ isAbstract: true })
abstract class VersionAt {
  @Field(() => ID, { description: 'Which version.' }) @IsString() @MaxLength(60) versionId!: string
  @Field(() => Int, { description: 'The revision that was read; another one since then is told, not overwritten.' }) @IsInt() revision!: number
}

@InputType({ description: 'The words of a version.' })
export class SetPlanWordsInput extends VersionAt {
  @Field(() => String, { description: 'Its title, at most 200 characters.' }) @IsString() @MaxLength(1_000) title!: string
  @Field(() => String, { description: 'What it is for, at most 20,000 characters.' }) @IsString() @MaxLength(50_000) narrative!: string
}

@InputType({ description: 'A version at a revision.' })
export class PlanVersionAtInput extends VersionAt {}

@InputType({ description: 'Takes over what the national plan changed.' })
export class TakeOverParentInput extends VersionAt {
  @Field(() => [ID], { description: 'National targets that stay as they were decided about.' }) @IsArray() @ArrayMaxSize(100) @IsString({ each: true }) @MaxLength(60, { each: true }) keep!: string[]
}

@InputType({ description: 'An approval of exactly what was shown.' })
export class ApprovePlanInput {
  @Field(() => ID, { description: 'Which version.' }) @IsString() @MaxLength(60) versionId!: string
  @Field(() => String, { description: 'Its contentHash as it was read.' }) @IsString() @MaxLength(100) contentHash!: string
}

@InputType({ description: 'A version, and why.' })
export class PlanVersionReasonInput {
  @Field(() => ID, { description: 'Which version.' }) @IsString() @MaxLength(60) versionId!: string
  @Field(() => String, { description: 'Comments or a reason.' }) @IsString() @MaxLength(20_000) reason!: string
}

@InputType({ description: 'An interim milestone: a value or an event.' })
export class WorkforceCheckpointInput {
  @Field(() => String, { description: 'By which day, YYYY-MM-DD.' }) @IsString() @MaxLength(20) on!: string
  @Field(() => Float, { nullable: true, description: 'The value that is expected.' }) @IsOptional() @IsNumber() value?: number | null
  @Field(() => String, { nullable: true, description: 'What will have happened, at most 300 characters.' }) @IsOptional() @IsString() @MaxLength(1_000) event?: string | null
  @Field(() => String, { description: 'Who sees to it, at most 200 characters.' }) @IsString() @MaxLength(1_000) who!: string
}

@InputType({ isAbstract: true })
abstract class TargetFields {
  @Field(() => Int, { description: 'The revision of the version that was read.' }) @IsInt() revision!: number
  @Field(() => String, { description: 'Its name, at most 200 characters.' }) @IsString() @MaxLength(1_000) title!: string
  @Field(() => String, { description: 'What it is for and how it will be reached, at most 5,000 characters.' }) @IsString() @MaxLength(20_000) narrative!: string
  @Field(() => ID, { nullable: true, description: 'The organisation that owns it.' }) @IsOptional() @IsString() @MaxLength(60) ownerOrganisationId?: string | null
  @Field(() => ID, { description: 'How it is counted.' }) @IsString() @MaxLength(60) indicatorVersionId!: string
  @Field(() => String, { description: 'at_least or at_most.' }) @IsIn(DIRECTIONS) direction!: Direction
  @Field(() => Float, { nullable: true, description: 'Where it begins; left out when that is not known yet.' }) @IsOptional() @IsNumber() baselineValue?: number | null
  @Field(() => String, { description: 'The day of the baseline, YYYY-MM-DD.' }) @IsString() @MaxLength(20) baselineOn!: string
  @Field(() => Float, { description: 'What is to be reached.' }) @IsNumber() targetValue!: number
  @Field(() => String, { description: 'By when, YYYY-MM-DD.' }) @IsString() @MaxLength(20) dueOn!: string
  @Field(() => [String], { defaultValue: [], description: 'How reports break it down.' }) @IsArray() @ArrayMaxSize(10) @IsIn(BREAKDOWNS, { each: true }) breakdowns: Breakdown[] = []
  @Field(() => String, { description: 'linear or checkpoints.' }) @IsIn(RAG_RULES) ragRule!: 'linear' | 'checkpoints'
  @Field(() => Float, { defaultValue: 10, description: 'Of a linear rule: how far behind is amber, in percent of the way that remains.' }) @IsNumber() tolerancePercent: number = 10
  @Field(() => [WorkforceCheckpointInput], { defaultValue: [], description: 'Interim milestones by date, at most 20.' }) @IsArray() @ArrayMaxSize(100) @ValidateNested({ each: true }) @Type(() => WorkforceCheckpointInput) checkpoints: WorkforceCheckpointInput[] = []
}

@InputType({ description: 'A new target of a plan\'s own.' })
export class AddWorkforceTargetInput extends TargetFields {
  @Field(() => ID, { description: 'To which version.' }) @IsString() @MaxLength(60) versionId!: string
  @Field(() => String, { description: 'Short name in addresses: lower-case letters, numbers and hyphens.' }) @IsString() @MaxLength(100) code!: string
}

@InputType({ description: 'All of a target that can be changed.' })
export class ChangeWorkforceTargetInput extends TargetFields {
  @Field(() => ID, { description: 'Which target, in which version.' }) @IsString() @MaxLength(60) id!: string
}

@InputType({ description: 'A target of a version.' })
export class WorkforceTargetAtInput {
  @Field(() => ID, { description: 'Which target, in which version.' }) @IsString() @MaxLength(60) id!: string
  @Field(() => Int, { description: 'The revision of the version that was read.' }) @IsInt() revision!: number
}

@InputType({ description: 'Where a target goes in the order of its version.' })
export class MoveWorkforceTargetInput extends WorkforceTargetAtInput {
  @Field(() => String, { description: 'up or down, by one place.' }) @IsIn(MOVES) move!: Move
}

@InputType({ description: 'What a derived plan makes of a national target.' })
export class DecideWorkforceTargetInput extends VersionAt {
  @Field(() => ID, { description: 'The national target\'s targetId.' }) @IsString() @MaxLength(60) targetId!: string
  @Field(() => String, { description: 'adopted, adapted or left_out.' }) @IsIn(['adopted', 'adapted', 'left_out']) disposition!: 'adopted' | 'adapted' | 'left_out'
  @Field(() => String, { defaultValue: '', description: 'Why it is adapted or left out, at most 2,000 characters.' }) @IsString() @MaxLength(10_000) reason: string = ''
  @Field(() => Float, { nullable: true, description: 'Adapted: a value of its own.' }) @IsOptional() @IsNumber() targetValue?: number | null
  @Field(() => String, { nullable: true, description: 'Adapted: a due date of its own.' }) @IsOptional() @IsString() @MaxLength(20) dueOn?: string | null
  @Field(() => Float, { nullable: true, description: 'Adapted: a baseline of its own.' }) @IsOptional() @IsNumber() baselineValue?: number | null
  @Field(() => String, { nullable: true, description: 'Adapted: a baseline day of its own.' }) @IsOptional() @IsString() @MaxLength(20) baselineOn?: string | null
  @Field(() => ID, { nullable: true, description: 'Adapted: an owner of its own.' }) @IsOptional() @IsString() @MaxLength(60) ownerOrganisationId?: string | null
}
