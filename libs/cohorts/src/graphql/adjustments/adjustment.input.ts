import { Field, ID, InputType } from '@nestjs/graphql'
import { ArrayMaxSize, IsArray, IsBoolean, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator'

@InputType({ isAbstract: true })
class AdjustmentInputFields {
  @IsString() @MaxLength(10_000) @Field(() => String, { description: 'What is to be done.' }) arrangement!: string
  @IsOptional() @IsString() @MaxLength(10_000) @Field(() => String, { nullable: true, description: 'Why; facilitators never see it.' }) reason?: string | null
  @IsArray() @ArrayMaxSize(50) @IsUUID(undefined, { each: true }) @Field(() => [ID], { description: 'Facilitators of the run who have to know.' }) namedFacilitators!: string[]
  @IsBoolean() @Field(() => Boolean, { description: 'Whether the learner agrees that they are told.' }) learnerConsents!: boolean
}

@InputType({ description: 'An adjustment for one learner.' })
export class AddAdjustmentInput extends AdjustmentInputFields {
  @IsUUID() @Field(() => ID, { description: 'The learner\'s enrolment.' }) enrolmentId!: string
}

@InputType({ description: 'An adjustment as it is to be from now on.' })
export class UpdateAdjustmentInput extends AdjustmentInputFields {
  @IsUUID() @Field(() => ID, { description: 'The adjustment.' }) adjustmentId!: string
}

@InputType({ description: 'An adjustment that no longer applies.' })
export class EndAdjustmentInput {
  @IsUUID() @Field(() => ID, { description: 'The adjustment.' }) adjustmentId!: string
}
