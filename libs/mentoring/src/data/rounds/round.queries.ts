import { Injectable } from '@nestjs/common'
import { newId, type PersonId, type PlainDate } from '#kernel'
import { Database, type Executor, type Tx } from '#platform/database'
import { type FrozenScheme, KEEP_PRIVATE_DAYS, type RoundId, type RoundState, type ScenarioId, type SchemeId } from '../../domain/index.js'

export interface RoundRow {
  readonly id: RoundId
  readonly schemeId: SchemeId
  readonly title: string
  readonly state: RoundState
  readonly intakeOpensOn: PlainDate
  /** First day on which profiles no longer come in. */
  readonly intakeClosesOn: PlainDate
  /** The scheme as it was frozen; null before. */
  readonly frozenScheme: FrozenScheme | null
  /** Never shown: with it a small input could be guessed from its hash. */
  readonly inputSalt: string | null
  readonly inputHash: string | null
  readonly tieKey: number | null
  readonly frozenAt: Date | null
  readonly frozenById: PersonId | null
  readonly mentees: number
  readonly mentors: number
  readonly seats: number
  readonly publishedScenarioId: ScenarioId | null
  readonly publishedAt: Date | null
  readonly publishedById: PersonId | null
  /** When wishes and the like were taken out of the frozen input. */
  readonly privateRemovedAt: Date | null
  readonly createdAt: Date
  readonly updatedAt: Date
}

export interface RoundHistoryRow {
  readonly id: string
  readonly roundId: RoundId
  readonly action: string
  readonly toState: RoundState
  readonly actorId: PersonId | null
  readonly at: Date
  readonly detail: Readonly<Record<string, unknown>>
}

const COLUMNS = `r.id, r.scheme_id as "schemeId", r.title, r.state, r.intake_opens_on as "intakeOpensOn", r.intake_closes_on as "intakeClosesOn",
  case when r.settings is null then null else json_build_object('kind', r.settings->>'kind', 'version', r.scheme_version, 'settings', r.settings->'settings') end as "frozenScheme",
  r.input_salt as "inputSalt", r.input_hash as "inputHash", r.tie_key::float8 as "tieKey", r.frozen_at as "frozenAt", r.frozen_by_id as "frozenById", r.mentees, r.mentors, r.seats,
  r.published_scenario_id as "publishedScenarioId", r.published_at as "publishedAt", r.published_by_id as "publishedById", r.private_removed_at as "privateRemovedAt", r.created_at as "createdAt", r.updated_at as "updatedAt"`

@Injectable()
export class RoundQueries {
  constructor(private readonly database: Database) {}

  one(id: string, on: Executor = this.database): Promise<RoundRow | undefined> {
    return on.maybeOne<RoundRow>({ name: 'mentoring.round', text: `select ${COLUMNS} from mentoring.match_round r where r.id = $1` }, [id])
  }

  byIds(ids: readonly string[]): Promise<RoundRow[]> {
    return this.database.rows<RoundRow>(`select ${COLUMNS} from mentoring.match_round r where r.id = any($1::uuid[])`, [ids])
  }

  /** The round, which nobody else changes before the transaction ends. */
  lock(tx: Tx, id: string): Promise<RoundRow | undefined> {
    return tx.maybeOne<RoundRow>(`select ${COLUMNS} from mentoring.match_round r where r.id = $1 for no key update`, [id])
  }

  /** Rounds of a scheme, newest first; one more than asked. */
  async page(schemeId: string, first: number, after: readonly [at: string, id: string] | undefined): Promise<{ rows: RoundRow[]; total: number }> {
    const [rows, { total }] = await Promise.all([
      this.database.rows<RoundRow>(
        `select ${COLUMNS} from mentoring.match_round r where r.scheme_id = $1 and ($2::timestamptz is null or (r.created_at, r.id) < ($2, $3::uuid)) order by r.created_at desc, r.id desc limit $4`,
        [schemeId, after?.[0] ?? null, after?.[1] ?? null, first + 1]),
      this.database.one<{ total: number }>('select count(*) as total from mentoring.match_round where scheme_id = $1', [schemeId]),
    ])
    return { rows, total }
  }

  async insert(tx: Tx, row: Pick<RoundRow, 'id' | 'schemeId' | 'title' | 'intakeOpensOn' | 'intakeClosesOn'> & { readonly createdById: PersonId | null }, now: Date): Promise<void> {
    await tx.run(
      `insert into mentoring.match_round (id, scheme_id, title, state, intake_opens_on, intake_closes_on, created_by_id, created_at, updated_at) values ($1, $2, $3, 'draft', $4, $5, $6, $7, $7)`,
      [row.id, row.schemeId, row.title, row.intakeOpensOn, row.intakeClosesOn, row.createdById, now])
  }

