import { Field, ID, Int, ObjectType } from '@nestjs/graphql'

@ObjectType('MatrixOffer', { description: 'Something on offer in a cell of the responsibility matrix.' })
export class MatrixOfferType {
  @Field(() => String, { description: 'programme (run here) or external (a link).' }) kind!: string
  @Field(() => ID, { description: 'Id of the programme or of the external offer.' }) id!: string
  @Field(() => String, { description: 'Its title.' }) title!: string
  @Field(() => String, { description: 'non_digital_leaders, digital_practitioners, elected_members or open.' }) audience!: string
  @Field(() => String, { description: 'mandatory, recommended or optional for its audience.' }) obligation!: string
  @Field(() => ID, { nullable: true, description: 'The providing organisation, where it is one here.' }) providerId!: string | null
  @Field(() => String, { description: 'Name of the provider.' }) providerName!: string
  @Field(() => String, { nullable: true, description: 'Where an external offer is; always https.' }) url!: string | null
}

@ObjectType('MatrixCell', { description: 'What one body answers for in one area, and what is on offer there.' })
export class MatrixCellType {
  @Field(() => String, { description: 'individual_councils, strategic_centres, coordinating_institute, lga, ministry or digital_centre.' }) body!: string
  @Field(() => String, { description: 'shared_infrastructure, data_exchange, leadership, capability, standards or procurement.' }) area!: string
  @Field(() => String, { description: 'The responsibility.' }) responsibility!: string
  @Field(() => String, { description: 'gap (nothing on offer), served, or overlap (several providers for one audience).' }) state!: string
  @Field(() => [String], { description: 'The audiences to whom several providers offer something.' }) crowdedAudiences!: readonly string[]
  @Field(() => Int, { description: 'How many offers there are in all.' }) offerCount!: number
  @Field(() => [MatrixOfferType], { complexity: ({ childComplexity }) => 5 * childComplexity, description: 'By title; at most the first 50.' }) offers!: readonly MatrixOfferType[]
}
