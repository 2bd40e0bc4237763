import { Args, Context, ID, Mutation, Query, Resolver } from '@nestjs/graphql'
import type { Ctx } from '#platform/access'
import { Allow, type Connection, decodeCursor, toConnection } from '#platform/graphql'
import { ExplanationsService } from '../../application/rounds/explanations.service.js'
import { PairsFileService } from '../../application/rounds/pairs-file.service.js'
import { PublicationService } from '../../application/rounds/publication.service.js'
import { RoundsService } from '../../application/rounds/rounds.service.js'
import type { SeatValueRow } from '../../data/rounds/solution.queries.js'
import { publicBreakdown, poolRemovals, type Explanation, type ShownPair } from '../../domain/index.js'
import { CompareMatchScenariosArgs, ExplainMatchPairArgs, MatchPairsArgs, MatchParticipantsArgs, PublishMatchRoundInput, UnplacedMenteesArgs } from './round.input.js'
import { MatchParticipantType } from './round.type.js'
import { MatchExplanationType, MatchMovementType, MatchPairConnection, MatchPublicationCheckType, MatchSeatValueType, PublishMatchRoundPayload, UnplacedMenteeConnection, UnplacedMenteeType } from './solution.type.js'

const criteria = (pair: Pick<ShownPair, 'breakdown'>) => pair.breakdown.map(({ code, ...points }) => ({ criterion: code, ...points }))
const shownPair = (pair: ShownPair | null) => pair && { ...pair, breakdown: criteria(pair), locked: false, kept: false }

/** What solved scenarios say, and their publication. */
@Resolver()
export class SolutionResolver {
  constructor(
    private readonly explanations: ExplanationsService,
    private readonly publications: PublicationService,
    private readonly files: PairsFileService,
    private readonly rounds: RoundsService,
  ) {}

  @Query(() => MatchPairConnection, { description: 'Pairs of a solved scenario, the lowest score first. For those who match.' })
  @Allow()
  async matchScenarioPairs(@Context('ctx') ctx: Ctx, @Args() { scenarioId, search, lockedOnly, mostPoints, first, after }: MatchPairsArgs): Promise<Connection<object>> {
    const filter = { search: search ?? undefined, lockedOnly: lockedOnly ?? false, mostPoints: mostPoints ?? undefined }
    const { rows, total } = await this.explanations.pairs(ctx, scenarioId, filter, first, decodeCursor(after, ['number', 'id']))
    return toConnection(rows.map((row) => ({ ...row, points: row.publicPoints, breakdown: criteria({ breakdown: publicBreakdown(row.breakdown) }) })), first, total, ({ points, menteeProfileId }) => [points, menteeProfileId])
  }

  @Query(() => String, { complexity: 100, description: 'All pairs of a solved scenario as CSV, with points by public criterion. For those who match; who fetched it is recorded.' })
  @Allow()
  matchScenarioFile(@Context('ctx') ctx: Ctx, @Args('scenarioId', { type: () => ID, description: 'Which scenario.' }) scenarioId: string): Promise<string> {
    return this.files.csv(ctx, scenarioId)
  }

  @Query(() => MatchExplanationType, { description: 'Why two people are matched in a solved scenario, or why not. For those who match.' })
  @Allow()
  async explainMatchPair(@Context('ctx') ctx: Ctx, @Args() { scenarioId, ...pair }: ExplainMatchPairArgs): Promise<object> {
    const found: Explanation = await this.explanations.explain(ctx, scenarioId, pair)
    return { ...found, ...pair, pair: shownPair(found.pair), menteeHas: shownPair(found.menteeHas), mentorHas: shownPair(found.mentorHas) }
  }

