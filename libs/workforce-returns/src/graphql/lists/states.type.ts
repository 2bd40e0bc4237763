import { Field, ID, Int, ObjectType } from '@nestjs/graphql'
import { connectionTypes } from '#platform/graphql'

@ObjectType('OrganisationReturnState', { description: 'Whether an organisation has returned: not what.' })
export class OrganisationReturnStateType {
  @Field(() => ID, { description: 'The organisation.' }) organisationId!: string
  @Field(() => String, { description: 'Its name.' }) name!: string
  @Field(() => String, { nullable: true, description: 'Its region.' }) region!: string | null
  @Field(() => String, { description: 'submitted, corrected, draft, late or not_begun.' }) state!: string
  @Field(() => Date, { nullable: true, description: 'When it submitted.' }) submittedAt!: Date | null
}

@ObjectType()
export class OrganisationReturnStateConnection extends connectionTypes(OrganisationReturnStateType, 'OrganisationReturnState') {}

@ObjectType('RegionReturns', { description: 'How many organisations of a region have returned.' })
export class RegionReturnsType {
  @Field(() => String, { description: 'The region.' }) region!: string
  @Field(() => Int, { description: 'Organisations whose return is expected.' }) expected!: number
  @Field(() => Int, { description: 'Those that have submitted it.' }) returned!: number
}

@ObjectType('WorkforceReturnStates', { description: 'Who has returned a quarter. For the analysts of the bodies that own the national plan.' })
export class WorkforceReturnStatesType {
  @Field(() => String, { description: 'The quarter.' }) quarter!: string
  @Field(() => String, { description: 'When its returns are due, YYYY-MM-DD.' }) dueOn!: string
  @Field(() => Int, { description: 'Organisations whose return is expected.' }) expected!: number
  @Field(() => Int, { description: 'Those that have submitted it.' }) returned!: number
  @Field(() => [RegionReturnsType], { description: 'The same by region.' }) byRegion!: readonly RegionReturnsType[]
  @Field(() => OrganisationReturnStateConnection, { description: 'The organisations, by name.' }) organisations!: object
}