  async edit(tx: Tx, id: RoundId, { title, intakeOpensOn, intakeClosesOn }: Pick<RoundRow, 'title' | 'intakeOpensOn' | 'intakeClosesOn'>, now: Date): Promise<void> {
    await tx.run('update mentoring.match_round set title = $2, intake_opens_on = $3, intake_closes_on = $4, updated_at = $5 where id = $1', [id, title, intakeOpensOn, intakeClosesOn, now])
  }

  async setState(tx: Tx, id: RoundId, state: RoundState, now: Date): Promise<void> {
    await tx.run('update mentoring.match_round set state = $2, updated_at = $3 where id = $1', [id, state, now])
  }

  async freeze(tx: Tx, id: RoundId, frozen: { readonly scheme: FrozenScheme; readonly inputSalt: string; readonly inputHash: string; readonly tieKey: number; readonly counts: Pick<RoundRow, 'mentees' | 'mentors' | 'seats'>; readonly by: PersonId | null }, now: Date): Promise<void> {
    const { scheme: { kind, settings, version }, inputSalt, inputHash, tieKey, counts, by } = frozen
    await tx.run(
      `update mentoring.match_round set state = 'frozen', settings = $2, scheme_version = $3, input_hash = $4, tie_key = $5, mentees = $6, mentors = $7, seats = $8,
         frozen_at = $9, frozen_by_id = $10, updated_at = $9, input_salt = $11 where id = $1`,
      [id, JSON.stringify({ kind, settings }), version, inputHash, tieKey, counts.mentees, counts.mentors, counts.seats, now, by, inputSalt])
  }

  async publish(tx: Tx, id: RoundId, scenarioId: ScenarioId, by: PersonId | null, now: Date): Promise<void> {
    await tx.run(`update mentoring.match_round set state = 'published', published_scenario_id = $2, published_at = $3, published_by_id = $4, updated_at = $3 where id = $1`, [id, scenarioId, now, by])
  }

  async addHistory(tx: Tx, roundId: RoundId, entry: Omit<RoundHistoryRow, 'id' | 'roundId' | 'at'>, now: Date): Promise<void> {
    await tx.run('insert into mentoring.match_round_history (id, round_id, action, to_state, actor_id, at, detail) values ($1, $2, $3, $4, $5, $6, $7)',
      [newId(), roundId, entry.action, entry.toState, entry.actorId, now, JSON.stringify(entry.detail)])
  }

  /** The last 200 steps of each of these rounds, the latest first; there are few. */
  historyOf(roundIds: readonly RoundId[]): Promise<RoundHistoryRow[]> {
    return this.database.rows<RoundHistoryRow>(
      `select latest.* from unnest($1::uuid[]) as asked(id) cross join lateral (
         select h.id, h.round_id as "roundId", h.action, h.to_state as "toState", h.actor_id as "actorId", h.at, h.detail
         from mentoring.match_round_history h where h.round_id = asked.id order by h.at desc, h.id desc limit 200) latest order by latest.at desc, latest.id desc`, [roundIds])
  }

  /** Rounds whose intake has closed and of which nobody was told yet. */
  intakeOver(today: PlainDate): Promise<RoundRow[]> {
    return this.database.rows<RoundRow>(
      `select ${COLUMNS} from mentoring.match_round r where r.state = 'intake' and r.intake_closes_on <= $1
         and not exists (select from mentoring.match_round_history h where h.round_id = r.id and h.action = 'intake_over' and h.at >= r.intake_closes_on) order by r.id`, [today])
  }

  /** Frozen rounds with private facts that need no longer be kept: closed or cancelled for as long as their scheme says, or published before `publishedBefore`. */
  privateDue(now: Date, publishedBefore: Date): Promise<{ readonly id: RoundId }[]> {
    return this.database.rows(
      `select r.id from mentoring.match_round r join mentoring.scheme s on s.id = r.scheme_id
       where r.frozen_at is not null and r.private_removed_at is null and ((r.state in ('closed', 'cancelled') and r.updated_at <= $1::timestamptz - make_interval(days => coalesce((s.settings->>'keepPrivateDays')::int, ${KEEP_PRIVATE_DAYS})))
         or (r.state = 'published' and r.published_at <= $2)) order by r.id`, [now, publishedBefore])
  }
}
