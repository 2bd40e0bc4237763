import { Injectable } from '@nestjs/common'
import type { PersonId } from '#kernel'
import { Database, type Executor, type Tx } from '#platform/database'
import type { Constraints, PairOfProfiles, RoundId, RoundState, ScenarioId, ScenarioSettings, ScenarioState } from '../../domain/index.js'

/** Figures by which scenarios are compared. Scores are basis points. */
export interface StoredReport {
  readonly seekers: number
  readonly placed: number
  readonly withoutPairs: number
  readonly seats: number
  readonly seatsUsed: number
  readonly totalScore: number
  readonly meanScore?: number
  readonly fifthPercentile?: number
  readonly lowestScore?: number
  readonly withBest: number
  readonly blockingPairs: number
  readonly load: readonly number[]
  readonly keptPairs: number
  readonly survivingPairs: number
  readonly survivorsMoved: number
  readonly fewestEligible: number
  readonly medianEligible: number
  readonly eligible: number
  readonly passes: number
}

/** What was proved, as the engine says it. */
export interface StoredCertificate {
  readonly total: string
  readonly atMost: string
  readonly floor: number
  readonly mostPlaced?: number
  readonly objective: ScenarioSettings['objective']
  readonly key: number
}

export interface ScenarioRow {
  readonly id: ScenarioId
  readonly roundId: RoundId
  readonly roundState: RoundState
  /** Counted up within the round. */
  readonly number: number
  readonly title: string
  readonly state: ScenarioState
  readonly settings: ScenarioSettings
  readonly baseId: ScenarioId | null
  readonly attempt: number
  readonly step: string | null
  readonly done: number
  readonly total: number
  readonly cancelRequestedAt: Date | null
  readonly problem: string | null
  readonly engineVersion: string | null
  readonly certificate: StoredCertificate | null
  readonly report: StoredReport | null
  readonly requestedById: PersonId | null
  readonly queuedAt: Date
  readonly startedAt: Date | null
  readonly heartbeatAt: Date | null
  readonly finishedAt: Date | null
}

const COLUMNS = `c.id, c.round_id as "roundId", (select r.state from mentoring.match_round r where r.id = c.round_id) as "roundState", c.number, c.title, c.state, c.settings, c.base_id as "baseId", c.attempt, c.step, c.done, c.total, c.cancel_requested_at as "cancelRequestedAt",
  c.problem, c.engine_version as "engineVersion", c.certificate, c.report, c.requested_by_id as "requestedById", c.queued_at as "queuedAt", c.started_at as "startedAt",
  c.heartbeat_at as "heartbeatAt", c.finished_at as "finishedAt"`

@Injectable()
export class ScenarioQueries {
  constructor(private readonly database: Database) {}

  one(id: string, on: Executor = this.database): Promise<ScenarioRow | undefined> {
    return on.maybeOne<ScenarioRow>({ name: 'mentoring.scenario', text: `select ${COLUMNS} from mentoring.scenario c where c.id = $1` }, [id])
  }

  lock(tx: Tx, id: string): Promise<ScenarioRow | undefined> {
    return tx.maybeOne<ScenarioRow>(`select ${COLUMNS} from mentoring.scenario c where c.id = $1 for no key update`, [id])
  }

  /** All of a round, oldest first. */
  ofRound(roundId: string): Promise<ScenarioRow[]> {
    return this.database.rows<ScenarioRow>({ name: 'mentoring.scenarios-of-round', text: `select ${COLUMNS} from mentoring.scenario c where c.round_id = $1 order by c.number` }, [roundId])
  }

  /** All of these rounds, oldest first. */
  ofRounds(roundIds: readonly RoundId[]): Promise<ScenarioRow[]> {
    return this.database.rows<ScenarioRow>(`select ${COLUMNS} from mentoring.scenario c where c.round_id = any($1::uuid[]) order by c.number, c.id`, [roundIds])
  }

  async count(tx: Tx, roundId: RoundId): Promise<number> {
    return (await tx.one<{ n: number }>('select count(*) as n from mentoring.scenario where round_id = $1', [roundId])).n
  }

