import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql'
import { Type } from 'class-transformer'
import { ArrayMaxSize, ArrayMinSize, IsArray, IsBoolean, IsInt, IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator'
import { PageArgs } from '#platform/graphql'
import { NOMINATIONS_LIMIT } from '../../application/enrolment/nominations.service.js'

@ArgsType()
export class MyEnrolmentsArgs extends PageArgs {
  @Field(() => [String], { nullable: true, description: 'Only in these states.' }) @IsOptional() @IsArray() @ArrayMaxSize(12) @IsString({ each: true }) states?: string[] | null
}

@ArgsType()
export class RunEnrolmentsArgs extends MyEnrolmentsArgs {
  @Field(() => ID, { description: 'Which run.' }) @IsString() runId!: string
  @Field(() => ID, { nullable: true, description: 'Only of this organisation.' }) @IsOptional() @IsString() organisationId?: string | null
}

@ArgsType()
export class OrganisationEnrolmentsArgs extends MyEnrolmentsArgs {
  @Field(() => ID, { description: 'Which organisation.' }) @IsString() organisationId!: string
}

const STATEMENT = 'What speaks for it; those who decide read it.'

@InputType({ description: 'The viewer wants to come into a run.' })
export class EnterRunInput {
  @Field(() => ID, { description: 'Which run.' }) @IsString() runId!: string
  @Field(() => ID, { nullable: true, description: 'For which of their organisations; the main one when absent.' }) @IsOptional() @IsString() organisationId?: string | null
  @Field(() => String, { nullable: true, description: STATEMENT }) @IsOptional() @IsString() @MaxLength(4_000) statement?: string | null
}

@InputType({ description: 'Names an enrolment.' })
export class EnrolmentInput {
  @Field(() => ID, { description: 'Which enrolment.' }) @IsString() enrolmentId!: string
}

@InputType({ description: 'Names an enrolment and says why.' })
export class EnrolmentReasonInput extends EnrolmentInput {
  @Field(() => String, { defaultValue: '', description: 'The person concerned can read it.' }) @IsString() @MaxLength(1_000) reason: string = ''
}

@InputType({ description: 'Somebody leaves a run.' })
export class LeaveRunInput extends EnrolmentInput {
  @Field(() => String, { description: 'workload, left_organisation, priorities_changed, health_or_family, not_the_right_programme, dates_do_not_suit or other.' }) @IsString() @MaxLength(60) reason!: string
  @Field(() => String, { defaultValue: '', description: 'Needed with other. It need not be personal.' }) @IsString() @MaxLength(1_000) note: string = ''
}

@InputType({ description: 'From one run into another of the same programme.' })
export class TransferEnrolmentInput extends EnrolmentInput {
  @Field(() => ID, { description: 'The run to go on to.' }) @IsString() toRunId!: string
  @Field(() => Boolean, { defaultValue: false, description: 'Whether they would rather wait there than stay.' }) @IsBoolean() mayWait: boolean = false
}

@InputType({ description: 'A place in the queue.' })
export class PrioritiseEnrolmentInput extends EnrolmentInput {
  @Field(() => Int, { description: 'Where the run goes by score: 0 to 1,000, the higher the sooner. Where the manager decides: a rank from 1.' }) @IsInt() value!: number
  @Field(() => String, { description: 'Kept in the history.' }) @IsString() @MaxLength(1_000) reason!: string
}

@InputType({ description: 'Somebody who is put forward: by id or by email address.' })
export class NomineeInput {
  @Field(() => ID, { nullable: true, description: 'The person.' }) @IsOptional() @IsString() personId?: string | null
  @Field(() => String, { nullable: true, description: 'Any address under which the person is known.' }) @IsOptional() @IsString() @MaxLength(320) email?: string | null
  @Field(() => String, { nullable: true, description: STATEMENT }) @IsOptional() @IsString() @MaxLength(4_000) statement?: string | null
}

@InputType({ description: 'One person put forward for a run.' })
export class NominateInput extends NomineeInput {
  @Field(() => ID, { description: 'Which run.' }) @IsString() runId!: string
  @Field(() => ID, { description: 'The organisation that puts them forward; they belong to it.' }) @IsString() organisationId!: string
}

@InputType({ description: 'Several people put forward for a run.' })
export class NominateManyInput {
  @Field(() => ID, { description: 'Which run.' }) @IsString() runId!: string
  @Field(() => ID, { description: 'The organisation that puts them forward; they belong to it.' }) @IsString() organisationId!: string
  @Field(() => [NomineeInput], { description: `In order; at most ${NOMINATIONS_LIMIT}.` }) @IsArray() @ArrayMinSize(1) @ArrayMaxSize(NOMINATIONS_LIMIT) @ValidateNested({ each: true }) @Type(() => NomineeInput) people!: NomineeInput[]
  @Field(() => Boolean, { defaultValue: false, description: 'Whether only to say what would happen.' }) @IsBoolean() dryRun: boolean = false
}
