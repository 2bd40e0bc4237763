import { Field, ID, Int, ObjectType } from '@nestjs/graphql'

@ObjectType({ isAbstract: true })
abstract class DemandFields {
  @Field(() => Int, { description: 'Places held.' }) seats!: number
  @Field(() => Int, { description: 'On the waiting list.' }) waiting!: number
  @Field(() => Int, { description: 'Applied or approved, not in the queue yet.' }) inApproval!: number
  @Field(() => Int, { description: 'Left before they began, or let the offer lapse.' }) lost!: number
}

@ObjectType('RegionDemand', { description: 'Demand from one region.' })
export class RegionDemandType extends DemandFields {
  @Field(() => String, { nullable: true, description: 'The region; null for bodies without one.' }) region!: string | null
}

@ObjectType('OrganisationKindDemand', { description: 'Demand from one kind of organisation.' })
export class OrganisationKindDemandType extends DemandFields {
  @Field(() => String, { description: 'The kind.' }) organisationKind!: string
}

@ObjectType('OrganisationDemand', { description: 'Demand from one organisation.' })
export class OrganisationDemandType extends DemandFields {
  @Field(() => ID, { description: 'The organisation.' }) organisationId!: string
}

@ObjectType('RunDemand', { description: 'How much a run is wanted: exact numbers, for those who run the programme.' })
export class RunDemandType extends DemandFields {
  @Field(() => Int, { nullable: true, description: 'Places held as a share of capacity, in basis points.' }) filled!: number | null
  @Field(() => Int, { nullable: true, description: 'All who want a place as a share of capacity, in basis points: above 10,000 another run may pay.' }) wanted!: number | null
  @Field(() => String, { description: 'reached, within_reach or at_risk: how the run stands against its minimum.' }) minimumOutlook!: string
  @Field(() => [RegionDemandType], { description: 'By region.' }) byRegion!: RegionDemandType[]
  @Field(() => [OrganisationKindDemandType], { description: 'By kind of organisation.' }) byOrganisationKind!: OrganisationKindDemandType[]
  @Field(() => [OrganisationDemandType], { description: 'By organisation.' }) byOrganisation!: OrganisationDemandType[]
}

@ObjectType('ProtectedRunCount', { description: 'A count that gives nobody away: exact, or somewhere in a range.' })
export class PublishedCountType {
  @Field(() => String, { nullable: true, description: 'What is counted; null for the total.' }) category!: string | null
  @Field(() => Int, { description: 'Least it can be.' }) from!: number
  @Field(() => Int, { description: 'Most it can be; the same as from for an exact count.' }) to!: number
}

@ObjectType('ProtectedRunTable', { description: 'Counts of people, protected so that no small one can be worked out.' })
export class PublishedTableType {
  @Field(() => String, { description: 'How it was protected; print it under the table.' }) method!: string
  @Field(() => [PublishedCountType], { description: 'Every category, always all of them.' }) cells!: PublishedCountType[]
  @Field(() => PublishedCountType, { nullable: true, description: 'The total.' }) total!: PublishedCountType | null
}
