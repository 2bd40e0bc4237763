import { Field, ID, Int, ObjectType } from '@nestjs/graphql'
import { connectionTypes } from '#platform/graphql'

@ObjectType({ description: 'A run as its manager watches it.' })
export class ManagedRun {
  @Field(() => ID, { description: 'The run.' }) runId!: string
  @Field(() => String, { description: 'Title.' }) title!: string
  @Field(() => ID, { description: 'The programme.' }) programmeId!: string
  @Field(() => String, { description: 'Its title.' }) programmeTitle!: string
  @Field(() => String, { description: 'draft, open, closed, in_progress, completed or cancelled.' }) state!: string
  @Field(() => String, { description: 'First day (YYYY-MM-DD).' }) startsOn!: string
  @Field(() => String, { description: 'Last day (YYYY-MM-DD).' }) endsOn!: string
  @Field(() => String, { description: 'Last day to apply (YYYY-MM-DD).' }) closesOn!: string
  @Field(() => Int, { description: 'Seats.' }) capacity!: number
  @Field(() => Int, { description: 'Least number of people for it to run.' }) minimum!: number
  @Field(() => Int, { description: 'Seats held: offered, accepted, active or completed.' }) taken!: number
  @Field(() => Int, { description: 'People waiting for a seat.' }) waiting!: number
  @Field(() => Int, { description: 'Applications that wait for approval or for a place.' }) inApproval!: number
  @Field(() => Int, { description: 'Offers that nobody has answered yet.' }) offered!: number
  @Field(() => Int, { description: 'People who accepted a place.' }) accepted!: number
  @Field(() => Int, { description: 'People who left, were turned down, or let an offer lapse.' }) lost!: number
  @Field(() => Int, { description: 'Everybody who wants or has a seat: taken, waiting and in approval.' }) demand!: number
  @Field(() => Int, { description: 'Learners who attended less than 60 per cent of what is marked.' }) lowAttendance!: number
  @Field(() => [String], { description: 'What puts it at risk: below_minimum, empty_seats, no_sessions, no_facilitator, low_attendance.' }) risks!: string[]
}

@ObjectType({ description: 'A page of the runs that the viewer manages.' })
export class ManagedRunConnection extends connectionTypes(ManagedRun, 'ManagedRun') {}
