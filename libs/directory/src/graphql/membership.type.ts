import { Field, ID, ObjectType } from '@nestjs/graphql'

@ObjectType('Membership', { description: 'What a person is in an organisation, for a time.' })
export class MembershipType {
  @Field(() => ID, { description: 'Its id.' }) id!: string
  @Field(() => String, { description: 'The role, such as learner, line_manager or organisation_admin.' }) role!: string
  @Field(() => String, { nullable: true, description: 'Job title there.' }) jobTitle!: string | null
  @Field(() => String, { nullable: true, description: 'Grade there.' }) grade!: string | null
  @Field(() => String, { description: 'First day (YYYY-MM-DD).' }) startsOn!: string
  @Field(() => String, { nullable: true, description: 'First day on which it no longer holds (YYYY-MM-DD); absent while it runs.' }) endsOn!: string | null
  @Field(() => String, { description: 'Why it began: added, import, transfer, reorganisation or invitation.' }) origin!: string
  /** Not shown: the key of the organisation field. */
  organisationId!: string
}
