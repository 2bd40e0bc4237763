import { Field, ID, ObjectType } from '@nestjs/graphql'
import { connectionTypes, MutationPayload } from '#platform/graphql'

@ObjectType('Organisation', { description: 'A council, combined authority or other body.' })
export class OrganisationType {
  @Field(() => ID, { description: 'Its id here.' }) id!: string
  @Field(() => String, { description: 'What it is: council, combined_authority, lga, institute, centre_of_innovation, department, alb, nhs_body, training_provider, supplier or other.' }) kind!: string
  @Field(() => String, { nullable: true, description: 'Official code where one exists: the GSS code of a council.' }) code!: string | null
  @Field(() => String, { description: 'Full official name.' }) name!: string
  @Field(() => String, { description: 'Name for lists.' }) shortName!: string
  @Field(() => String, { nullable: true, description: 'england, wales, scotland or northern_ireland.' }) nation!: string | null
  @Field(() => String, { nullable: true, description: 'Region that reports use.' }) region!: string | null
  @Field(() => String, { nullable: true, description: 'For councils the type, e.g. unitary.' }) tier!: string | null
  @Field(() => String, { nullable: true, description: 'First day of its existence (YYYY-MM-DD); absent when since before our records.' }) validFrom!: string | null
  @Field(() => String, { nullable: true, description: 'First day on which it no longer exists (YYYY-MM-DD).' }) validTo!: string | null
  /** Not shown: the key of the parent field. */
  parentId!: string | null
}

@ObjectType()
export class OrganisationConnection extends connectionTypes(OrganisationType, 'Organisation') {}

@ObjectType({ description: 'The organisation that was written, or what stopped it.' })
export class OrganisationPayload extends MutationPayload {
  @Field(() => OrganisationType, { nullable: true, description: 'As it now is.' }) organisation!: OrganisationType | null
}
