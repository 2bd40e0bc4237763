import { Field, GraphQLISODateTime, ID, ObjectType } from '@nestjs/graphql'
import { connectionTypes } from '#platform/graphql'

@ObjectType('Invitation', { description: 'An open invitation to sign in for the first time or, with an organisation, to join that.' })
export class InvitationType {
  @Field(() => ID, { description: 'Its id; the secret is only in the message.' }) id!: string
  @Field(() => String, { description: 'Where it was sent.' }) email!: string
  @Field(() => String, { nullable: true, description: 'The role that accepting gives.' }) role!: string | null
  @Field(() => String, { nullable: true, description: 'First day of that role (YYYY-MM-DD).' }) startsOn!: string | null
  @Field(() => GraphQLISODateTime, { description: 'When it was sent.' }) createdAt!: Date
  @Field(() => GraphQLISODateTime, { description: 'When it stops working.' }) expiresAt!: Date
  /** Not shown: keys of the person and organisation fields. */
  personId!: string
  organisationId!: string | null
}

@ObjectType()
export class InvitationConnection extends connectionTypes(InvitationType, 'Invitation') {}