  @Query(() => UnplacedMenteeConnection, { description: 'Mentees without a match in a solved scenario, and why; those with the fewest possible mentors first. For those who match.' })
  @Allow()
  async unplacedMentees(@Context('ctx') ctx: Ctx, @Args() { scenarioId, first, after }: UnplacedMenteesArgs): Promise<Connection<UnplacedMenteeType>> {
    const { rows, total } = await this.explanations.unplaced(ctx, scenarioId, first, decodeCursor(after, ['number', 'id']))
    const shown = rows.map(({ profileId, unplaced: { reason, eligible, removedBy, nearest } }): UnplacedMenteeType =>
      ({ menteeProfileId: profileId, reason, eligible, removals: [...poolRemovals(removedBy)], nearestMentorId: nearest?.hostId ?? null, missing: nearest?.missing ?? null }))
    return toConnection(shown, first, total, ({ eligible, menteeProfileId }) => [eligible, menteeProfileId])
  }

  @Query(() => [MatchSeatValueType], { complexity: ({ childComplexity }) => 20 * childComplexity, description: 'Mentors where one more seat would do something, the best first, 50 at most. For those who match.' })
  @Allow()
  async matchSeatValues(@Context('ctx') ctx: Ctx, @Args('scenarioId', { type: () => ID, description: 'Which scenario.' }) scenarioId: string): Promise<readonly MatchSeatValueType[]> {
    return (await this.explanations.seatValues(ctx, scenarioId)).map(({ profileId, ...value }: SeatValueRow) => ({ mentorProfileId: profileId, ...value }))
  }

  @Query(() => MatchMovementType, { complexity: ({ args, childComplexity }) => 1 + Number((args as { first?: unknown }).first ?? 20) * childComplexity, description: 'Who is matched otherwise in a scenario than in another. For those who match.' })
  @Allow()
  async compareMatchScenarios(@Context('ctx') ctx: Ctx, @Args() { scenarioId, withId, first }: CompareMatchScenariosArgs): Promise<object> {
    const movement = await this.explanations.compare(ctx, scenarioId, withId)
    return { ...movement, changes: movement.changes.slice(0, first).map(({ menteeProfileId, fromMentorId = null, toMentorId = null }) => ({ menteeProfileId, fromMentorId, toMentorId })) }
  }

  @Query(() => [MatchParticipantType], { complexity: ({ childComplexity }) => 20 * childComplexity, description: 'Participants of a frozen round by name, to choose a pair from. For those who match.' })
  @Allow()
  async matchParticipants(@Context('ctx') ctx: Ctx, @Args() { roundId, side, search, first }: MatchParticipantsArgs): Promise<readonly object[]> {
    return this.explanations.search(ctx, roundId, side, search, first)
  }

  @Query(() => MatchPublicationCheckType, { complexity: ({ childComplexity }) => 20 * childComplexity, description: 'What publishing a scenario would find now. For those who match.' })
  @Allow()
  async matchPublicationCheck(@Context('ctx') ctx: Ctx, @Args('scenarioId', { type: () => ID, description: 'Which scenario.' }) scenarioId: string): Promise<object> {
    const { sound, ...findings } = await this.publications.preview(ctx, scenarioId)
    return { ...findings, sound: sound.length }
  }

  @Mutation(() => PublishMatchRoundPayload, { complexity: ({ childComplexity }) => 20 * childComplexity, description: 'Publishes a scenario: its pairs become proposals. Everything is checked once more; where something has changed nothing is published, unless those pairs are left out. For those who match.' })
  @Allow()
  async publishMatchRound(@Context('ctx') ctx: Ctx, @Args('input') { scenarioId, leaveOut }: PublishMatchRoundInput): Promise<PublishMatchRoundPayload> {
    const outcome = await this.publications.publish(ctx, scenarioId, leaveOut ?? undefined)
    if (!outcome.ok) return { round: null, matches: null, leftOut: null, changes: outcome.error.changes, changesToken: outcome.error.changesToken, userErrors: outcome.error.errors }
    const { roundId, matches, leftOut } = outcome.value
    return { round: await this.rounds.byId(ctx, roundId), matches, leftOut, changes: [], changesToken: null, userErrors: [] }
  }
}
