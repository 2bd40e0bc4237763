import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql'
import { MutationPayload } from '#platform/graphql'

@ObjectType('MatchReport', { description: 'Figures by which scenarios are compared. Points are whole, a hundred to the percentage point: 10,000 is the most that a pair can have.' })
export class MatchReportType {
  @Field(() => Int, { description: 'Mentees in the round.' }) mentees!: number
  @Field(() => Int, { description: 'Mentees with a match.' }) placed!: number
  @Field(() => Int, { description: 'Mentees for whom the rules left no mentor.' }) withoutMentor!: number
  @Field(() => Int, { description: 'Free seats.' }) seats!: number
  @Field(() => Int, { description: 'Seats that are used.' }) seatsUsed!: number
  @Field(() => Int, { description: 'Points of public criteria of all pairs together.' }) totalPoints!: number
  @Field(() => Int, { nullable: true, description: 'Mean points of public criteria of a pair.' }) meanPoints!: number | null
  @Field(() => Int, { nullable: true, description: 'Nineteen of twenty pairs have at least so many points of public criteria.' }) fifthPercentile!: number | null
  @Field(() => Int, { nullable: true, description: 'The fewest points of public criteria of a pair.' }) lowestPoints!: number | null
  @Field(() => Int, { description: 'Mentees with the mentor who scores highest of all whom they could have.' }) withBest!: number
  @Field(() => Float, { description: 'Pairs in which both would gain by leaving their match for each other.' }) blockingPairs!: number
  @Field(() => [Int], { description: 'Mentors by how many mentees they have: the first number counts those with none, the second those with one, and so on.' }) load!: number[]
  @Field(() => Int, { description: 'Pairs of the base scenario that stayed together.' }) keptPairs!: number
  @Field(() => Int, { description: 'Pairs of the base scenario that were parted.' }) movedPairs!: number
  @Field(() => Int, { description: 'The fewest mentors that the rules left anybody.' }) fewestEligible!: number
  @Field(() => Int, { description: 'Mentors whom the rules left the mentee in the middle.' }) medianEligible!: number
  @Field(() => Float, { description: 'Pairs that the rules allow.' }) eligiblePairs!: number
}

@ObjectType('MatchCertificate', { description: 'What was proved before the result was kept: the total of the pairs equals a sum that no other matching can exceed.' })
export class MatchCertificateType {
  @Field(() => String, { nullable: true, description: 'Total weight of the pairs, a whole number. It is kept, and null here where private criteria count.' }) total!: string | null
  @Field(() => String, { nullable: true, description: 'What no matching can exceed; equal to the total.' }) atMost!: string | null
  @Field(() => Int, { description: 'Pairs with fewer points were not considered.' }) floor!: number
  @Field(() => Int, { nullable: true, description: 'The most people who can be placed beside those in locked pairs, where that was the aim.' }) mostPlaced!: number | null
  @Field(() => Float, { description: 'The number by which ties were broken, taken from the hash of the input.' }) tieKey!: number
}

@ObjectType('MatchScenario', { description: 'One way of solving a frozen round. What it was asked for never changes.' })
export class MatchScenarioType {
  @Field(() => ID, { description: 'Its id.' }) id!: string
  @Field(() => ID, { description: 'The round.' }) roundId!: string
  @Field(() => String, { description: 'The state of the round: only while it is frozen or in_review may a scenario be published, or another be made from it.' }) roundState!: string
  @Field(() => Int, { description: 'Counted up within the round.' }) number!: number
  @Field(() => String, { description: 'Its name.' }) title!: string
  @Field(() => String, { description: 'queued, solving, solved, failed or cancelled.' }) state!: string
  @Field(() => ID, { nullable: true, description: 'The scenario whose locked and forbidden pairs it took over.' }) baseId!: string | null
  @Field(() => Int, { description: 'How often a worker has begun it.' }) attempt!: number
  @Field(() => String, { nullable: true, description: 'What the worker is doing: scoring, solving, pricing or explaining.' }) step!: string | null
  @Field(() => Int, { description: 'How much of that step is done.' }) done!: number
  @Field(() => Int, { description: 'How much of it there is.' }) total!: number
  @Field(() => String, { nullable: true, description: 'Why it failed, and what to do.' }) problem!: string | null
  @Field(() => String, { nullable: true, description: 'Version of the engine that solved it.' }) engineVersion!: string | null
  @Field(() => Date, { description: 'When it was asked for.' }) queuedAt!: Date
  @Field(() => Date, { nullable: true, description: 'When a worker began it.' }) startedAt!: Date | null
  @Field(() => Date, { nullable: true, description: 'When it came to its end.' }) finishedAt!: Date | null
}

@ObjectType('MatchPairIds', { description: 'A mentee and a mentor.' })
export class MatchPairIdsType {
  @Field(() => ID, { description: 'The mentee\'s profile.' }) menteeProfileId!: string
  @Field(() => ID, { description: 'The mentor\'s profile.' }) mentorProfileId!: string
}

@ObjectType('MatchConstraints', { description: 'Pairs that reviewers fixed or ruled out.' })
export class MatchConstraintsType {
  @Field(() => [MatchPairIdsType], { description: 'Pairs that are settled.' }) locked!: MatchPairIdsType[]
  @Field(() => [MatchPairIdsType], { description: 'Pairs that must not be.' }) forbidden!: MatchPairIdsType[]
}

@ObjectType({ description: 'What became of a step of a scenario.' })
export class MatchScenarioPayload extends MutationPayload {
  @Field(() => MatchScenarioType, { nullable: true, description: 'As it now is.' }) scenario: object | null = null
}
