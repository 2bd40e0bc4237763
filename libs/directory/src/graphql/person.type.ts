import { Field, ID, ObjectType } from '@nestjs/graphql'
import { connectionTypes } from '#platform/graphql'
import { MembershipType } from './membership.type.js'

/** What every form of a person shows. */
@ObjectType({ isAbstract: true })
export abstract class PersonFields {
  @Field(() => ID, { description: 'The id of the person. An id of a merged record leads to the record that it lives on in.' }) id!: string
  @Field(() => String, { description: 'Given name.' }) givenName!: string
  @Field(() => String, { description: 'Family name.' }) familyName!: string
  @Field(() => String, { description: 'Both names, for showing.' }) name!: string
}

@ObjectType('Person', { description: 'A person, by name only.' })
export class PersonType extends PersonFields {}

@ObjectType('PersonListing', { description: 'A person in a list, with what the viewer may see of them.' })
export class PersonListingType extends PersonFields {
  @Field(() => String, { description: 'invited until the first sign-in, then active.' }) status!: string
  @Field(() => String, { nullable: true, description: 'Where Waymark writes to; absent for people who have left the viewer\'s organisations.' }) email!: string | null
  @Field(() => [MembershipType], { description: 'Those memberships that the viewer may see, oldest first.' }) memberships!: readonly MembershipType[]
}

@ObjectType()
export class PersonListingConnection extends connectionTypes(PersonListingType, 'PersonListing') {}
