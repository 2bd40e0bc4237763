import { ArgsType, Field, ID, InputType } from '@nestjs/graphql'
import { Type } from 'class-transformer'
import { ArrayMaxSize, IsIn, IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator'
import { type Section, SECTIONS } from '../../domain/index.js'

@InputType({ description: 'Begins a return, or the correction of one.' })
export class StartWorkforceReturnInput {
  @Field(() => ID, { description: 'Whose return.' }) @IsString() organisationId!: string
  @Field(() => String, { description: 'The quarter, such as 2026-Q3.' }) @IsString() @MaxLength(10) quarter!: string
  @Field(() => String, { nullable: true, description: 'What was wrong with the return that was submitted, when this corrects it.' }) @IsOptional() @IsString() @MaxLength(2_000) correctionReason?: string | null
}

@InputType({ description: 'Names a return.' })
export class WorkforceReturnInput {
  @Field(() => ID, { description: 'Which return.' }) @IsString() returnId!: string
}

@InputType({ description: 'Names a section of a return.' })
export class ReturnSectionInput extends WorkforceReturnInput {
  @Field(() => String, { description: 'headcount, diversity, skills or outlook.' }) @IsIn(SECTIONS) section!: Section
}

@InputType({ description: 'One cell of a row, as it was typed.' })
export class ReturnCellInput {
  @Field(() => String, { description: 'A column of the section\'s file.' }) @IsString() @MaxLength(40) column!: string
  @Field(() => String, { description: 'What was typed.' }) @IsString() @MaxLength(2_000) value!: string
}

@InputType({ description: 'One row of a section.' })
export class ReturnRowInput {
  @Field(() => [ReturnCellInput], { description: 'Its cells.' }) @ArrayMaxSize(12) @ValidateNested({ each: true }) @Type(() => ReturnCellInput) cells!: ReturnCellInput[]
}

@InputType({ description: 'Rows that take the place of those of one page of the form.' })
export class SaveReturnLinesInput extends ReturnSectionInput {
  @Field(() => String, { description: 'The page: the key of a role; of diversity, the keys of a role family and a grade with a slash between them.' }) @IsString() @MaxLength(400) scope!: string
  @Field(() => [ReturnRowInput], { description: 'The rows; none takes them away.' }) @ArrayMaxSize(600) @ValidateNested({ each: true }) @Type(() => ReturnRowInput) rows!: ReturnRowInput[]
}

@InputType({ description: 'What is said about something unlikely.' })
export class ConfirmWarningInput {
  @Field(() => String, { description: 'Key of the warning.' }) @IsString() @MaxLength(500) key!: string
  @Field(() => String, { description: 'Why it is so.' }) @IsString() @MaxLength(1_000) comment!: string
}

@InputType({ description: 'Submits a return.' })
export class SubmitWorkforceReturnInput extends WorkforceReturnInput {
  @Field(() => [ConfirmWarningInput], { defaultValue: [], description: 'A comment for each warning.' }) @ArrayMaxSize(2_000) @ValidateNested({ each: true }) @Type(() => ConfirmWarningInput) confirmations: ConfirmWarningInput[] = []
}

@ArgsType()
export class ReturnDifferencesArgs {
  @Field(() => ID, { description: 'The earlier revision.' }) @IsString() beforeId!: string
  @Field(() => ID, { description: 'The later revision.' }) @IsString() afterId!: string
}
