import { Injectable } from '@nestjs/common'
import { PeopleService } from '#directory'
import { asId, isId } from '#kernel'
import { explainPair } from '#matching'
import { type Ctx, requireAccess } from '#platform/access'
import { notFound } from '#platform/errors'
import { ProfileQueries, type ProfileRow } from '../../data/profiles/profile.queries.js'
import { FrozenRoundQueries, type RoundMemberRow } from '../../data/rounds/frozen-round.queries.js'
import { RoundQueries, type RoundRow } from '../../data/rounds/round.queries.js'
import { ScenarioQueries, type ScenarioRow } from '../../data/rounds/scenario.queries.js'
import { type ScenarioPairRow, type SeatValueRow, SolutionQueries, type UnplacedRow } from '../../data/rounds/solution.queries.js'
import { countsPrivate, can, compareScenarios, type Explanation, type Movement, type PairOfProfiles, type PairText, type ProfileId, shownExplanation } from '../../domain/index.js'
import { StandingService } from '../standing/standing.service.js'
import { ScoredRounds } from './scored-rounds.js'

export interface PairSearch {
  /** Part of a name on either side. */
  readonly search?: string | undefined
  readonly lockedOnly: boolean
  /** Pairs with at most so many basis points. */
  readonly mostPoints?: number | undefined
}

/** So many mentors are worth a look when seats are sought. */
const MOST_SEAT_VALUES = 50

/** Who is who in a round. */
@Injectable()
export class RoundPeople {
  constructor(readonly members: FrozenRoundQueries, readonly profiles: ProfileQueries) {}
}

/** What a solved scenario says and why, for those who match: with private criteria and reasons pooled. */
@Injectable()
export class ExplanationsService {
  constructor(
    private readonly rounds: RoundQueries,
    private readonly scenarios: ScenarioQueries,
    private readonly solutions: SolutionQueries,
    private readonly lookups: RoundPeople,
    private readonly scored: ScoredRounds,
    private readonly standing: StandingService,
    private readonly people: PeopleService,
  ) {}

  /** Pairs of a solved scenario, the lowest score first. */
  async pairs(ctx: Ctx, scenarioId: string, { search, ...filter }: PairSearch, first: number, after: readonly [number, string] | undefined): Promise<{ rows: ScenarioPairRow[]; total: number }> {
    const { scenario } = await this.visible(ctx, scenarioId)
    const profileIds = search === undefined || search.trim() === '' ? undefined : await this.named(scenario, search.trim())
    return this.solutions.pairs(scenario.id, { ...filter, profileIds }, first, after)
  }

  async unplaced(ctx: Ctx, scenarioId: string, first: number, after: readonly [number, string] | undefined): Promise<{ rows: UnplacedRow[]; total: number }> {
    const { scenario } = await this.visible(ctx, scenarioId)
    const { rows, total } = await this.solutions.unplaced(scenario.id, first, after)
    // With whom somebody nearly came together says whom they wished for.
    const shown = countsPrivate(scenario.settings.weights) ? rows.map(({ profileId, unplaced: { nearest: _nearest, ...unplaced } }) => ({ profileId, unplaced })) : rows
    return { rows: shown, total }
  }

  /** Mentors where one more seat would do something, the best first. */
  async seatValues(ctx: Ctx, scenarioId: string): Promise<readonly SeatValueRow[]> {
    return this.solutions.seatValues((await this.visible(ctx, scenarioId)).scenario.id, MOST_SEAT_VALUES)
  }

  /** Who is matched otherwise than in another scenario of the round. */
  async compare(ctx: Ctx, scenarioId: string, withId: string): Promise<Movement> {
    const { scenario } = await this.visible(ctx, scenarioId)
    const other = isId(withId) ? await this.scenarios.one(withId) : undefined
    if (other?.roundId !== scenario.roundId) throw notFound('The other scenario')
    const [before, after] = await Promise.all([this.solutions.pairIds(other.id), this.solutions.pairIds(scenario.id)])
    return compareScenarios(before, after)
  }

