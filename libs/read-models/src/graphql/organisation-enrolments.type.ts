import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql'
import { connectionTypes } from '#platform/graphql'

@ObjectType({ description: 'An enrolment of one of an organisation\'s people.' })
export class OrganisationEnrolment {
  @Field(() => ID, { description: 'The enrolment.' }) enrolmentId!: string
  @Field(() => ID, { description: 'The person.' }) personId!: string
  @Field(() => String, { description: 'Their name.' }) personName!: string
  @Field(() => String, { description: 'Its state, such as applied, offered, active or completed.' }) state!: string
  @Field(() => String, { description: 'The way in: self, application, nomination, csv, api or transfer.' }) route!: string
  @Field(() => ID, { description: 'The run.' }) runId!: string
  @Field(() => String, { description: 'The run\'s title.' }) runTitle!: string
  @Field(() => ID, { description: 'The programme.' }) programmeId!: string
  @Field(() => String, { description: 'The programme\'s title.' }) programmeTitle!: string
  @Field(() => String, { description: 'When it was made. ISO instant.' }) appliedAt!: string
  @Field(() => String, { nullable: true, description: 'When it was completed. ISO instant.' }) completedAt!: string | null
  @Field(() => Float, { description: 'Progress towards completion in per cent; 100 exactly when complete.' }) progressPercent!: number
}

@ObjectType({ description: 'A page of an organisation\'s enrolments.' })
export class OrganisationEnrolmentConnection extends connectionTypes(OrganisationEnrolment, 'OrganisationEnrolment') {}

@ObjectType({ description: 'How many people are in one state.' })
export class StateCount {
  @Field(() => String, { description: 'State of the enrolment.' }) state!: string
  @Field(() => Int, { description: 'How many.' }) people!: number
}

@ObjectType({ description: 'Where an organisation\'s own people stand in one programme.' })
export class OrganisationProgramme {
  @Field(() => ID, { description: 'The programme.' }) programmeId!: string
  @Field(() => String, { description: 'Its title.' }) programmeTitle!: string
  @Field(() => Int, { description: 'All their enrolments in it.' }) total!: number
  @Field(() => [StateCount], { description: 'The same by state.' }) byState!: StateCount[]
}

@ObjectType({ description: 'A count of people that readers may see: exact, or only that it lies in a range.' })
export class CompletionCount {
  @Field(() => String, { description: 'What is counted.' }) category!: string
  @Field(() => Int, { description: 'Lowest possible value.' }) from!: number
  @Field(() => Int, { description: 'Highest possible value; the same as `from` when it is exact.' }) to!: number
  @Field(() => Float, { nullable: true, description: 'Per cent of the total, where that may be shown.' }) percentage!: number | null
}

@ObjectType({ description: 'Counts of people under disclosure control: small ones are shown as a band.' })
export class CompletionTable {
  @Field(() => String, { description: 'How it was protected: band_0_4 or band_1_5.' }) method!: string
  @Field(() => [CompletionCount], { description: 'Every category.' }) cells!: CompletionCount[]
  @Field(() => CompletionCount, { nullable: true, description: 'All together.' }) total!: CompletionCount | null
}
