import { Field, ID, Int, ObjectType } from '@nestjs/graphql'
import { MutationPayload } from '#platform/graphql'

@ObjectType('EqualityOption', { description: 'An answer that can be chosen.' })
export class EqualityOptionType {
  @Field(() => String, { description: 'Its key, the same in all versions.' }) key!: string
  @Field(() => String, { description: 'Its words.' }) label!: string
  @Field(() => String, { nullable: true, description: 'The heading under which it stands.' }) group!: string | null
}

@ObjectType('EqualityQuestion', { description: 'One question. Nobody has to answer it, and one can always say that one prefers not to.' })
export class EqualityQuestionType {
  @Field(() => String, { description: 'Its key, the same in all versions.' }) key!: string
  @Field(() => String, { description: 'Its short name.' }) title!: string
  @Field(() => String, { description: 'As it is put to people.' }) text!: string
  @Field(() => String, { nullable: true, description: 'What helps to answer it.' }) hint!: string | null
  @Field(() => String, { description: 'single (one answer) or multiple.' }) kind!: string
  @Field(() => [EqualityOptionType], { description: '"Prefer not to say" is the last.' }) options!: readonly EqualityOptionType[]
}

@ObjectType('EqualityQuestionSet', { description: 'A version of the equality questions.' })
export class EqualityQuestionSetType {
  @Field(() => ID, { description: 'Its id.' }) id!: string
  @Field(() => Int, { description: 'Its version: 1 and up.' }) number!: number
  @Field(() => String, { description: 'draft, published (asked today) or retired.' }) state!: string
  @Field(() => String, { description: 'Its name.' }) title!: string
  @Field(() => String, { description: 'Where the wording comes from, and what is under review.' }) source!: string
  @Field(() => [EqualityQuestionType], { description: 'In the order in which they are asked.' }) questions!: readonly EqualityQuestionType[]
}

@ObjectType('EqualityAnswer', { description: 'What the viewer answered to one question.' })
export class EqualityAnswerType {
  @Field(() => String, { description: 'Key of the question.' }) question!: string
  @Field(() => [String], { description: 'Keys of the options.' }) options!: readonly string[]
  @Field(() => String, { description: 'The day of the answer (ISO 8601); the time is not kept.' }) answeredOn!: string
}

@ObjectType('MyEqualityAnswers', { description: 'The viewer\'s own answers. Nobody else can read them, whatever their role.' })
export class MyEqualityAnswersType {
  @Field(() => EqualityQuestionSetType, { nullable: true, description: 'What is asked today; absent when nothing is.' }) questionSet!: EqualityQuestionSetType | null
  @Field(() => [EqualityAnswerType], { description: 'By question.' }) answers!: readonly EqualityAnswerType[]
}

@ObjectType({ description: 'The viewer\'s answers as they now are, or what stopped the change.' })
export class MyEqualityAnswersPayload extends MutationPayload {
  @Field(() => MyEqualityAnswersType, { nullable: true, description: 'All answers.' }) mine!: MyEqualityAnswersType | null
}

@ObjectType({ description: 'The question set, or what stopped the change.' })
export class EqualityQuestionSetPayload extends MutationPayload {
  @Field(() => EqualityQuestionSetType, { nullable: true, description: 'As it now is.' }) questionSet!: EqualityQuestionSetType | null
}
