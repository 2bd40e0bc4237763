import { Field, ID, Int, ObjectType } from '@nestjs/graphql'
import { connectionTypes, MutationPayload } from '#platform/graphql'

@ObjectType('PipelineFinding', { description: 'What a review found about a target or a role.' })
export class PipelineFindingType {
  @Field(() => ID, { description: 'Its id.' }) id!: string
  @Field(() => ID, { nullable: true, description: 'The target of the region\'s plan that it is about.' }) targetId!: string | null
  @Field(() => String, { nullable: true, description: 'The role that it is about, where it is about no target.' }) role!: string | null
  @Field(() => String, { description: 'red, amber or green.' }) rag!: string
  @Field(() => String, { description: 'What was found, in words.' }) words!: string
}

@ObjectType('PipelineReview', { description: 'A region\'s review of its talent pipeline.' })
export class PipelineReviewType {
  @Field(() => ID, { description: 'Its id.' }) id!: string
  @Field(() => ID, { description: 'The region\'s plan.' }) planId!: string
  @Field(() => String, { description: 'First day of the period.' }) periodFrom!: string
  @Field(() => String, { description: 'Last day of the period.' }) periodTo!: string
  @Field(() => String, { description: 'draft or published.' }) state!: string
  @Field(() => String, { description: 'When it was held.' }) heldOn!: string
  @Field(() => String, { description: 'When the next one is due.' }) nextDueOn!: string
  @Field(() => String, { description: 'What was found, in sum.' }) summary!: string
  @Field(() => Int, { description: 'Goes up with every change; give it with the next one.' }) revision!: number
  @Field(() => [PipelineFindingType], { description: 'In their order.' }) findings!: PipelineFindingType[]
}

@ObjectType('PipelineAction', { description: 'What somebody will do about a finding.' })
export class PipelineActionType {
  @Field(() => ID, { description: 'Its id.' }) id!: string
  @Field(() => ID, { description: 'The review.' }) reviewId!: string
  @Field(() => String, { description: 'What will be done.' }) title!: string
  @Field(() => ID, { description: 'The organisation that does it.' }) organisationId!: string
  @Field(() => String, { description: 'By when.' }) dueOn!: string
  @Field(() => String, { description: 'open, done or dropped.' }) state!: string
  @Field(() => String, { nullable: true, description: 'What came of it, or why it was dropped.' }) settledReason!: string | null
  @Field(() => Date, { nullable: true, description: 'When it was done or dropped.' }) settledAt!: Date | null
}

@ObjectType('PipelineStep', { description: 'Something that was done to a review or one of its actions.' })
export class PipelineStepType {
  @Field(() => ID, { nullable: true, description: 'The action, where it was done to one.' }) actionId!: string | null
  @Field(() => String, { description: 'begin, change, publish; add, finish, drop, reopen, change_organisation.' }) action!: string
  @Field(() => String, { description: 'The state that it led to.' }) toState!: string
  @Field(() => String, { nullable: true, description: 'Why.' }) reason!: string | null
  @Field(() => Date, { description: 'When.' }) at!: Date
}

@ObjectType()
export class PipelineReviewConnection extends connectionTypes(PipelineReviewType, 'PipelineReview') {}

@ObjectType({ description: 'What became of a change of a review.' })
export class PipelineReviewPayload extends MutationPayload {
  @Field(() => PipelineReviewType, { nullable: true, description: 'As it now is.' }) review: object | null = null
}
