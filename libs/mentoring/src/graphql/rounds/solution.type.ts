import { Field, ID, Int, ObjectType } from '@nestjs/graphql'
import { connectionTypes, MutationPayload } from '#platform/graphql'
import { MatchRoundType } from './round.type.js'

@ObjectType('MatchPoints', { description: 'What a criterion gave a pair.' })
export class MatchPointsType {
  @Field(() => String, { description: 'The criterion; only public ones are told.' }) criterion!: string
  @Field(() => Int, { description: 'Points, in basis points of the whole score.' }) points!: number
  @Field(() => Int, { description: 'The most that it can give.' }) most!: number
}

@ObjectType('MatchPair', { description: 'A mentee and a mentor with their score.' })
export class MatchPairType {
  @Field(() => ID, { description: 'The mentee\'s profile.' }) menteeProfileId!: string
  @Field(() => ID, { description: 'The mentor\'s profile.' }) mentorProfileId!: string
  @Field(() => Int, { description: 'Points of public criteria; what private ones give is shown to nobody.' }) points!: number
  @Field(() => [MatchPointsType], { description: 'By criterion.' }) breakdown!: MatchPointsType[]
  @Field(() => Boolean, { description: 'Whether reviewers fixed it.' }) locked!: boolean
  @Field(() => Boolean, { description: 'Whether it was a pair in the base scenario.' }) kept!: boolean
}

@ObjectType()
export class MatchPairConnection extends connectionTypes(MatchPairType, 'MatchPair') {}

@ObjectType('MatchExplanation', { description: 'Why two people are matched in a scenario, or why not.' })
export class MatchExplanationType {
  @Field(() => ID, { description: 'The mentee\'s profile.' }) menteeProfileId!: string
  @Field(() => ID, { description: 'The mentor\'s profile.' }) mentorProfileId!: string
  @Field(() => String, {
    description: 'MATCHED, NOT_ELIGIBLE (rules keep them apart), FORBIDDEN (by reviewers), BELOW_FLOOR, SEEKER_PINNED (the mentee is locked to somebody else), SEATS_PINNED (all seats are locked), NO_SEATS, FEWER_PLACED (somebody could no longer be placed) or COSTS (the total would fall).',
  })
  answer!: string
  @Field(() => [String], { description: 'Rules that keep them apart; kept_apart for everything private.' }) rules!: string[]
  @Field(() => Int, { nullable: true, description: 'Points that the round would lose at least; null where private criteria count, which could be worked out of it.' }) leastLoss!: number | null
  @Field(() => MatchPairType, { nullable: true, description: 'The two; null where they are kept apart.' }) pair!: object | null
  @Field(() => MatchPairType, { nullable: true, description: 'The match that the mentee has instead.' }) menteeHas!: object | null
  @Field(() => MatchPairType, { nullable: true, description: 'The mentor\'s match with the fewest points.' }) mentorHas!: object | null
}

@ObjectType('MatchRemoval', { description: 'How many mentors a rule removes.' })
export class MatchRemovalType {
  @Field(() => String, { description: 'The rule; kept_apart for everything private.' }) rule!: string
  @Field(() => Int, { description: 'How many. A mentor may fail several rules.' }) count!: number
}

@ObjectType('UnplacedMentee', { description: 'Somebody without a match in a scenario, and why.' })
export class UnplacedMenteeType {
  @Field(() => ID, { description: 'Their profile.' }) menteeProfileId!: string
  @Field(() => String, { description: 'no_eligible_host (the rules left nobody), none_allowed (who is left is forbidden or below the lowest score), no_seats (none of those has a free seat) or all_full (people for whom more speaks have the seats).' }) reason!: string
  @Field(() => Int, { description: 'Mentors whom the rules leave.' }) eligible!: number
  @Field(() => [MatchRemovalType], { description: 'What removed the others.' }) removals!: MatchRemovalType[]
  @Field(() => ID, { nullable: true, description: 'The mentor with whom it came nearest to a match; null where private criteria count.' }) nearestMentorId!: string | null
  @Field(() => Int, { nullable: true, description: 'By how many points it failed there at the least; null where private criteria count.' }) missing!: number | null
}

@ObjectType()
export class UnplacedMenteeConnection extends connectionTypes(UnplacedMenteeType, 'UnplacedMentee') {}

@ObjectType('MatchSeatValue', { description: 'What one more seat of a mentor would be good for.' })
export class MatchSeatValueType {
  @Field(() => ID, { description: 'The mentor\'s profile.' }) mentorProfileId!: string
  @Field(() => Int, { description: 'Points that it would add to the total, beyond the person placed.' }) value!: number
  @Field(() => Boolean, { description: 'Whether it would place one more person.' }) placesOneMore!: boolean
}

@ObjectType('MatchMove', { description: 'Somebody who is matched otherwise in another scenario.' })
export class MatchMoveType {
  @Field(() => ID, { description: 'The mentee\'s profile.' }) menteeProfileId!: string
  @Field(() => ID, { nullable: true, description: 'Their mentor in the other scenario.' }) fromMentorId!: string | null
  @Field(() => ID, { nullable: true, description: 'Their mentor in this one.' }) toMentorId!: string | null
}

@ObjectType('MatchMovement', { description: 'Who is matched otherwise in one scenario than in another.' })
export class MatchMovementType {
  @Field(() => Int, { description: 'Pairs in both.' }) same!: number
  @Field(() => Int, { description: 'Mentees with another mentor.' }) moved!: number
  @Field(() => Int, { description: 'Mentees who have a match only in this one.' }) gained!: number
  @Field(() => Int, { description: 'Mentees who have a match only in the other.' }) lost!: number
  @Field(() => [MatchMoveType], { description: 'The first of them, as many as were asked for.' }) changes!: object[]
}

@ObjectType('MatchChange', { description: 'Why a pair of a scenario can no longer be proposed.' })
export class MatchChangeType {
  @Field(() => ID, { description: 'The mentee\'s profile.' }) menteeProfileId!: string
  @Field(() => ID, { description: 'The mentor\'s profile.' }) mentorProfileId!: string
  @Field(() => String, { description: 'Of whom it is true: mentee, mentor or both.' }) who!: string
  @Field(() => String, { description: 'left (the organisation), withdrew, paused, moved_council, no_seat_left, already_matched or rule_broken.' }) what!: string
  @Field(() => [String], { description: 'Rules that they break now; kept_apart for everything private.' }) rules!: string[]
}

@ObjectType('MatchPublicationCheck', { description: 'What publishing a scenario would find now.' })
export class MatchPublicationCheckType {
  @Field(() => Int, { description: 'Pairs that can be proposed.' }) sound!: number
  @Field(() => [MatchChangeType], { description: 'Why others can not.' }) changes!: object[]
  @Field(() => String, { nullable: true, description: 'Names exactly these changes: give it as leaveOut to publish without those pairs.' }) changesToken!: string | null
}

@ObjectType({ description: 'What became of a publication.' })
export class PublishMatchRoundPayload extends MutationPayload {
  @Field(() => MatchRoundType, { nullable: true, description: 'As it now is; null when nothing was published.' }) round: object | null = null
  @Field(() => Int, { nullable: true, description: 'Proposals that were made.' }) matches: number | null = null
  @Field(() => Int, { nullable: true, description: 'Pairs that were left out.' }) leftOut: number | null = null
  @Field(() => [MatchChangeType], { description: 'What has changed since the round was frozen, when that is why nothing was published.' }) changes: readonly object[] = []
  @Field(() => String, { nullable: true, description: 'Give it as leaveOut to publish without the pairs that changed.' }) changesToken: string | null = null
}
