import { Injectable } from '@nestjs/common'
import { Database, type Executor, type Tx } from '#platform/database'
import type { PairOfProfiles, RoundId, ScenarioId } from '../../domain/index.js'
import type { StoredCertificate, StoredReport } from './scenario.queries.js'

/** A pair as it is stored: its breakdown by every criterion, private ones too, which nobody is shown. */
export interface NewPair extends PairOfProfiles {
  readonly points: number
  readonly publicPoints: number
  readonly breakdown: readonly { readonly code: string; readonly points: number; readonly most: number }[]
  readonly locked: boolean
  readonly kept: boolean
}

export interface NewStanding {
  readonly profileId: string
  readonly price: string
  readonly must: boolean
  readonly unplaced: object | null
  readonly seat: object | null
}

/** Writes of the solver. Each names the attempt, so that a worker that was given up for dead changes nothing when it comes back. */
@Injectable()
export class SolvingQueries {
  constructor(private readonly database: Database) {}

  async start(tx: Tx, id: ScenarioId, now: Date): Promise<number> {
    return (await tx.one<{ attempt: number }>(
      `update mentoring.scenario set state = 'solving', attempt = attempt + 1, step = null, done = 0, total = 0, started_at = coalesce(started_at, $2), heartbeat_at = $2 where id = $1 returning attempt`, [id, now])).attempt
  }

  /** A sign of life. Answers whether the scenario is still wanted: it is neither cancelled nor gone, and nobody else has taken it over. */
  async beat(id: ScenarioId, attempt: number, progress: { readonly step: string | null; readonly done: number; readonly total: number }, now: Date): Promise<boolean> {
    return (await this.database.run(
      `update mentoring.scenario set step = $3, done = $4, total = $5, heartbeat_at = $6 where id = $1 and attempt = $2 and state = 'solving' and cancel_requested_at is null`,
      [id, attempt, progress.step, progress.done, progress.total, now])) > 0
  }

  async finish(tx: Tx, id: ScenarioId, state: 'failed' | 'cancelled', problem: string | null, now: Date): Promise<void> {
    await tx.run('update mentoring.scenario set state = $2, problem = $3, finished_at = $4 where id = $1', [id, state, problem, now])
  }

  async store(tx: Tx, id: ScenarioId, solved: { readonly engineVersion: string; readonly certificate: StoredCertificate; readonly report: StoredReport; readonly pairs: readonly NewPair[]; readonly standings: readonly NewStanding[] }, now: Date): Promise<void> {
    await tx.run(
      `insert into mentoring.scenario_pair (scenario_id, mentee_profile_id, mentor_profile_id, points, public_points, breakdown, locked, kept)
       select $1, n."menteeProfileId", n."mentorProfileId", n.points, n."publicPoints", n.breakdown, n.locked, n.kept
       from json_to_recordset($2::json) as n("menteeProfileId" uuid, "mentorProfileId" uuid, points int, "publicPoints" int, breakdown jsonb, locked boolean, kept boolean)`, [id, JSON.stringify(solved.pairs)])
    await tx.run(
      `insert into mentoring.scenario_standing (scenario_id, profile_id, price, must, unplaced, seat)
       select $1, n."profileId", n.price, n.must, n.unplaced, n.seat from json_to_recordset($2::json) as n("profileId" uuid, price text, must boolean, unplaced jsonb, seat jsonb)`, [id, JSON.stringify(solved.standings)])
    await tx.run(`update mentoring.scenario set state = 'solved', engine_version = $2, certificate = $3, report = $4, finished_at = $5, heartbeat_at = $5, step = null where id = $1`,
      [id, solved.engineVersion, JSON.stringify(solved.certificate), JSON.stringify(solved.report), now])
  }

  /** Scenarios at work without a sign of life since, and those that wait since long: their worker or their job is gone. */
  stuck(silentSince: Date, waitingSince: Date, on: Executor = this.database): Promise<{ readonly id: ScenarioId; readonly roundId: RoundId }[]> {
    return on.rows(
      `select id, round_id as "roundId" from mentoring.scenario where (state = 'solving' and heartbeat_at < $1) or (state = 'queued' and coalesce(heartbeat_at, queued_at) < $2) order by id limit 100`, [silentSince, waitingSince])
  }

  /** So that the next sweep leaves it alone for a while. */
  async touch(tx: Tx, id: ScenarioId, now: Date): Promise<void> {
    await tx.run('update mentoring.scenario set heartbeat_at = $2 where id = $1', [id, now])
  }
}