  /** The next number of the round goes to the new one. */
  async insert(tx: Tx, row: Pick<ScenarioRow, 'id' | 'roundId' | 'title' | 'settings' | 'baseId' | 'requestedById'>, now: Date): Promise<void> {
    await tx.run(
      `with numbered as (update mentoring.match_round set next_scenario_number = next_scenario_number + 1, updated_at = $7 where id = $2 returning next_scenario_number - 1 as number)
       insert into mentoring.scenario (id, round_id, number, title, state, settings, base_id, requested_by_id, queued_at)
       select $1, $2, number, $3, 'queued', $4, $5, $6, $7 from numbered`,
      [row.id, row.roundId, row.title, JSON.stringify(row.settings), row.baseId, row.requestedById, now])
  }

  async addConstraints(tx: Tx, scenarioId: ScenarioId, { locked, forbidden }: Constraints, setById: PersonId | null): Promise<void> {
    for (const [kind, pairs] of [['locked', locked], ['forbidden', forbidden]] as const) {
      if (pairs.length === 0) continue
      await tx.run(
        `insert into mentoring.scenario_constraint (scenario_id, mentee_profile_id, mentor_profile_id, kind, set_by_id)
         select $1, n.mentee, n.mentor, $4, $5 from unnest($2::uuid[], $3::uuid[]) as n(mentee, mentor)`,
        [scenarioId, pairs.map(({ menteeProfileId }) => menteeProfileId), pairs.map(({ mentorProfileId }) => mentorProfileId), kind, setById])
    }
  }

  async constraints(scenarioId: string, on: Executor = this.database): Promise<Constraints> {
    return (await this.constraintsOf([scenarioId], on)).get(scenarioId) ?? { locked: [], forbidden: [] }
  }

  /** Of scenarios that have any. */
  async constraintsOf(scenarioIds: readonly string[], on: Executor = this.database): Promise<ReadonlyMap<string, Constraints>> {
    const rows = await on.rows<PairOfProfiles & { readonly scenarioId: string; readonly kind: string }>(
      `select scenario_id as "scenarioId", mentee_profile_id as "menteeProfileId", mentor_profile_id as "mentorProfileId", kind from mentoring.scenario_constraint where scenario_id = any($1::uuid[]) order by 2, 3`, [scenarioIds])
    const of = (some: typeof rows, wanted: string): PairOfProfiles[] => some.filter(({ kind }) => kind === wanted).map(({ menteeProfileId, mentorProfileId }) => ({ menteeProfileId, mentorProfileId }))
    return new Map([...Map.groupBy(rows, ({ scenarioId }) => scenarioId)].map(([id, some]) => [id, { locked: of(some, 'locked'), forbidden: of(some, 'forbidden') }]))
  }

  /** What still waits is cancelled at once; who is at work on it sees the wish at the next sign of life. */
  async requestCancel(tx: Tx, id: ScenarioId, now: Date): Promise<void> {
    await tx.run(
      `update mentoring.scenario set cancel_requested_at = $2::timestamptz, state = case when state = 'queued' then 'cancelled' else state end, finished_at = case when state = 'queued' then $2::timestamptz end where id = $1`, [id, now])
  }

  /** Back to the queue, as new. */
  async requeue(tx: Tx, id: ScenarioId, now: Date): Promise<void> {
    await tx.run(
      `update mentoring.scenario set state = 'queued', attempt = 0, step = null, done = 0, total = 0, cancel_requested_at = null, problem = null, started_at = null, heartbeat_at = null, finished_at = null, queued_at = $2 where id = $1`, [id, now])
  }

  /** Those not begun or still at work when their round ends. */
  async cancelOpen(tx: Tx, roundId: RoundId, now: Date): Promise<void> {
    await tx.run(`update mentoring.scenario set state = 'cancelled', finished_at = $2 where round_id = $1 and state in ('queued', 'solving')`, [roundId, now])
  }
}
