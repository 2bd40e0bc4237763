import { Field, InputType, Int } from '@nestjs/graphql'
import { Type } from 'class-transformer'
import { ArrayMaxSize, IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min, ValidateNested } from 'class-validator'
import { REFERENCE_KINDS, type ReferenceKind } from '../../domain/index.js'

@InputType({ description: 'An entry of a list.' })
export class ReturnListEntryInput {
  @Field(() => String, { description: 'Its key.' }) @IsString() @MaxLength(60) key!: string
  @Field(() => String, { description: 'Its name.' }) @IsString() @MaxLength(200) name!: string
}

@InputType({ description: 'An entry of a list with its categories.' })
export class ReturnListGroupInput extends ReturnListEntryInput {
  @Field(() => [ReturnListEntryInput], { defaultValue: [], description: 'Of a characteristic, its categories.' }) @ArrayMaxSize(60) @ValidateNested({ each: true }) @Type(() => ReturnListEntryInput) categories: ReturnListEntryInput[] = []
}

@InputType({ description: 'A new version of what returns are made with.' })
export class PublishReturnListInput {
  @Field(() => String, { description: 'grades, characteristics or timetable.' }) @IsIn(REFERENCE_KINDS) kind!: ReferenceKind
  @Field(() => [ReturnListGroupInput], { defaultValue: [], description: 'Of grades and characteristics, all entries.' }) @ArrayMaxSize(100) @ValidateNested({ each: true }) @Type(() => ReturnListGroupInput) entries: ReturnListGroupInput[] = []
  @Field(() => Int, { nullable: true, description: 'Of a timetable.' }) @IsOptional() @IsInt() @Min(0) @Max(1_000) dueDays?: number | null
}