  /**
   * Why two people are matched in a solved scenario, or why not: in milliseconds, from the stored prices and the few pairs around them. NOT_FOUND where
   * one of them is not in the round on that side.
   */
  async explain(ctx: Ctx, scenarioId: string, pair: PairText): Promise<Explanation> {
    const { scenario, round } = await this.visible(ctx, scenarioId)
    if (scenario.certificate === null || !isId(pair.menteeProfileId) || !isId(pair.mentorProfileId)) throw notFound('The pair')
    const ids: PairOfProfiles = { menteeProfileId: asId(pair.menteeProfileId), mentorProfileId: asId(pair.mentorProfileId) }
    const [input, around, prices] = await Promise.all([
      this.scored.of(round, scenario), this.solutions.around(scenario.id, ids), this.solutions.prices(scenario.id, [ids.menteeProfileId, ids.mentorProfileId]),
    ])
    const matches = around.map(({ menteeProfileId, mentorProfileId, points, locked, kept, breakdown }) => ({ seekerId: menteeProfileId, hostId: mentorProfileId, score: points, pinned: locked, kept, breakdown }))
    const priced = prices.map(({ id, price, must }) => ({ id, price: Number(price), must }))
    const found = explainPair(input, { matches, prices: { seekers: priced, hosts: priced }, proof: { ...scenario.certificate, mostPlaced: scenario.certificate.mostPlaced } }, ids.menteeProfileId, ids.mentorProfileId)
    if (found.code === 'PERSON_UNKNOWN') throw notFound('The pair')
    return shownExplanation(found, countsPrivate(scenario.settings.weights), round.privateRemovedAt === null)
  }

  /** Participants by their profiles, for loaders, on the way from something that the viewer has been shown. */
  async participants(profileIds: readonly ProfileId[]): Promise<ReadonlyMap<ProfileId, ProfileRow>> {
    return new Map((await this.lookups.profiles.byIds(profileIds)).map((profile) => [profile.id, profile]))
  }

  /** Participants of a frozen round whose name holds a text, to choose a pair from: so many at most. */
  async search(ctx: Ctx, roundId: string, side: string, text: string, most: number): Promise<readonly RoundMemberRow[]> {
    const standing = await this.standing.forRound(ctx, roundId)
    requireAccess(ctx, can.seeRound, standing)
    const members = (await this.lookups.members.members(standing.roundId)).filter((member) => member.side === side)
    return (await this.byName(members, text)).slice(0, most)
  }

  private async named({ roundId }: ScenarioRow, text: string): Promise<readonly ProfileId[]> {
    return (await this.byName(await this.lookups.members.members(roundId), text)).map(({ profileId }) => profileId)
  }

  /** Names are the directory's: all of a round are asked for, and looked through here. */
  private async byName(members: readonly RoundMemberRow[], text: string): Promise<readonly RoundMemberRow[]> {
    const names = await this.people.nameOf(members.map(({ personId }) => asId(personId)))
    const wanted = text.toLocaleLowerCase('en-GB')
    return members.map((member) => ({ member, name: names.get(asId(member.personId)) ?? '' })).filter(({ name }) => name.toLocaleLowerCase('en-GB').includes(wanted))
      .sort((a, b) => a.name.localeCompare(b.name, 'en-GB')).map(({ member }) => member)
  }

  private async visible(ctx: Ctx, scenarioId: string): Promise<{ readonly scenario: ScenarioRow; readonly round: RoundRow }> {
    const standing = await this.standing.forScenario(ctx, scenarioId)
    requireAccess(ctx, can.seeRound, standing)
    const [scenario, round] = await Promise.all([this.scenarios.one(standing.scenarioId), this.rounds.one(standing.roundId)])
    if (scenario === undefined || round === undefined) throw notFound('The scenario')
    return { scenario, round }
  }
}
