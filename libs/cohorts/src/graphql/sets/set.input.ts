import { Field, ID, InputType, Int } from '@nestjs/graphql'
import { IsInt, IsOptional, IsString, MaxLength } from 'class-validator'

@InputType({ description: 'How to divide a run\'s people.' })
export class FormSetsInput {
  @Field(() => ID, { description: 'Which run.' }) @IsString() runId!: string
  @Field(() => Int, { nullable: true, description: 'How many sets; sets of about six when absent.' }) @IsOptional() @IsInt() count?: number | null
}

@InputType({ description: 'A learner and the set to put them in.' })
export class MoveToSetInput {
  @Field(() => ID, { description: 'The learner\'s enrolment.' }) @IsString() enrolmentId!: string
  @Field(() => ID, { nullable: true, description: 'A set of their run; null for none.' }) @IsOptional() @IsString() setId?: string | null
}

@InputType({ description: 'A set\'s new name.' })
export class RenameSetInput {
  @Field(() => ID, { description: 'Which set.' }) @IsString() setId!: string
  @Field(() => String, { description: 'At most 80 characters.' }) @IsString() @MaxLength(500) name!: string
}
