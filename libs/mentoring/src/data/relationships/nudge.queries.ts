import { Injectable } from '@nestjs/common'
import type { PersonId, PlainDate } from '#kernel'
import { Database, type Tx } from '#platform/database'
import type { MatchId, NudgeFacts } from '../../domain/index.js'
import { GRACE } from '../matches/match.queries.js'

/** What decides about reminders of a match, and whom they would reach. */
export interface NudgeRow extends NudgeFacts {
  readonly id: MatchId
  readonly schemeTitle: string
  readonly menteePersonId: PersonId
  readonly mentorPersonId: PersonId
  readonly graceDays: number
  /** `kind occasion` of what was told already. */
  readonly told: readonly string[]
}

export interface AnswerDueRow {
  readonly id: MatchId
  readonly schemeTitle: string
  readonly answerBy: Date
  /** Those who have not answered. */
  readonly people: readonly PersonId[]
}

export interface NudgeTold {
  readonly matchId: MatchId
  readonly kind: string
  readonly occasion: PlainDate
}

/** Reminders: what is known of whom, and what was told. */
@Injectable()
export class NudgeQueries {
  constructor(private readonly database: Database) {}

  /** Relationships that run or have ended within a month, in order of their ids. `today`: the London date of `now`. */
  async facts(now: Date, today: PlainDate, after: string | undefined, limit: number): Promise<NudgeRow[]> {
    const rows = await this.database.rows<NudgeRow & { readonly unlogged: readonly string[] }>({
      name: 'mentoring.nudge-facts',
      text: `
        select m.id, s.title as "schemeTitle", m.mentee_person_id as "menteePersonId", m.mentor_person_id as "mentorPersonId", m.state,
          (s.settings->>'firstMeetingDays')::int as "firstMeetingDays", (s.settings->>'silentDays')::int as "silentDays", ${GRACE} as "graceDays",
          m.agreed_at as "agreedAt", m.resumed_at as "resumedAt", m.last_met_at as "lastMetAt", m.ends_on as "endsOn", m.ended_at as "endedAt",
          coalesce(planned.ahead, false) as "hasPlanned", coalesce(planned.begun, '[]') as unlogged,
          coalesce((select json_agg(json_build_object('side', case when c.person_id = m.mentee_person_id then 'mentee' else 'mentor' end, 'dueOn', c.due_on))
            from mentoring.check_in c where c.match_id = m.id and c.answered_at is null and c.due_on <= $2), '[]') as "checkIns",
          coalesce((select json_agg(case when v.person_id = m.mentee_person_id then 'mentee' else 'mentor' end) from mentoring.closing_survey v where v.match_id = m.id), '[]') as surveyed,
          coalesce((select json_agg(n.kind || ' ' || n.occasion) from mentoring.nudge n where n.match_id = m.id), '[]') as told
        from mentoring.match m join mentoring.scheme s on s.id = m.scheme_id
          left join lateral (select bool_or(g.starts_at > $1) as ahead, json_agg(g.starts_at) filter (where g.starts_at <= $1) as begun
            from mentoring.meeting g where g.match_id = m.id and g.state = 'planned') planned on true
        where (m.state in ('agreed', 'active', 'on_hold') or (m.state in ('completed', 'ended_early') and m.ended_at > $1::timestamptz - interval '30 days')) and m.agreed_at is not null and ($3::uuid is null or m.id > $3)
        order by m.id limit $4`,
    }, [now, today, after ?? null, limit])
    return rows.map(({ unlogged, ...row }) => ({ ...row, unlogged: unlogged.map((at) => new Date(at)) }))
  }

  /** Proposals that lapse within a day, made at least a day ago, of which nobody has been reminded. */
  async answersDue(now: Date, limit: number): Promise<AnswerDueRow[]> {
    return this.database.rows<AnswerDueRow>(
      `select m.id, s.title as "schemeTitle", m.answer_by as "answerBy",
         array_remove(array[case when m.mentee_accepted_at is null then m.mentee_person_id end, case when m.mentor_accepted_at is null then m.mentor_person_id end], null) as people
       from mentoring.match m join mentoring.scheme s on s.id = m.scheme_id
       where m.state in ('proposed', 'accepted_by_one') and m.answer_by > $1 and m.answer_by <= $1::timestamptz + interval '1 day' and m.proposed_at <= $1::timestamptz - interval '1 day'
         and not exists (select from mentoring.nudge n where n.match_id = m.id and n.kind = 'answer')
       order by m.answer_by, m.id limit $2`, [now, limit])
  }

  /** Writes down what is told now; answers what was not told before. */
  async note(tx: Tx, nudges: readonly NudgeTold[], now: Date): Promise<NudgeTold[]> {
    if (nudges.length === 0) return []
    return tx.rows<NudgeTold>(
      `insert into mentoring.nudge (match_id, kind, occasion, sent_at) select r."matchId", r.kind, r.occasion, $2 from json_to_recordset($1::json) as r("matchId" uuid, kind text, occasion date)
       on conflict do nothing returning match_id as "matchId", kind, occasion`, [JSON.stringify(nudges), now])
  }

  /** Planned meetings that have begun are not the next ones any more. */
  refreshNext(tx: Tx, now: Date): Promise<number> {
    return tx.run(
      `update mentoring.match m set next_meeting_at = (select min(g.starts_at) from mentoring.meeting g where g.match_id = m.id and g.state = 'planned' and g.starts_at > $1)
       where m.state in ('agreed', 'active', 'on_hold') and m.next_meeting_at <= $1`, [now])
  }
}
