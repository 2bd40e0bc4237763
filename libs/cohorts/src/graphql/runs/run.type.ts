import { Field, ID, Int, ObjectType } from '@nestjs/graphql'
import { connectionTypes, MutationPayload, UserErrorType } from '#platform/graphql'

@ObjectType('HeldBackPlaces', { description: 'Places of a run kept for some until a date.' })
export class HeldBackPlacesType {
  @Field(() => String, { description: 'region, organisation_kind or organisation.' }) forType!: string
  @Field(() => String, { description: 'The region, the kind, or the organisation\'s id.' }) forValue!: string
  @Field(() => Int, { description: 'How many.' }) places!: number
  @Field(() => String, { description: 'First day on which everybody may have them (YYYY-MM-DD).' }) releasedOn!: string
}

@ObjectType('RunFacilitator', { description: 'Somebody who teaches a run.' })
export class RunFacilitatorType {
  @Field(() => ID, { description: 'The person.' }) personId!: string
  @Field(() => String, { nullable: true, description: 'Their name.' }) name!: string | null
}

@ObjectType('ViewerEntry', { description: 'Whether the viewer could come into a run by themselves now.' })
export class ViewerEntryType {
  @Field(() => Boolean, { description: 'Whether nothing stands against it.' }) possible!: boolean
  @Field(() => String, { description: 'How: self (a place at once) or application (somebody has to approve).' }) route!: string
  @Field(() => [UserErrorType], { description: 'Everything that stands against it, weightiest first.' }) obstacles!: readonly UserErrorType[]
}

@ObjectType('CohortRun', { description: 'One run of a programme with one group of people.' })
export class CohortRunType {
  @Field(() => ID, { description: 'Its id.' }) id!: string
  @Field(() => ID, { description: 'The programme.' }) programmeId!: string
  @Field(() => ID, { description: 'The version of the programme that it follows.' }) versionId!: string
  @Field(() => ID, { description: 'The organisation that owns it.' }) organisationId!: string
  @Field(() => String, { description: 'What tells it from other runs.' }) title!: string
  @Field(() => String, { description: 'draft, open, closed, in_progress, completed or cancelled.' }) state!: string
  @Field(() => String, { description: 'in_person, online or hybrid.' }) deliveryMode!: string
  @Field(() => String, { nullable: true, description: 'Region in which it is held; absent when bound to none.' }) region!: string | null
  @Field(() => Int, { description: 'Places in all.' }) capacity!: number
  @Field(() => Int, { description: 'Fewest people with whom it goes ahead.' }) minimum!: number
  @Field(() => Int, { description: 'Places held: offered, accepted, taking part or completed.' }) taken!: number
  @Field(() => Int, { description: 'People on the waiting list.' }) waiting!: number
  @Field(() => String, { description: 'How the waiting list is served: first_come, priority_score or manual.' }) policy!: string
  @Field(() => Int, { description: 'Days that an offer stands.' }) offerDays!: number
  @Field(() => Int, { nullable: true, description: 'Most places for one organisation.' }) maxPerOrganisation!: number | null
  @Field(() => Int, { nullable: true, description: 'Most places for one region.' }) maxPerRegion!: number | null
  @Field(() => String, { description: 'First day of enrolment (YYYY-MM-DD).' }) opensOn!: string
  @Field(() => String, { description: 'Last day of enrolment (YYYY-MM-DD).' }) closesOn!: string
  @Field(() => String, { description: 'First day (YYYY-MM-DD).' }) startsOn!: string
  @Field(() => String, { description: 'Last day (YYYY-MM-DD).' }) endsOn!: string
  @Field(() => String, { nullable: true, description: 'Set when enrolment was closed by hand before its last day.' }) closedEarlyOn!: string | null
  @Field(() => [HeldBackPlacesType], { description: 'Places kept for some until a date.' }) heldBack!: readonly HeldBackPlacesType[]
}

@ObjectType()
export class CohortRunConnection extends connectionTypes(CohortRunType, 'CohortRun') {}

@ObjectType({ description: 'The run that was written, or what stopped it.' })
export class CohortRunPayload extends MutationPayload {
  @Field(() => CohortRunType, { nullable: true, description: 'As it now is.' }) run!: CohortRunType | null
}
