import { Injectable } from '@nestjs/common'
import type { PersonId } from '#kernel'
import type { Ctx } from '#platform/access'
import type { Executor, Tx } from '#platform/database'
import { Outbox } from '#platform/outbox'
import { MatchWriteQueries } from '../../data/matches/match-writes.queries.js'
import { ProfileQueries } from '../../data/profiles/profile.queries.js'
import { RoundQueries, type RoundRow } from '../../data/rounds/round.queries.js'
import { ScenarioQueries, type ScenarioRow } from '../../data/rounds/scenario.queries.js'
import { type ScenarioPairRow, SolutionQueries } from '../../data/rounds/solution.queries.js'
import { SchemeQueries, type SchemeRow } from '../../data/schemes/scheme.queries.js'
import { type FrozenRound, MOST_PRIORITY, type ProfileId, reasonsFor, type RoundId, type ScenarioId, type SchemeId, WAITED_PRIORITY, whoWaited } from '../../domain/index.js'
import { roundPublished } from '../../events.js'
import { MatchWriter } from '../matches/match-writer.js'
import { FrozenRounds } from './frozen-rounds.js'
import { RoundTrail } from './round-trail.js'

export interface Publication {
  readonly scheme: SchemeRow
  readonly round: RoundRow
  readonly scenario: ScenarioRow
  readonly pairs: readonly ScenarioPairRow[]
  /** Pairs that were left out. */
  readonly leftOut: number
  readonly by: PersonId | null
}

/** Rows of a round on their way to publication. */
@Injectable()
export class PublicationRows {
  constructor(
    readonly schemes: SchemeQueries,
    readonly rounds: RoundQueries,
    readonly scenarios: ScenarioQueries,
    readonly solutions: SolutionQueries,
    readonly profiles: ProfileQueries,
    readonly writes: MatchWriteQueries,
    readonly frozen: FrozenRounds,
  ) {}
}

/** The locks and writes of a publication. */
@Injectable()
export class PublicationWriter {
  constructor(
    private readonly rows: PublicationRows,
    private readonly matches: MatchWriter,
    private readonly trail: RoundTrail,
    private readonly outbox: Outbox,
  ) {}

  async read(on: Executor, roundId: RoundId, scenarioId: ScenarioId): Promise<{ readonly round: RoundRow | undefined; readonly scenario: ScenarioRow | undefined }> {
    return { round: await this.rows.rounds.one(roundId, on), scenario: await this.rows.scenarios.one(scenarioId, on) }
  }

  /** Scheme, round, scenario: in this order everywhere. */
  async lock(tx: Tx, ids: { readonly schemeId: SchemeId; readonly roundId: RoundId; readonly scenarioId: ScenarioId }): Promise<{ readonly scheme?: SchemeRow | undefined; readonly round?: RoundRow | undefined; readonly scenario?: ScenarioRow | undefined }> {
    const scheme = await this.rows.schemes.lock(tx, ids.schemeId)
    const round = await this.rows.rounds.lock(tx, ids.roundId)
    return { scheme, round, scenario: await this.rows.scenarios.lock(tx, ids.scenarioId) }
  }

  /**
   * Everybody of the scenario's pairs and every mentee of the round, by id: no profile changes before the end. Who was left without a pair is written to,
   * too, and is locked at once with the others, so that no two transactions wait for each other.
   */
  async lockPeople(tx: Tx, round: RoundRow, scenarioId: ScenarioId): Promise<void> {
    const pairs = await this.rows.solutions.pairIds(scenarioId, tx)
    const mentees = menteesOf(await this.rows.frozen.of(round, tx))
    await this.rows.profiles.lockMany(tx, [...new Set([...mentees, ...pairs.flatMap(({ menteeProfileId, mentorProfileId }) => [menteeProfileId, mentorProfileId])])])
  }

  async numberOf(scenarioId: ScenarioId): Promise<number | undefined> {
    return (await this.rows.scenarios.one(scenarioId))?.number
  }

  /** Proposes the pairs, with reasons out of the frozen facts; who was left without one comes first next time. */
  async write(tx: Tx, ctx: Ctx, { scheme, round, scenario, pairs, leftOut, by }: Publication): Promise<void> {
    const frozen = await this.rows.frozen.of(round, tx)
    const reasons = reasonsOf(frozen)
    const made = await this.matches.propose(tx, ctx, { id: scheme.id, settings: frozen.scheme.settings }, pairs.map(({ menteeProfileId, mentorProfileId }) =>
      ({ menteeProfileId, mentorProfileId, scenarioId: scenario.id, source: 'round' as const, reasons: reasons(menteeProfileId, mentorProfileId) })))
    await this.rows.writes.addPriority(tx, whoWaited(menteesOf(frozen), pairs), WAITED_PRIORITY, MOST_PRIORITY, ctx.now)
    await this.rows.rounds.publish(tx, round.id, scenario.id, by, ctx.now)
    await this.rows.scenarios.cancelOpen(tx, round.id, ctx.now)
    await this.trail.record(tx, ctx, round.id, { action: 'publish', toState: 'published', detail: { scenario: scenario.number, scenarioId: scenario.id, matches: made.length, leftOut } })
    await this.outbox.add(tx, ctx, roundPublished, { roundId: round.id, schemeId: scheme.id, scenarioId: scenario.id, matches: made.length })
  }
}

const menteesOf = ({ participants }: FrozenRound): readonly ProfileId[] => participants.filter(({ side }) => side === 'mentee').map(({ profileId }) => profileId)

function reasonsOf({ participants }: FrozenRound): (mentee: ProfileId, mentor: ProfileId) => ReturnType<typeof reasonsFor> {
  const byId = new Map(participants.map(({ profileId, facts }) => [profileId, facts]))
  return (mentee, mentor) => reasonsFor(byId.get(mentee)!, byId.get(mentor)!)
}
