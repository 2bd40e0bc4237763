import { Field, ID, InputType, Int } from '@nestjs/graphql'
import { Type } from 'class-transformer'
import { ArrayMaxSize, IsArray, IsInt, IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator'

@InputType({ description: 'Two records.' })
export class RecordPairInput {
  @Field(() => ID, { description: 'The record that stays.' }) @IsString() keepId!: string
  @Field(() => ID, { description: 'The record that is absorbed.' }) @IsString() absorbId!: string
}

@InputType({ description: 'Which value is right, for each field in which the records differ.' })
export class MergeDecisionsInput {
  @Field(() => String, { nullable: true, description: 'Given name.' }) @IsOptional() @IsString() @MaxLength(200) givenName?: string
  @Field(() => String, { nullable: true, description: 'Family name.' }) @IsOptional() @IsString() @MaxLength(200) familyName?: string
  @Field(() => String, { nullable: true, description: 'Background.' }) @IsOptional() @IsString() @MaxLength(60) background?: string
  @Field(() => String, { nullable: true, description: 'Language.' }) @IsOptional() @IsString() @MaxLength(10) locale?: string
  @Field(() => String, { nullable: true, description: 'Primary address.' }) @IsOptional() @IsString() @MaxLength(254) primaryEmail?: string
  @Field(() => ID, { nullable: true, description: 'Line manager.' }) @IsOptional() @IsString() lineManagerId?: string
}

@InputType({ description: 'A merge of two records of one person.' })
export class MergePeopleInput extends RecordPairInput {
  @Field(() => MergeDecisionsInput, { description: 'Decisions on what the records say differently.' }) @ValidateNested() @Type(() => MergeDecisionsInput) decisions!: MergeDecisionsInput
}

@InputType({ description: 'An organisation that takes over.' })
export class SuccessorInput {
  @Field(() => ID, { description: 'Which; it exists on the day.' }) @IsString() organisationId!: string
  @Field(() => Int, { nullable: true, description: 'Of a split: how much of the figures it takes in reports, in basis points; all add up to 10,000.' }) @IsOptional() @IsInt() share?: number | null
}

@InputType({ description: 'Where a person of a split organisation goes.' })
export class AssignmentToSuccessorInput {
  @Field(() => ID, { description: 'Who.' }) @IsString() personId!: string
  @Field(() => ID, { description: 'Where.' }) @IsString() organisationId!: string
}

@InputType({ description: 'A merge of organisations into one, or a split of one.' })
export class ReorganisationInput {
  @Field(() => String, { description: 'merge or split.' }) @IsString() @MaxLength(20) kind!: string
  @Field(() => String, { description: 'First day of the successors (YYYY-MM-DD).' }) @IsString() @MaxLength(40) on!: string
  @Field(() => [ID], { description: 'The organisations that end, or one that goes on and takes others over.' }) @IsArray() @ArrayMaxSize(50) @IsString({ each: true }) predecessorIds!: string[]
  @Field(() => [SuccessorInput], { description: 'The organisations that take over.' }) @IsArray() @ArrayMaxSize(50) @ValidateNested({ each: true }) @Type(() => SuccessorInput) successors!: SuccessorInput[]
  @Field(() => [AssignmentToSuccessorInput], { nullable: true, description: 'Of a split: where people go.' })
  @IsOptional() @IsArray() @ArrayMaxSize(20_000) @ValidateNested({ each: true }) @Type(() => AssignmentToSuccessorInput)
  assignments?: AssignmentToSuccessorInput[] | null
  @Field(() => ID, { nullable: true, description: 'Of a split: where everybody goes who is not named.' }) @IsOptional() @IsString() defaultSuccessorId?: string | null
}

@InputType({ description: 'A program to let in.' })
export class MachineClientInput {
  @Field(() => String, { description: 'The issuer of its tokens.' }) @IsString() @MaxLength(500) issuer!: string
  @Field(() => String, { description: 'Its client id there.' }) @IsString() @MaxLength(500) clientId!: string
  @Field(() => String, { description: 'What it is.' }) @IsString() @MaxLength(500) name!: string
  @Field(() => ID, { nullable: true, description: 'The one organisation it acts for; absent for the whole platform.' }) @IsOptional() @IsString() organisationId?: string | null
  @Field(() => [String], { description: 'What it may do, such as enrolments:write.' }) @IsArray() @ArrayMaxSize(50) @IsString({ each: true }) scopes!: string[]
}

@InputType({ description: 'A program.' })
export class MachineClientKeyInput {
  @Field(() => String, { description: 'The issuer of its tokens.' }) @IsString() @MaxLength(500) issuer!: string
  @Field(() => String, { description: 'Its client id there.' }) @IsString() @MaxLength(500) clientId!: string
}
