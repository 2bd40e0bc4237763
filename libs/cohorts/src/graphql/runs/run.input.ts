import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql'
import { Type } from 'class-transformer'
import { ArrayMaxSize, IsArray, IsBoolean, IsInt, IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator'
import { PageArgs } from '#platform/graphql'

const DATE = 'YYYY-MM-DD.'

@ArgsType()
export class CohortRunsArgs extends PageArgs {
  @Field(() => ID, { nullable: true, description: 'Only of this programme.' }) @IsOptional() @IsString() programmeId?: string | null
  @Field(() => String, { nullable: true, description: 'Only in this state.' }) @IsOptional() @IsString() @MaxLength(20) state?: string | null
  @Field(() => Boolean, { defaultValue: false, description: 'Only those that the viewer manages or facilitates.' }) @IsBoolean() mine: boolean = false
}

@InputType({ description: 'Places kept for some until a date.' })
export class HeldBackPlacesInput {
  @Field(() => String, { description: 'region, organisation_kind or organisation.' }) @IsString() @MaxLength(20) forType!: string
  @Field(() => String, { description: 'The region, the kind, or the organisation\'s id.' }) @IsString() @MaxLength(100) forValue!: string
  @Field(() => Int, { description: 'How many.' }) @IsInt() places!: number
  @Field(() => String, { description: `First day on which everybody may have them. ${DATE}` }) @IsString() @MaxLength(10) releasedOn!: string
}

@InputType({ isAbstract: true })
abstract class RunPlanFields {
  @Field(() => String, { description: 'What tells it from other runs, at most 200 characters.' }) @IsString() @MaxLength(1_000) title!: string
  @Field(() => String, { description: 'in_person, online or hybrid.' }) @IsString() @MaxLength(20) deliveryMode!: string
  @Field(() => String, { nullable: true, description: 'Region in which it is held.' }) @IsOptional() @IsString() @MaxLength(60) region?: string | null
  @Field(() => Int, { description: 'Places in all, at least 1.' }) @IsInt() capacity!: number
  @Field(() => Int, { description: 'Fewest people with whom it goes ahead.' }) @IsInt() minimum!: number
  @Field(() => String, { defaultValue: 'first_come', description: 'first_come, priority_score or manual.' }) @IsString() @MaxLength(20) policy: string = 'first_come'
  @Field(() => Int, { defaultValue: 5, description: 'Days that an offer stands, 1 to 60.' }) @IsInt() offerDays: number = 5
  @Field(() => Int, { nullable: true, description: 'Most places for one organisation.' }) @IsOptional() @IsInt() maxPerOrganisation?: number | null
  @Field(() => Int, { nullable: true, description: 'Most places for one region.' }) @IsOptional() @IsInt() maxPerRegion?: number | null
  @Field(() => String, { description: `First day of enrolment. ${DATE}` }) @IsString() @MaxLength(10) opensOn!: string
  @Field(() => String, { description: `Last day of enrolment. ${DATE}` }) @IsString() @MaxLength(10) closesOn!: string
  @Field(() => String, { description: `First day. ${DATE}` }) @IsString() @MaxLength(10) startsOn!: string
  @Field(() => String, { description: `Last day. ${DATE}` }) @IsString() @MaxLength(10) endsOn!: string
  @Field(() => [HeldBackPlacesInput], { defaultValue: [], description: 'Places kept for some until a date.' }) @IsArray() @ArrayMaxSize(50) @ValidateNested({ each: true }) @Type(() => HeldBackPlacesInput) heldBack: HeldBackPlacesInput[] = []
}

@InputType({ description: 'A new run.' })
export class PlanCohortRunInput extends RunPlanFields {
  @Field(() => ID, { description: 'The published version that it follows.' }) @IsString() versionId!: string
}

@InputType({ description: 'The whole plan of a run as it shall be.' })
export class ReplanCohortRunInput extends RunPlanFields {
  @Field(() => ID, { description: 'Which run.' }) @IsString() runId!: string
}

@InputType({ description: 'Names a run.' })
export class CohortRunInput {
  @Field(() => ID, { description: 'Which run.' }) @IsString() runId!: string
}

@InputType({ description: 'Starts a run.' })
export class StartCohortRunInput extends CohortRunInput {
  @Field(() => String, { defaultValue: '', description: 'Needed to start with fewer people than the minimum.' }) @IsString() @MaxLength(1_000) reason: string = ''
}

@InputType({ description: 'Cancels a run.' })
export class CancelCohortRunInput extends CohortRunInput {
  @Field(() => String, { description: 'Everybody in the run reads it.' }) @IsString() @MaxLength(1_000) reason!: string
}

@InputType({ description: 'Names a facilitator of a run.' })
export class RunFacilitatorInput extends CohortRunInput {
  @Field(() => ID, { description: 'Which person.' }) @IsString() personId!: string
}
