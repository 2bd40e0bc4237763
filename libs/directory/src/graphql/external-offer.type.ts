import { Field, ID, ObjectType } from '@nestjs/graphql'
import { connectionTypes, MutationPayload } from '#platform/graphql'

@ObjectType('ExternalOffer', { description: 'Something that others run, such as training or a community of practice, listed by link only.' })
export class ExternalOfferType {
  @Field(() => ID, { description: 'Its id.' }) id!: string
  @Field(() => String, { description: 'Its title.' }) title!: string
  @Field(() => String, { description: 'Where it is: always an https address of a public website.' }) url!: string
  @Field(() => String, { nullable: true, description: 'The provider\'s name, where it is not an organisation here.' }) providerName!: string | null
  @Field(() => String, { description: 'Row of the responsibility matrix: individual_councils, strategic_centres, coordinating_institute, lga, ministry or digital_centre.' }) body!: string
  @Field(() => String, { description: 'Column of the responsibility matrix: shared_infrastructure, data_exchange, leadership, capability, standards or procurement.' }) area!: string
  @Field(() => String, { description: 'non_digital_leaders, digital_practitioners, elected_members or open.' }) audience!: string
  @Field(() => String, { description: 'mandatory, recommended or optional for its audience.' }) obligation!: string
  @Field(() => String, { description: 'What it costs, in words; may be empty.' }) costNote!: string
  /** Not shown: the key of the provider field. */
  providerId!: string | null
}

@ObjectType({ description: 'External offers, page by page.' })
export class ExternalOfferConnection extends connectionTypes(ExternalOfferType, 'ExternalOffer') {}

@ObjectType({ description: 'The offer that was written, or what stopped it.' })
export class ExternalOfferPayload extends MutationPayload {
  @Field(() => ExternalOfferType, { nullable: true, description: 'As it now is; absent when it was withdrawn.' }) offer!: ExternalOfferType | null
}
