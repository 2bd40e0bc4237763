import { Field, ID, ObjectType } from '@nestjs/graphql'
import { MutationPayload } from '#platform/graphql'

@ObjectType('ReasonableAdjustment', { description: 'What is arranged for one learner. Private: every look at it is written down.' })
export class AdjustmentType {
  @Field(() => ID, { description: 'Id.' }) id!: string
  @Field(() => String, { description: 'What is to be done.' }) arrangement!: string
  @Field(() => String, { nullable: true, description: 'Why: for the learner and the programme manager only.' }) reason!: string | null
  @Field(() => [ID], { nullable: true, description: 'Facilitators who are told: for the learner and the programme manager only.' }) readers!: readonly string[] | null
  @Field(() => Boolean, { nullable: true, description: 'Whether the learner agrees that they are told: for the learner and the programme manager only.' }) consented!: boolean | null
  @Field(() => Date, { description: 'When it was last changed.' }) updatedAt!: Date
}

@ObjectType('AssignmentExtension', { description: 'More time that one learner was given.' })
export class ExtensionType {
  @Field(() => String, { description: 'The assignment.' }) itemTitle!: string
  @Field(() => String, { description: 'New last day (YYYY-MM-DD).' }) extendedTo!: string
  @Field(() => String, { description: 'Why.' }) reason!: string
  @Field(() => Date, { description: 'When it was given.' }) grantedAt!: Date
}

@ObjectType('EnrolmentAdjustments', { description: 'The adjustments of one learner in one run, as far as the viewer has to know.' })
export class EnrolmentAdjustmentsType {
  @Field(() => [AdjustmentType], { description: 'Those that apply now, oldest first.' }) adjustments!: readonly object[]
  @Field(() => [ExtensionType], { nullable: true, description: 'More time given, with the reasons: for the learner and the programme manager only.' }) extensions!: readonly object[] | null
}

@ObjectType({ description: 'What became of an adjustment.' })
export class AdjustmentPayload extends MutationPayload {
  @Field(() => ID, { nullable: true, description: 'The adjustment; read it with `enrolmentAdjustments`.' }) adjustmentId: string | null = null
}

@ObjectType({ description: 'What became of an adjustment that was ended.' })
export class EndAdjustmentPayload extends MutationPayload {
  @Field(() => ID, { nullable: true, description: 'The adjustment that no longer applies.' }) endedId: string | null = null
}
