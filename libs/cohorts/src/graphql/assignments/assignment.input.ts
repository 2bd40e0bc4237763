import { Field, ID, InputType } from '@nestjs/graphql'
import { IsIn, IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator'

const DATE = /^\d{4}-\d{2}-\d{2}$/

@InputType({ description: 'A learner\'s work. Text, a file, or both.' })
export class HandInAssignmentInput {
  @IsUUID() @Field(() => ID, { description: 'The learner\'s enrolment.' }) enrolmentId!: string
  @IsUUID() @Field(() => ID, { description: 'The assignment.' }) itemId!: string
  @IsOptional() @IsString() @MaxLength(60_000) @Field(() => String, { nullable: true, description: 'Text, at most 50,000 characters.' }) text?: string | null
  @IsOptional() @IsUUID() @Field(() => ID, { nullable: true, description: 'A file that the learner has sent to `POST /files`.' }) fileId?: string | null
}

@InputType({ description: 'A verdict on what was handed in last.' })
export class MarkAssignmentInput {
  @IsUUID() @Field(() => ID, { description: 'The work.' }) submissionId!: string
  @IsIn(['return', 'pass', 'fail']) @Field(() => String, { description: '`return` (with another go), `pass` or `fail`.' }) verdict!: 'return' | 'pass' | 'fail'
  @IsString() @MaxLength(20_000) @Field(() => String, { defaultValue: '', description: 'Feedback; needed unless it is a pass.' }) feedback: string = ''
}

@InputType({ description: 'More time for one learner.' })
export class ExtendAssignmentInput {
  @IsUUID() @Field(() => ID, { description: 'The learner\'s enrolment.' }) enrolmentId!: string
  @IsUUID() @Field(() => ID, { description: 'The assignment.' }) itemId!: string
  @Matches(DATE) @Field(() => String, { description: 'The new last day (YYYY-MM-DD).' }) extendTo!: string
  @IsString() @MaxLength(2_000) @Field(() => String, { description: 'Why: only the learner and the programme manager can read it.' }) reason!: string
}

@InputType({ description: 'When an assignment is due in one run.' })
export class SetAssignmentDueInput {
  @IsUUID() @Field(() => ID, { description: 'The run.' }) runId!: string
  @IsUUID() @Field(() => ID, { description: 'The assignment.' }) itemId!: string
  @Matches(DATE) @Field(() => String, { description: 'The last day (YYYY-MM-DD) on which work is on time.' }) dueOn!: string
}
