import { Field, ID, Int, ObjectType } from '@nestjs/graphql'
import { MutationPayload } from '#platform/graphql'

@ObjectType('ReturnSection', { description: 'One of the four sections of a return, and whether it is done.' })
export class ReturnSectionType {
  @Field(() => String, { description: 'headcount, diversity, skills or outlook.' }) section!: string
  @Field(() => Int, { description: 'How many lines it has.' }) lines!: number
  @Field(() => Boolean, { description: 'Whether it has lines, or somebody said that there is nothing to return in it.' }) done!: boolean
  @Field(() => Boolean, { description: 'Whether somebody said that there is nothing to return.' }) nothingToReport!: boolean
  @Field(() => Date, { nullable: true, description: 'When it was last saved.' }) savedAt!: Date | null
}

@ObjectType('ReturnProblem', { description: 'What stands in the way of submitting.' })
export class ReturnProblemType {
  @Field(() => String, { description: 'The section.' }) section!: string
  @Field(() => String, { description: 'A stable code for programs.' }) code!: string
  @Field(() => String, { description: 'What is wrong and how to mend it.' }) message!: string
}

@ObjectType('ReturnWarning', { description: 'Something unlikely that may be true: confirm it with a comment when you submit.' })
export class ReturnWarningType {
  @Field(() => String, { description: 'Names it when it is confirmed.' }) key!: string
  @Field(() => String, { nullable: true, description: 'The section, unless it is about the whole return.' }) section!: string | null
  @Field(() => String, { description: 'What is unlikely, and what to say about it.' }) message!: string
}

@ObjectType('ConfirmedWarning', { description: 'Something unlikely that was confirmed when the return was submitted.' })
export class ConfirmedWarningType {
  @Field(() => String, { description: 'What was unlikely.' }) message!: string
  @Field(() => String, { description: 'What was said about it.' }) comment!: string
}

@ObjectType('WorkforceReturn', { description: 'One revision of what an organisation returned for a quarter. For its own analysts and administrators.' })
export class WorkforceReturnType {
  @Field(() => ID, { description: 'Its id.' }) id!: string
  @Field(() => ID, { description: 'The organisation.' }) organisationId!: string
  @Field(() => String, { description: 'The quarter, such as 2026-Q3.' }) quarter!: string
  @Field(() => Int, { description: 'From 1; each correction is the next.' }) revision!: number
  @Field(() => String, { description: 'draft, submitted or superseded.' }) state!: string
  @Field(() => String, { nullable: true, description: 'Why the revision before was corrected.' }) correctionReason!: string | null
  @Field(() => Date, { description: 'When it was begun.' }) startedAt!: Date
  @Field(() => Date, { nullable: true, description: 'When it was submitted.' }) submittedAt!: Date | null
}

@ObjectType('QuarterOfReturns', { description: 'What an organisation has returned for a quarter, or should.' })
export class QuarterOfReturnsType {
  @Field(() => String, { description: 'The quarter.' }) quarter!: string
  @Field(() => String, { description: 'The last day on which its return is in time, YYYY-MM-DD.' }) dueOn!: string
  @Field(() => String, { description: 'submitted, draft, late or not_begun.' }) state!: string
  @Field(() => WorkforceReturnType, { nullable: true, description: 'The revision that counts.' }) submitted!: object | undefined
  @Field(() => WorkforceReturnType, { nullable: true, description: 'The revision that is being made.' }) draft!: object | undefined
  @Field(() => [WorkforceReturnType], { description: 'All revisions, newest first.' }) revisions!: readonly object[]
}

@ObjectType('ReturnDifference', { description: 'One figure that differs between two revisions.' })
export class ReturnDifferenceType {
  @Field(() => String, { description: 'The section.' }) section!: string
  @Field(() => String, { description: 'Keys of the line, with slashes between them.' }) key!: string
  @Field(() => String, { description: 'The figure.' }) column!: string
  @Field(() => String, { nullable: true, description: 'What the first revision says; null where it has no such line.' }) before!: string | null
  @Field(() => String, { nullable: true, description: 'What the second revision says.' }) after!: string | null
}

@ObjectType({ description: 'What became of a change to a return.' })
export class WorkforceReturnPayload extends MutationPayload {
  @Field(() => WorkforceReturnType, { nullable: true, description: 'As it now is.' }) workforceReturn: object | null = null
}
