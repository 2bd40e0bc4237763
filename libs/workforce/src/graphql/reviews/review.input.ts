import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql'
import { Type } from 'class-transformer'
import { ArrayMaxSize, IsArray, IsIn, IsInt, IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator'
import { PageArgs } from '#platform/graphql'
import { type Rag, RAGS } from '../../domain/index.js'

@ArgsType()
export class PipelineReviewsArgs extends PageArgs {
  @Field(() => ID, { nullable: true, description: 'Of which region\'s plan.' }) @IsOptional() @IsString() @MaxLength(60) planId?: string | null
}

@InputType({ description: 'What a review found about a target or a role: one of the two.' })
export class PipelineFindingInput {
  @Field(() => ID, { nullable: true, description: 'A target of the region\'s plan.' }) @IsOptional() @IsString() @MaxLength(60) targetId?: string | null
  @Field(() => String, { nullable: true, description: 'A role, at most 200 characters.' }) @IsOptional() @IsString() @MaxLength(1_000) role?: string | null
  @Field(() => String, { description: 'red, amber or green.' }) @IsIn(RAGS) rag!: Rag
  @Field(() => String, { description: 'What was found, at most 2,000 characters.' }) @IsString() @MaxLength(10_000) words!: string
}

@InputType({ isAbstract: true })
abstract class ReviewFields {
  @Field(() => String, { description: 'First day of the period, YYYY-MM-DD.' }) @IsString() @MaxLength(20) periodFrom!: string
  @Field(() => String, { description: 'Last day of the period, YYYY-MM-DD.' }) @IsString() @MaxLength(20) periodTo!: string
  @Field(() => String, { description: 'When it was held, YYYY-MM-DD.' }) @IsString() @MaxLength(20) heldOn!: string
  @Field(() => String, { description: 'When the next one is due, YYYY-MM-DD.' }) @IsString() @MaxLength(20) nextDueOn!: string
  @Field(() => String, { description: 'What was found, in sum, at most 5,000 characters.' }) @IsString() @MaxLength(20_000) summary!: string
  @Field(() => [PipelineFindingInput], { description: 'At most 50 findings.' }) @IsArray() @ArrayMaxSize(100) @ValidateNested({ each: true }) @Type(() => PipelineFindingInput) findings!: PipelineFindingInput[]
}

@InputType({ description: 'A new review of a region\'s talent pipeline.' })
export class BeginPipelineReviewInput extends ReviewFields {
  @Field(() => ID, { description: 'The region\'s plan.' }) @IsString() @MaxLength(60) planId!: string
}

@InputType({ description: 'All of a draft review that can be changed.' })
export class ChangePipelineReviewInput extends ReviewFields {
  @Field(() => ID, { description: 'Which review.' }) @IsString() @MaxLength(60) id!: string
  @Field(() => Int, { description: 'The revision that was read.' }) @IsInt() revision!: number
}

@InputType({ isAbstract: true })
abstract class ActionFields {
  @Field(() => String, { description: 'What will be done, at most 300 characters.' }) @IsString() @MaxLength(1_000) title!: string
  @Field(() => ID, { description: 'The organisation that does it.' }) @IsString() @MaxLength(60) organisationId!: string
  @Field(() => ID, { nullable: true, description: 'Somebody there; left out: its analysts and administrators.' }) @IsOptional() @IsString() @MaxLength(60) personId?: string | null
  @Field(() => String, { description: 'By when, YYYY-MM-DD.' }) @IsString() @MaxLength(20) dueOn!: string
}

@InputType({ description: 'An action to add to a review.' })
export class AddPipelineActionInput extends ActionFields {
  @Field(() => ID, { description: 'Which review.' }) @IsString() @MaxLength(60) reviewId!: string
}

@InputType({ description: 'All of an open action that can be changed.' })
export class ChangePipelineActionInput extends ActionFields {
  @Field(() => ID, { description: 'Which action.' }) @IsString() @MaxLength(60) id!: string
}

@InputType({ description: 'A step of an action.' })
export class SettlePipelineActionInput {
  @Field(() => ID, { description: 'Which action.' }) @IsString() @MaxLength(60) id!: string
  @Field(() => String, { description: 'finish, drop or reopen.' }) @IsIn(['finish', 'drop', 'reopen']) step!: 'finish' | 'drop' | 'reopen'
  @Field(() => String, { nullable: true, description: 'What came of it; to drop or reopen it: why. At most 2,000 characters.' }) @IsOptional() @IsString() @MaxLength(10_000) reason?: string | null
}
