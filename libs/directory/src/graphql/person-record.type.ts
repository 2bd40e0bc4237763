import { Field, ID, ObjectType } from '@nestjs/graphql'
import { MutationPayload } from '#platform/graphql'
import { CareerPostType } from './career.type.js'
import { MembershipType } from './membership.type.js'
import { PersonFields } from './person.type.js'

@ObjectType('PersonEmail', { description: 'An email address of a person.' })
export class PersonEmailType {
  @Field(() => String, { description: 'The address in its normal form.' }) email!: string
  @Field(() => Boolean, { description: 'Whether Waymark writes to this one.' }) isPrimary!: boolean
  @Field(() => Boolean, { description: 'Whether its owner has signed in with it.' }) verified!: boolean
}

@ObjectType('LineManagement', { description: 'Who manages a person in an organisation, for a time.' })
export class LineManagementType {
  @Field(() => String, { description: 'First day (YYYY-MM-DD).' }) startsOn!: string
  @Field(() => String, { nullable: true, description: 'First day on which it no longer holds (YYYY-MM-DD).' }) endsOn!: string | null
  /** Not shown: keys of the manager and organisation fields. */
  managerId!: string
  organisationId!: string
}

@ObjectType('Delegation', { description: 'Who decides for a person who is away.' })
export class DelegationType {
  @Field(() => ID, { description: 'Its id.' }) id!: string
  @Field(() => String, { description: 'First day away (YYYY-MM-DD).' }) startsOn!: string
  @Field(() => String, { description: 'First day back (YYYY-MM-DD).' }) endsOn!: string
  /** Not shown: the key of the delegate field. */
  delegateId!: string
}

@ObjectType('PersonRecord', { description: 'A person\'s record. Reading another person\'s is noted in the audit trail.' })
export class PersonRecordType extends PersonFields {
  @Field(() => String, { description: 'invited until the first sign-in, then active.' }) status!: string
  @Field(() => String, { nullable: true, description: 'Professional background: digital_practitioner, non_digital_leader, service_delivery, elected_member or other.' }) background!: string | null
  @Field(() => String, { description: 'Language of messages: en or cy.' }) locale!: string
  @Field(() => [PersonEmailType], { description: 'The primary address first.' }) emails!: readonly PersonEmailType[]
  @Field(() => [MembershipType], { description: 'Those memberships that the viewer may see, oldest first.' }) memberships!: readonly MembershipType[]
  @Field(() => [LineManagementType], { description: 'Those line managers that the viewer may see, oldest first.' }) lineManagers!: readonly LineManagementType[]
  @Field(() => [CareerPostType], { description: 'Posts held, oldest first.' }) careerPosts!: readonly CareerPostType[]
  @Field(() => [DelegationType], { description: 'Present and coming absences with their delegates.' }) delegations!: readonly DelegationType[]
  @Field(() => String, { nullable: true, description: 'When the open invitation to sign in runs out (an ISO instant); absent when there is none.' }) invitedUntil!: string | null
  @Field(() => Boolean, { description: 'Whether the viewer may correct names, addresses and delegates.' }) viewerCanEdit!: boolean
}

@ObjectType({ description: 'The person who was written, or what stopped it.' })
export class PersonPayload extends MutationPayload {
  @Field(() => PersonRecordType, { nullable: true, description: 'As they now are; absent also where the viewer may not see the record any more.' }) person!: PersonRecordType | null
}

@ObjectType({ description: 'Whether it was done, or what stopped it.' })
export class DonePayload extends MutationPayload {
  @Field(() => Boolean, { description: 'Whether it was done.' }) done!: boolean
}
