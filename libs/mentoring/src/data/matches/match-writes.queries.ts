import { Injectable } from '@nestjs/common'
import type { PlainDate } from '#kernel'
import type { Tx } from '#platform/database'
import type { MatchId, MatchState, ProfileId, Reason, ScenarioId, SchemeId, Side } from '../../domain/index.js'

export interface NewMatch {
  readonly id: MatchId
  readonly menteeProfileId: ProfileId
  readonly mentorProfileId: ProfileId
  readonly scenarioId: ScenarioId | null
  readonly source: 'round' | 'by_hand'
  readonly reasons: readonly Reason[]
  readonly override: object | null
}

/** What else a step writes to a match. */
export interface MatchChange {
  readonly acceptedBy?: Side | undefined
  readonly endsOn?: PlainDate | undefined
  readonly resumes?: boolean
  readonly ends?: boolean
  readonly endedBy?: Side | undefined
  readonly endReason?: string | undefined
}

export interface HistoryEntry {
  readonly id: string
  readonly matchId: string
  readonly action: string
  readonly toState: MatchState
  /** A code, where Waymark did it by itself. */
  readonly why?: string | undefined
}

/** How one of many matches ends. */
export interface MatchEnd {
  readonly id: MatchId
  readonly to: MatchState
  readonly endedBy: Side | null
  readonly endReason: string | null
}

// `offset 0` keeps the planner from joining by scheme: of rows from JSON it knows no number, and 5,000 times a whole scheme is seconds.
const ONE_PROFILE = 'select p.person_id, p.scheme_id, p.side from mentoring.profile p where p.id ='

/** Writes to matches, their history and the seats that they take. Callers hold the locks of the profiles. */
@Injectable()
export class MatchWriteQueries {
  /** Adds proposals in one statement; answers how many, fewer where a profile is not of the scheme or not of its side. */
  async insert(tx: Tx, scheme: { readonly id: SchemeId; readonly blind: boolean; readonly answerBy: Date }, matches: readonly NewMatch[], now: Date): Promise<number> {
    return tx.run(
      `insert into mentoring.match (id, scheme_id, scenario_id, source, mentee_profile_id, mentor_profile_id, mentee_person_id, mentor_person_id, state, reasons, blind, override, proposed_at, answer_by, updated_at)
       select n.id, $2, n."scenarioId", n.source, n."menteeProfileId", n."mentorProfileId", e.person_id, r.person_id, 'proposed', n.reasons, $3, n.override, $4, $5, $4
       from json_to_recordset($1::json) as n(id uuid, "scenarioId" uuid, source text, "menteeProfileId" uuid, "mentorProfileId" uuid, reasons jsonb, override jsonb),
         lateral (${ONE_PROFILE} n."menteeProfileId" offset 0) e, lateral (${ONE_PROFILE} n."mentorProfileId" offset 0) r
       where e.scheme_id = $2 and e.side = 'mentee' and r.scheme_id = $2 and r.side = 'mentor'`,
      [JSON.stringify(matches), scheme.id, scheme.blind, now, scheme.answerBy])
  }

  /** Takes (or, with -1, frees) a seat for each mention of a profile. More than there are is refused by `profile_taken`. */
  async moveSeats(tx: Tx, profileIds: readonly ProfileId[], by: 1 | -1, now: Date): Promise<void> {
    await tx.run(
      `update mentoring.profile p set taken = p.taken + n.seats * $2, updated_at = $3
       from (select id, count(*)::int as seats from unnest($1::uuid[]) as id group by id) n where p.id = n.id`,
      [profileIds, by, now])
  }

  /** Writes what became of a match; `set` as in `MatchChange`. */
  async change(tx: Tx, id: MatchId, to: MatchState, set: MatchChange, now: Date): Promise<void> {
    await tx.run(
      `update mentoring.match set state = $2, version = version + 1, updated_at = $3,
         mentee_accepted_at = case when $4 = 'mentee' then $3 else mentee_accepted_at end, mentor_accepted_at = case when $4 = 'mentor' then $3 else mentor_accepted_at end,
         agreed_at = case when $2 = 'agreed' then $3 else agreed_at end, ends_on = coalesce($5::date, ends_on),
         started_at = case when $2 = 'active' then coalesce(started_at, $3) else started_at end, resumed_at = case when $6::boolean then $3 else resumed_at end,
         ended_at = case when $7::boolean then $3 end, ended_by_side = $8, end_reason = $9
       where id = $1`,
      [id, to, now, set.acceptedBy ?? null, set.endsOn ?? null, set.resumes ?? false, set.ends ?? false, set.endedBy ?? null, set.endReason ?? null])
  }

  /** Writes the ends of many matches, as `change` does of one. */
  async endMany(tx: Tx, ends: readonly MatchEnd[], now: Date): Promise<void> {
    await tx.run(
      `update mentoring.match m set state = e."to", version = m.version + 1, updated_at = $2, ended_at = $2, ended_by_side = e."endedBy", end_reason = e."endReason"
       from json_to_recordset($1::json) as e(id uuid, "to" text, "endedBy" text, "endReason" text) where m.id = e.id`, [JSON.stringify(ends), now])
  }

  /** Moves the planned end. */
  async extend(tx: Tx, id: MatchId, endsOn: PlainDate, now: Date): Promise<void> {
    await tx.run('update mentoring.match set ends_on = $2, version = version + 1, updated_at = $3 where id = $1', [id, endsOn, now])
  }

  async addHistory(tx: Tx, entries: readonly HistoryEntry[], actorId: string | null, now: Date): Promise<void> {
    await tx.run(
      `insert into mentoring.match_history (id, match_id, action, to_state, actor_id, at, why)
       select h.id, h."matchId", h.action, h."toState", $2, $3, h.why from json_to_recordset($1::json) as h(id uuid, "matchId" uuid, action text, "toState" text, why text)`,
      [JSON.stringify(entries), actorId, now])
  }

  /** How often a match has come into a state; that its end was moved is no such step. */
  async timesIn(tx: Tx, id: MatchId, state: string): Promise<number> {
    return (await tx.one<{ n: number }>('select count(*) as n from mentoring.match_history where match_id = $1 and to_state = $2 and action <> \'extend\'', [id, state])).n
  }

  /** Lets people come first in the next round: `by` basis points more for each mention, up to `most`. */
  async addPriority(tx: Tx, profileIds: readonly ProfileId[], by: number, most: number, now: Date): Promise<void> {
    if (profileIds.length === 0) return
    await tx.run(
      `update mentoring.profile p set priority = greatest(p.priority, least(p.priority + n.times * $2, $3)), updated_at = $4
       from (select id, count(*)::int as times from unnest($1::uuid[]) as id group by id) n where p.id = n.id`, [profileIds, by, most, now])
  }

  /** Who has been placed no longer comes first. */
  async clearPriority(tx: Tx, profileIds: readonly ProfileId[], now: Date): Promise<void> {
    await tx.run('update mentoring.profile set priority = 0, updated_at = $2 where id = any($1::uuid[]) and priority <> 0', [profileIds, now])
  }
}
