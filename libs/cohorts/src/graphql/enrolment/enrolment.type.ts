import { Field, ID, Int, ObjectType } from '@nestjs/graphql'
import { connectionTypes, MutationPayload } from '#platform/graphql'

@ObjectType('Enrolment', { description: 'One person\'s way through one run, for one organisation.' })
export class EnrolmentType {
  @Field(() => ID, { description: 'Its id.' }) id!: string
  @Field(() => ID, { description: 'The run.' }) runId!: string
  @Field(() => ID, { description: 'The person.' }) personId!: string
  @Field(() => ID, { description: 'The organisation for which the place is taken.' }) organisationId!: string
  @Field(() => String, { nullable: true, description: 'That organisation\'s region at the time.' }) region!: string | null
  @Field(() => String, { description: 'applied, manager_approved, waitlisted, offered, accepted, active, completed, withdrawn, deferred, rejected or expired.' }) state!: string
  @Field(() => String, { description: 'How they came in: self, application, nomination, csv, api or transfer.' }) route!: string
  @Field(() => String, { nullable: true, description: 'What was said for them when they applied or were nominated.' }) statement!: string | null
  @Field(() => ID, { nullable: true, description: 'Who put them forward; absent when they came by themselves.' }) nominatedById!: string | null
  @Field(() => ID, { nullable: true, description: 'The enrolment in another run that this one continues.' }) transferredFromId!: string | null
  @Field(() => Date, { description: 'When it began.' }) appliedAt!: Date
  @Field(() => Int, { nullable: true, description: 'The number they drew when they first asked for a place.' }) queueNumber!: number | null
  @Field(() => Date, { nullable: true, description: 'When a place was last offered.' }) offeredAt!: Date | null
  @Field(() => Date, { nullable: true, description: 'Until when that offer stands, or stood.' }) offerExpiresAt!: Date | null
  @Field(() => Date, { nullable: true, description: 'When they completed.' }) completedAt!: Date | null
  @Field(() => Date, { nullable: true, description: 'When it ended without completion.' }) endedAt!: Date | null
  @Field(() => String, { nullable: true, description: 'Why it ended.' }) endReason!: string | null
}

@ObjectType('StandsInFor', { description: 'Somebody who is away, for whom the viewer decides.' })
export class StandsInForType {
  @Field(() => String, { nullable: true, description: 'Their name.' }) name!: string | null
  @Field(() => String, { nullable: true, description: 'First day back (YYYY-MM-DD).' }) backOn!: string | null
}

@ObjectType()
export class EnrolmentConnection extends connectionTypes(EnrolmentType, 'Enrolment') {}

@ObjectType('EnrolmentHistoryEntry', { description: 'Something that happened to an enrolment.' })
export class EnrolmentHistoryEntryType {
  @Field(() => Date, { description: 'When.' }) at!: Date
  @Field(() => String, { description: 'What: submit, approve, offer, waitlist, accept, start, complete, withdraw, defer, reject, expire, set_score, set_rank.' }) action!: string
  @Field(() => String, { nullable: true, description: 'The state before.' }) fromState!: string | null
  @Field(() => String, { description: 'The state after.' }) toState!: string
  @Field(() => ID, { nullable: true, description: 'Who did it; absent where no person did.' }) actorId!: string | null
  @Field(() => String, { nullable: true, description: 'The program or the part of Waymark that did it, where no person did.' }) actorName!: string | null
  @Field(() => String, { nullable: true, description: 'Why.' }) reason!: string | null
}

@ObjectType('WaitingPerson', { description: 'Somebody on the waiting list, as the programme\'s manager sees it.' })
export class WaitingPersonType {
  @Field(() => Int, { description: 'Place in the queue, from 1.' }) position!: number
  @Field(() => EnrolmentType, { description: 'Their enrolment.' }) enrolment!: EnrolmentType
  @Field(() => Int, { nullable: true, description: 'Their score, where the run goes by score.' }) priorityScore!: number | null
  @Field(() => Int, { nullable: true, description: 'Their rank, where the manager decides.' }) manualRank!: number | null
  @Field(() => String, { nullable: true, description: 'What keeps them from a place: run_full, organisation_quota, region_quota or places_held_back; null where one could be offered.' }) blockedBy!: string | null
}

@ObjectType({ description: 'The enrolment that was written, or what stopped it.' })
export class EnrolmentPayload extends MutationPayload {
  @Field(() => EnrolmentType, { nullable: true, description: 'As it now is.' }) enrolment!: EnrolmentType | null
}

@ObjectType('NominationOutcome', { description: 'What became of one person who was put forward.' })
export class NominationOutcomeType {
  @Field(() => Int, { description: 'Position in the list given, from 0.' }) index!: number
  @Field(() => String, { description: 'offered, waitlisted, applied, would_enter (dry run), unchanged (in the run already) or refused.' }) outcome!: string
  @Field(() => ID, { nullable: true, description: 'The new enrolment.' }) enrolmentId!: string | null
  @Field(() => String, { nullable: true, description: 'A stable code of the refusal.' }) code!: string | null
  @Field(() => String, { nullable: true, description: 'The refusal in words.' }) message!: string | null
}

@ObjectType({ description: 'What became of each person; each stands or falls alone.' })
export class NominateManyPayload extends MutationPayload {
  @Field(() => [NominationOutcomeType], { description: 'In the order given.' }) outcomes!: NominationOutcomeType[]
}
