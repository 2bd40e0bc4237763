import { Field, ID, Int, ObjectType } from '@nestjs/graphql'
import type { PersonId } from '#kernel'
import { connectionTypes, MutationPayload } from '#platform/graphql'

@ObjectType('ActionLearningSetMember', { description: 'A learner in an action-learning set.' })
export class SetMemberType {
  @Field(() => ID, { description: 'Their enrolment.' }) enrolmentId!: string
  @Field(() => ID, { description: 'The learner.' }) personId!: PersonId
  @Field(() => ID, { description: 'The organisation that they came from.' }) organisationId!: string
  @Field(() => String, { nullable: true, description: 'Its region.' }) region!: string | null
}

@ObjectType('ActionLearningSet', { description: 'A small group inside a run that learns together.' })
export class ActionLearningSetType {
  @Field(() => ID, { description: 'Its id.' }) id!: string
  @Field(() => ID, { description: 'Its run.' }) runId!: string
  @Field(() => Int, { description: 'Counts from 1 in its run.' }) number!: number
  @Field(() => String, { description: 'Its name.' }) name!: string
  @Field(() => [SetMemberType], { description: 'Those of its members who are on the register.' }) members!: readonly SetMemberType[]
  @Field(() => Boolean, { description: 'Whether the viewer may form sets and move people.' }) viewerCanManage!: boolean
}

@ObjectType()
export class ActionLearningSetConnection extends connectionTypes(ActionLearningSetType, 'ActionLearningSet') {}

@ObjectType('PlannedSet', { description: 'A set as it would be.' })
export class PlannedSetType {
  @Field(() => Int, { description: 'Its number in the run.' }) number!: number
  @Field(() => String, { description: 'Its name.' }) name!: string
  @Field(() => Boolean, { description: 'Whether it has to be made.' }) isNew!: boolean
  @Field(() => [ID], { description: 'The enrolments that would be in it.' }) members!: readonly string[]
}

@ObjectType('SetsBalance', { description: 'The figures by which a division into sets is judged.' })
export class SetsBalanceType {
  @Field(() => Int, { description: 'People in the smallest set.' }) smallest!: number
  @Field(() => Int, { description: 'People in the largest set.' }) largest!: number
  @Field(() => Int, { description: 'Pairs of colleagues of one organisation who share a set.' }) sameOrganisationPairs!: number
  @Field(() => Int, { description: 'Pairs from one region who share a set.' }) sameRegionPairs!: number
  @Field(() => Int, { description: 'People who leave the set in which they are.' }) moved!: number
}

@ObjectType({ description: 'How a run\'s people would be divided, or what stands in the way.' })
export class SetsPlanPayload extends MutationPayload {
  @Field(() => [PlannedSetType], { description: 'The sets, by number.' }) sets!: readonly PlannedSetType[]
  @Field(() => SetsBalanceType, { nullable: true, description: 'How well they are balanced.' }) balance!: SetsBalanceType | null
}

@ObjectType({ description: 'The set in which the learner now is, or what stopped the move.' })
export class MoveToSetPayload extends MutationPayload {
  @Field(() => ID, { nullable: true, description: 'Null when they are in none.' }) setId!: string | null
}

@ObjectType({ description: 'The set as it now is, or what stopped the change.' })
export class ActionLearningSetPayload extends MutationPayload {
  @Field(() => ActionLearningSetType, { nullable: true, description: 'As it now is.' }) set!: ActionLearningSetType | null
}
