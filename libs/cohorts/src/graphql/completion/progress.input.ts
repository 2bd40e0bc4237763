import { Field, ID, InputType } from '@nestjs/graphql'
import { IsString, MaxLength } from 'class-validator'

@InputType({ description: 'A module or mentoring item that a learner has done.' })
export class RecordItemDoneInput {
  @Field(() => ID, { description: 'The learner\'s enrolment.' }) @IsString() enrolmentId!: string
  @Field(() => ID, { description: 'The curriculum item.' }) @IsString() itemId!: string
}

@InputType({ description: 'An item that a learner is let off.' })
export class WaiveItemInput extends RecordItemDoneInput {
  @Field(() => String, { description: 'Why; it stays in the record.' }) @IsString() @MaxLength(1000) reason!: string
}
