import { ArgsType, Field, ID, InputType } from '@nestjs/graphql'
import { Type } from 'class-transformer'
import { ArrayMaxSize, IsArray, IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator'

@InputType({ description: 'The answer to one question.' })
export class EqualityAnswerInput {
  @Field(() => String, { description: 'Key of the question.' }) @IsString() @MaxLength(60) question!: string
  @Field(() => [String], { description: 'Keys of options; none takes the answer back.' }) @IsArray() @ArrayMaxSize(61) @IsString({ each: true }) @MaxLength(60, { each: true }) options!: string[]
}

@InputType({ description: 'Answers of the viewer. Questions that are not named stay as they are.' })
export class SaveEqualityAnswersInput {
  @Field(() => ID, { description: 'The set whose questions are answered: the one that is asked today.' }) @IsString() @MaxLength(60) questionSetId!: string
  @Field(() => [EqualityAnswerInput], { description: 'By question.' }) @IsArray() @ArrayMaxSize(30) @ValidateNested({ each: true }) @Type(() => EqualityAnswerInput) answers!: EqualityAnswerInput[]
}

@ArgsType()
export class WithdrawEqualityArgs {
  @Field(() => String, { nullable: true, description: 'Key of the question; without it all answers are taken back.' }) @IsOptional() @IsString() @MaxLength(60) question?: string | null
}

@ArgsType()
export class ImportEqualityQuestionsArgs {
  @Field(() => String, { description: 'The whole file: JSON with title, source and questions.' }) @IsString() @MaxLength(200_000) json!: string
}

@ArgsType()
export class ChangeQuestionSetArgs {
  @Field(() => ID, { description: 'The question set.' }) @IsString() id!: string
  @Field(() => String, { defaultValue: '', description: 'Why, for the history; at most 500 characters.' }) @IsString() @MaxLength(500) reason: string = ''
}
