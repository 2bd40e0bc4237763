import { Injectable } from '@nestjs/common'
import { londonDate } from '#kernel'
import { type ParticipantFacts, ParticipantsService } from '#directory'
import type { Executor } from '#platform/database'
import { ProfileQueries, type ProfileRow } from '../../data/profiles/profile.queries.js'
import { PairCheckQueries, type PairIds, type PairStandingRow } from '../../data/rounds/pair-check.queries.js'
import { type BrokenRule, brokenSchemeRules, type ProfileId, type RuleFacts, type SchemeId, type SchemeSettings } from '../../domain/index.js'

export interface CheckedPair extends PairIds {
  /** Empty for a pair that may be proposed now. Codes of barriers are for decisions only: `shownRules` pools them before anybody reads them. */
  readonly broken: readonly BrokenRule[]
}

/** Pairs that were judged, and what was read of their people for it, so that nobody reads thousands of them twice. */
export interface PairFindings {
  /** One for each pair, in the order given. */
  readonly pairs: readonly CheckedPair[]
  /** Those that there are, by id. */
  readonly profiles: ReadonlyMap<ProfileId, ProfileRow>
  readonly facts: ParticipantFacts
}

/** By which rules pairs are judged: those of the scheme as it is, or as a round was frozen with. */
export interface CheckedScheme {
  readonly id: SchemeId
  readonly settings: Pick<SchemeSettings, 'rules' | 'mostMentees'>
}

/** Which hard rules pairs break on what is known now: at publication of a round, and for a match by hand. */
@Injectable()
export class PairChecks {
  constructor(
    private readonly queries: PairCheckQueries,
    private readonly profiles: ProfileQueries,
    private readonly participants: ParticipantsService,
  ) {}

  /**
   * Where a mentor has fewer seats than pairs here, the later ones break `no_seat`. A pair of which
   * one is nobody of this scheme, not of that side, or today no longer of the organisation for which they take part, breaks `not_ready`. Call it under the locks of the profiles where the answer must hold.
   */
  check(on: Executor, scheme: CheckedScheme, pairs: readonly PairIds[], now: Date): Promise<PairFindings> {
    return this.judge(on, scheme, pairs, now, false)
  }

  /** All that one pair breaks, `no_seat` beside rules that may be set aside. Else as `check`. */
  async brokenByPair(on: Executor, scheme: CheckedScheme, pair: PairIds, now: Date): Promise<readonly BrokenRule[]> {
    return (await this.judge(on, scheme, [pair], now, true)).pairs.flatMap(({ broken }) => broken)
  }

  private async judge(on: Executor, scheme: CheckedScheme, pairs: readonly PairIds[], now: Date, alone: boolean): Promise<PairFindings> {
    const profiles = await this.profiles.byIds([...new Set(pairs.flatMap(({ menteeProfileId, mentorProfileId }) => [menteeProfileId, mentorProfileId]))], on)
    const byId = new Map(profiles.map((profile) => [profile.id, profile]))
    const holders = await this.participants.holdersOf(await this.queries.avoidedAddresses(on, profiles.map(({ id }) => id)), on)
    const standing = new Map((await this.queries.standing(on, pairs, holders)).map((row) => [keyOf(row), row]))
    const facts = await this.participants.factsOf(profiles, londonDate(now), on)
    const seats = seatTaker(scheme.settings.mostMentees)
    const checked = pairs.map(({ menteeProfileId, mentorProfileId }): CheckedPair => {
      const [mentee, mentor] = [byId.get(menteeProfileId), byId.get(mentorProfileId)]
      const pair = { menteeProfileId, mentorProfileId }
      if (mentee === undefined || mentor === undefined || !takesPart(mentee, 'mentee', scheme.id) || !takesPart(mentor, 'mentor', scheme.id)) return { ...pair, broken: ['not_ready'] }
      const { barriers, alreadyMatched } = standing.get(keyOf(pair)) as PairStandingRow
      const ruleFacts = (profile: ProfileRow): RuleFacts => ({ organisationId: profile.organisationId, region: facts.regionOf(profile.organisationId), details: profile.details })
      const broken: BrokenRule[] = [
        ...barriers, ...(facts.inLine(mentee.personId, mentor.personId) ? ['line_management' as const] : []),
        ...brokenSchemeRules(scheme.settings.rules, ruleFacts(mentee), ruleFacts(mentor)),
        ...([mentee, mentor].every((profile) => profile.state === 'ready' && facts.belongs(profile)) ? [] : ['not_ready' as const]), ...(alreadyMatched ? ['already_matched' as const] : []),
      ]
      // A pair that is out anyway takes nobody's seat. One alone is told of it too, so that a seat is asked for where other rules are set aside; who are matched already have theirs.
      const asksSeat = broken.length === 0 || (alone && !alreadyMatched)
      return { ...pair, broken: asksSeat && !seats(mentee, mentor) ? [...broken, 'no_seat'] : broken }
    })
    return { pairs: checked, profiles: byId, facts }
  }
}

const keyOf = ({ menteeProfileId, mentorProfileId }: PairIds): string => `${menteeProfileId} ${mentorProfileId}`

const takesPart = (profile: ProfileRow, side: ProfileRow['side'], schemeId: SchemeId): boolean => profile.side === side && profile.schemeId === schemeId

/** Takes a seat of both, if both have one left. */
function seatTaker(mostMentees: number): (mentee: ProfileRow, mentor: ProfileRow) => boolean {
  const free = new Map<string, number>()
  const left = (profile: ProfileRow): number => free.get(profile.id) ?? (profile.side === 'mentor' ? Math.min(profile.capacity, mostMentees) : profile.capacity) - profile.taken
  return (mentee, mentor) => {
    if (left(mentee) <= 0 || left(mentor) <= 0) return false
    for (const profile of [mentee, mentor]) free.set(profile.id, left(profile) - 1)
    return true
  }
}
