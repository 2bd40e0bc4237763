import { Int, ResolveField, Resolver } from '@nestjs/graphql'
import type { GraphqlContext, LoaderDefinition } from '#platform/graphql'
import { ExplanationsService } from '../../application/rounds/explanations.service.js'
import type { ProfileRow } from '../../data/profiles/profile.queries.js'
import type { ProfileId } from '../../domain/index.js'
import { MentoringNames } from '../names.js'
import { MatchParticipantType } from './round.type.js'
import { MatchChangeType, MatchExplanationType, MatchMoveType, MatchPairType, MatchSeatValueType, UnplacedMenteeType } from './solution.type.js'

/** Somebody of a round by their profile, for types that name profiles: one question for a whole answer. */
export class ParticipantLoader {
  private readonly profiles: LoaderDefinition<ProfileId, ProfileRow>

  constructor(explanations: ExplanationsService) {
    this.profiles = { name: 'mentoring.match-participant', load: (_ctx, ids) => explanations.participants(ids) }
  }

  async of(id: string | null, { loaders }: GraphqlContext): Promise<object | null> {
    const found = id === null ? undefined : await loaders.load(this.profiles, id as ProfileId)
    return found === undefined ? null : { ...found, profileId: found.id }
  }
}

@Resolver(() => MatchParticipantType)
export class ParticipantFieldsResolver {
  constructor(private readonly names: MentoringNames) {}

  @ResolveField('name', () => String, { nullable: true, description: 'Their name.' })
  name({ personId }: ProfileRow, _args: object, context: GraphqlContext): Promise<string | null> {
    return this.names.person(personId, context)
  }

  @ResolveField('organisationName', () => String, { nullable: true, description: 'The organisation for which they take part.' })
  organisationName({ organisationId }: ProfileRow, _args: object, context: GraphqlContext): Promise<string | null> {
    return this.names.organisation(organisationId, context)
  }
}

@Resolver(() => MatchPairType)
export class PairPeopleResolver {
  private readonly people: ParticipantLoader

  constructor(explanations: ExplanationsService) {
    this.people = new ParticipantLoader(explanations)
  }

  @ResolveField('mentee', () => MatchParticipantType, { nullable: true, description: 'The mentee.' })
  mentee({ menteeProfileId }: MatchPairType, _args: object, context: GraphqlContext): Promise<object | null> {
    return this.people.of(menteeProfileId, context)
  }

  @ResolveField('mentor', () => MatchParticipantType, { nullable: true, description: 'The mentor.' })
  mentor({ mentorProfileId }: MatchPairType, _args: object, context: GraphqlContext): Promise<object | null> {
    return this.people.of(mentorProfileId, context)
  }
}

@Resolver(() => MatchExplanationType)
export class ExplainedPeopleResolver {
  private readonly people: ParticipantLoader

  constructor(explanations: ExplanationsService) {
    this.people = new ParticipantLoader(explanations)
  }

  @ResolveField('mentee', () => MatchParticipantType, { nullable: true, description: 'The mentee.' })
  mentee({ menteeProfileId }: MatchExplanationType, _args: object, context: GraphqlContext): Promise<object | null> {
    return this.people.of(menteeProfileId, context)
  }

  @ResolveField('mentor', () => MatchParticipantType, { nullable: true, description: 'The mentor.' })
  mentor({ mentorProfileId }: MatchExplanationType, _args: object, context: GraphqlContext): Promise<object | null> {
    return this.people.of(mentorProfileId, context)
  }
}

@Resolver(() => MatchChangeType)
export class ChangePeopleResolver {
  private readonly people: ParticipantLoader

  constructor(explanations: ExplanationsService) {
    this.people = new ParticipantLoader(explanations)
  }

  @ResolveField('mentee', () => MatchParticipantType, { nullable: true, description: 'The mentee.' })
  mentee({ menteeProfileId }: MatchChangeType, _args: object, context: GraphqlContext): Promise<object | null> {
    return this.people.of(menteeProfileId, context)
  }

  @ResolveField('mentor', () => MatchParticipantType, { nullable: true, description: 'The mentor.' })
  mentor({ mentorProfileId }: MatchChangeType, _args: object, context: GraphqlContext): Promise<object | null> {
    return this.people.of(mentorProfileId, context)
  }
}

@Resolver(() => UnplacedMenteeType)
export class UnplacedPeopleResolver {
  private readonly people: ParticipantLoader

  constructor(explanations: ExplanationsService) {
    this.people = new ParticipantLoader(explanations)
  }

  @ResolveField('mentee', () => MatchParticipantType, { nullable: true, description: 'Who it is.' })
  mentee({ menteeProfileId }: UnplacedMenteeType, _args: object, context: GraphqlContext): Promise<object | null> {
    return this.people.of(menteeProfileId, context)
  }

  @ResolveField('nearestMentor', () => MatchParticipantType, { nullable: true, description: 'The mentor with whom it came nearest to a match.' })
  nearestMentor({ nearestMentorId }: UnplacedMenteeType, _args: object, context: GraphqlContext): Promise<object | null> {
    return this.people.of(nearestMentorId, context)
  }
}

@Resolver(() => MatchSeatValueType)
export class SeatValuePeopleResolver {
  private readonly people: LoaderDefinition<ProfileId, ProfileRow>
  private readonly shown: ParticipantLoader

  constructor(explanations: ExplanationsService) {
    this.people = { name: 'mentoring.match-participant', load: (_ctx, ids) => explanations.participants(ids) }
    this.shown = new ParticipantLoader(explanations)
  }

  @ResolveField('mentor', () => MatchParticipantType, { nullable: true, description: 'The mentor.' })
  mentor({ mentorProfileId }: MatchSeatValueType, _args: object, context: GraphqlContext): Promise<object | null> {
    return this.shown.of(mentorProfileId, context)
  }

  @ResolveField('capacity', () => Int, { nullable: true, description: 'How many mentees they offer to take now.' })
  async capacity({ mentorProfileId }: MatchSeatValueType, _args: object, { loaders }: GraphqlContext): Promise<number | null> {
    return (await loaders.load(this.people, mentorProfileId as ProfileId))?.capacity ?? null
  }
}

@Resolver(() => MatchMoveType)
export class MovePeopleResolver {
  private readonly people: ParticipantLoader

  constructor(explanations: ExplanationsService) {
    this.people = new ParticipantLoader(explanations)
  }

  @ResolveField('mentee', () => MatchParticipantType, { nullable: true, description: 'Who it is.' })
  mentee({ menteeProfileId }: MatchMoveType, _args: object, context: GraphqlContext): Promise<object | null> {
    return this.people.of(menteeProfileId, context)
  }

  @ResolveField('from', () => MatchParticipantType, { nullable: true, description: 'Their mentor in the other scenario.' })
  from({ fromMentorId }: MatchMoveType, _args: object, context: GraphqlContext): Promise<object | null> {
    return this.people.of(fromMentorId, context)
  }

  @ResolveField('to', () => MatchParticipantType, { nullable: true, description: 'Their mentor in this one.' })
  to({ toMentorId }: MatchMoveType, _args: object, context: GraphqlContext): Promise<object | null> {
    return this.people.of(toMentorId, context)
  }
}
