import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql'
import { connectionTypes } from '#platform/graphql'

@ObjectType({ description: 'A learner on a run\'s roster.' })
export class RunRosterEntry {
  @Field(() => ID, { description: 'Their enrolment.' }) enrolmentId!: string
  @Field(() => ID, { description: 'The learner.' }) personId!: string
  @Field(() => String, { description: 'Their name.' }) personName!: string
  @Field(() => ID, { description: 'The organisation that they came from.' }) organisationId!: string
  @Field(() => String, { description: 'Its name.' }) organisationName!: string
  @Field(() => String, { nullable: true, description: 'Its region.' }) region!: string | null
  @Field(() => String, { description: 'accepted, active or completed.' }) state!: string
  @Field(() => ID, { nullable: true, description: 'Their action-learning set.' }) setId!: string | null
  @Field(() => String, { nullable: true, description: 'Its name.' }) setName!: string | null
  @Field(() => Int, { description: 'Sessions attended, wholly or in part.' }) sessionsAttended!: number
  @Field(() => Int, { description: 'Minutes attended.' }) minutesAttended!: number
  @Field(() => Float, { nullable: true, description: 'Minutes attended in per cent of those marked so far that count; null while nothing is marked.' }) attendancePercent!: number | null
  @Field(() => Float, { description: 'Progress towards completion in per cent; 100 exactly when complete.' }) progressPercent!: number
}

@ObjectType({ description: 'A page of a run\'s roster.' })
export class RunRosterConnection extends connectionTypes(RunRosterEntry, 'RunRosterEntry') {}
