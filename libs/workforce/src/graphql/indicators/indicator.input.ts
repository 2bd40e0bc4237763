import { ArgsType, Field, Float, ID, InputType } from '@nestjs/graphql'
import { ArrayMaxSize, IsArray, IsIn, IsJSON, IsNumber, IsOptional, IsString, MaxLength } from 'class-validator'
import { PageArgs } from '#platform/graphql'
import { type Breakdown, BREAKDOWNS, type Direction, DIRECTIONS, type Unit, UNITS } from '../../domain/index.js'

@ArgsType()
export class WorkforceIndicatorsArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: 'Part of the name.' }) @IsOptional() @IsString() @MaxLength(100) search?: string | null
}

@InputType({ isAbstract: true })
abstract class IndicatorFields {
  @Field(() => String, { description: 'Its name, at most 200 characters.' }) @IsString() @MaxLength(1_000) title!: string
  @Field(() => String, { description: 'What counts and what does not, at most 5,000 characters.' }) @IsString() @MaxLength(10_000) definition!: string
  @Field(() => String, { description: 'What is counted, at most 500 characters.' }) @IsString() @MaxLength(2_000) numerator!: string
  @Field(() => String, { nullable: true, description: 'What it is counted out of, at most 500 characters.' }) @IsOptional() @IsString() @MaxLength(2_000) denominator?: string | null
  @Field(() => String, { description: 'count, percent, percentage_points or relative_change.' }) @IsIn(UNITS) unit!: Unit
  @Field(() => String, { description: 'at_least or at_most.' }) @IsIn(DIRECTIONS) direction!: Direction
  @Field(() => String, { description: 'A source of workforceIndicatorSources.' }) @IsString() @MaxLength(100) sourceKey!: string
  @Field(() => String, { defaultValue: '{}', description: 'What the source wants to know, as a JSON object; checked by the source.' }) @IsString() @MaxLength(10_000) @IsJSON() parameters: string = '{}'
  @Field(() => [String], { defaultValue: [], description: 'How it is broken down, from those of the source.' }) @IsArray() @ArrayMaxSize(10) @IsIn(BREAKDOWNS, { each: true }) breakdowns: Breakdown[] = []
  @Field(() => String, { defaultValue: '1', description: 'Version of the formula, at most 20 characters.' }) @IsString() @MaxLength(100) formulaVersion: string = '1'
  @Field(() => String, { description: 'What is new in this version, at most 1,000 characters.' }) @IsString() @MaxLength(5_000) changeNote!: string
}

@InputType({ description: 'A new indicator.' })
export class CreateWorkforceIndicatorInput extends IndicatorFields {
  @Field(() => ID, { description: 'The organisation whose analysts will keep it.' }) @IsString() @MaxLength(60) organisationId!: string
  @Field(() => String, { description: 'Short and stable, in lower-case letters, numbers and hyphens.' }) @IsString() @MaxLength(100) key!: string
}

@InputType({ description: 'Another way of counting an indicator.' })
export class AddWorkforceIndicatorVersionInput extends IndicatorFields {
  @Field(() => ID, { description: 'Which indicator.' }) @IsString() @MaxLength(60) indicatorId!: string
}

@InputType({ description: 'A figure to enter by hand.' })
export class RecordWorkforceFigureInput {
  @Field(() => ID, { description: 'Of which indicator.' }) @IsString() @MaxLength(60) indicatorId!: string
  @Field(() => String, { description: 'nation, region:…, organisation:… and so on.' }) @IsString() @MaxLength(200) areaKey!: string
  @Field(() => String, { description: 'The day that it is of, YYYY-MM-DD.' }) @IsString() @MaxLength(20) on!: string
  @Field(() => Float, { description: 'What was counted.' }) @IsNumber() numerator!: number
  @Field(() => Float, { nullable: true, description: 'Out of what, where the indicator divides.' }) @IsOptional() @IsNumber() denominator?: number | null
  @Field(() => String, { description: 'Where it is from, at most 500 characters.' }) @IsString() @MaxLength(2_000) source!: string
  @Field(() => String, { nullable: true, description: 'Why it corrects the figure of that day, at most 1,000 characters.' }) @IsOptional() @IsString() @MaxLength(5_000) reason?: string | null
}
