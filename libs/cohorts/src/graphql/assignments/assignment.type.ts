import { Field, ID, Int, ObjectType } from '@nestjs/graphql'
import { connectionTypes, MutationPayload } from '#platform/graphql'

@ObjectType('SubmissionAttempt', { description: 'One hand-in of an assignment, with the verdict on it.' })
export class SubmissionAttemptType {
  @Field(() => Int, { description: 'Counts from 1.' }) number!: number
  @Field(() => String, { nullable: true, description: 'What was written.' }) text!: string | null
  @Field(() => Date, { description: 'When it was handed in.' }) submittedAt!: Date
  @Field(() => String, { nullable: true, description: '`return` (with another go), `pass` or `fail`; null while nobody has marked it.' }) verdict!: string | null
  @Field(() => String, { nullable: true, description: 'What the marker wrote back.' }) feedback!: string | null
  @Field(() => Date, { nullable: true, description: 'When it was marked.' }) markedAt!: Date | null
}

@ObjectType('Assignment', { description: 'An assignment as one learner has it, with their work on it. For the learner and those who teach.' })
export class AssignmentType {
  @Field(() => ID, { description: 'The enrolment it belongs to.' }) enrolmentId!: string
  @Field(() => ID, { description: 'The item of the curriculum.' }) itemId!: string
  @Field(() => String, { description: 'Title.' }) title!: string
  @Field(() => ID, { nullable: true, description: 'Id of the work; null before anything was handed in.' }) submissionId!: string | null
  @Field(() => String, { description: '`not_submitted`, `submitted`, `returned`, `resubmitted`, `passed` or `not_passed`.' }) state!: string
  @Field(() => String, { nullable: true, description: 'Last day (YYYY-MM-DD) on which the work is on time, an extension counted in.' }) dueOn!: string | undefined
  @Field(() => Boolean, { description: 'Whether it was first handed in after it was due.' }) late!: boolean
  @Field(() => Boolean, { description: 'Whether it has to be passed; otherwise handing it in is enough.' }) passRequired!: boolean
}

export const AssignmentConnection = connectionTypes(AssignmentType, 'Assignment')

@ObjectType({ description: 'What became of a change to an assignment.' })
export class AssignmentPayload extends MutationPayload {
  @Field(() => AssignmentType, { nullable: true, description: 'The assignment as it is now.' }) assignment: AssignmentType | null = null
}

@ObjectType({ description: 'What became of a due date.' })
export class AssignmentDuePayload extends MutationPayload {
  @Field(() => String, { nullable: true, description: 'The day (YYYY-MM-DD) on which it is due now.' }) dueOn: string | null = null
}
