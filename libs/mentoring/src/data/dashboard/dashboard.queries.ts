import { Injectable } from '@nestjs/common'
import type { PersonId } from '#kernel'
import { Database } from '#platform/database'
import type { HealthFacts, MatchId, MatchState } from '../../domain/index.js'

/** What is known of a relationship that has not ended. */
export interface RunningRow extends HealthFacts {
  readonly id: MatchId
  readonly menteePersonId: PersonId
  readonly mentorPersonId: PersonId
  readonly meetingsHeld: number
  readonly minutesMet: number
}

export interface DashboardRow {
  readonly states: Readonly<Partial<Record<MatchState, number>>>
  readonly running: readonly RunningRow[]
  readonly months: readonly { readonly month: string; readonly meetings: number; readonly minutes: number }[]
  readonly checkIns: { readonly due: number; readonly answered: number }
  /** Proposals that have been decided, and of those the ones that both accepted. */
  readonly decided: number
  readonly agreed: number
  /** Of the first declines, in whole steps. */
  readonly declines: Readonly<Record<string, number>>
  /** All answers counted; means and outcomes of the first, in whole steps. */
  readonly survey: { readonly answers: number; readonly helpful: number; readonly matchQuality: number; readonly recommends: number; readonly outcomes: Readonly<Record<string, number>> }
  readonly commitments: Readonly<Record<string, number>>
}

type Raw = Omit<DashboardRow, 'running'> & { readonly running: readonly (Omit<RunningRow, 'agreedAt' | 'resumedAt' | 'lastMetAt'> & { readonly agreedAt: string; readonly resumedAt: string | null; readonly lastMetAt: string | null })[] }

/** How a scheme does: one statement, shaped to its dashboard. */
@Injectable()
export class DashboardQueries {
  constructor(private readonly database: Database) {}

  /**
   * Reasons for declining and means of surveys are of the first so many in order of time, in whole steps of `step`: who looks again after
   * each single one cannot read it off as the difference.
   */
  async read(schemeId: string, now: Date, step: number): Promise<DashboardRow> {
    const { running, ...rest } = await this.database.one<Raw>({
      name: 'mentoring.dashboard',
      text: `
        with s as materialized (select (settings->>'firstMeetingDays')::int as first_meeting, (settings->>'silentDays')::int as silent from mentoring.scheme where id = $1),
        m as materialized (
          select id, state, mentee_person_id, mentor_person_id, meetings_held, minutes_met, agreed_at, resumed_at, last_met_at, next_meeting_at, help_wanted, end_reason, ended_at
          from mentoring.match where scheme_id = $1),
        states as (select state, count(*) as n from m group by state),
        said as (
          select last.match_id, min(last.going) as lowest from (
            select distinct on (c.match_id, c.person_id) c.match_id, c.going from m join mentoring.check_in c on c.match_id = m.id and c.answered_at is not null
            where m.state in ('agreed', 'active', 'on_hold') order by c.match_id, c.person_id, c.due_on desc) last group by last.match_id),
        running as (
          select json_build_object('id', m.id, 'menteePersonId', m.mentee_person_id, 'mentorPersonId', m.mentor_person_id, 'state', m.state, 'meetingsHeld', m.meetings_held, 'minutesMet', m.minutes_met,
            'firstMeetingDays', s.first_meeting, 'silentDays', s.silent, 'agreedAt', m.agreed_at, 'resumedAt', m.resumed_at, 'lastMetAt', m.last_met_at,
            'hasPlanned', coalesce(m.next_meeting_at > $2, false), 'helpWanted', m.help_wanted, 'lowestCheckIn', c.lowest) as row
          from m cross join s left join said c on c.match_id = m.id
          where m.state in ('agreed', 'active', 'on_hold') order by m.id),
        months as (
          select to_char(held.month, 'YYYY-MM') as month, held.meetings, held.minutes from (
            select date_trunc('month', g.starts_at at time zone 'Europe/London') as month, count(*) as meetings, sum(g.minutes) as minutes
            from m join mentoring.meeting g on g.match_id = m.id and g.state = 'held' where g.starts_at > $2::timestamptz - interval '1 year' group by 1) held),
        refused as (
          select m.end_reason, row_number() over (order by m.ended_at, m.id) as place, count(*) over () as total from m where m.state = 'declined' and m.end_reason is not null),
        answers as (
          select v.*, row_number() over (order by v.answered_at, v.match_id, v.person_id) as place, count(*) over () as total from m join mentoring.closing_survey v on v.match_id = m.id),
        surveys as (select * from answers where place <= total - total % $3::int),
        outcomes as (select o.code, count(*) as n from surveys, unnest(surveys.outcomes) as o(code) group by o.code)
        select coalesce((select json_object_agg(state, n) from states), '{}') as states,
          coalesce((select json_agg(row) from running), '[]') as running,
          coalesce((select json_agg(json_build_object('month', month, 'meetings', meetings, 'minutes', minutes) order by month) from months), '[]') as months,
          (select json_build_object('due', count(*), 'answered', count(*) filter (where c.answered_at is not null)) from m join mentoring.check_in c on c.match_id = m.id and c.due_on <= ($2 at time zone 'Europe/London')::date) as "checkIns",
          (select count(*) filter (where agreed_at is not null or state in ('declined', 'lapsed')) from m) as decided, (select count(*) filter (where agreed_at is not null) from m) as agreed,
          coalesce((select json_object_agg(end_reason, n) from (select end_reason, count(*) as n from refused where place <= total - total % $3::int group by end_reason) d), '{}') as declines,
          (select json_build_object('answers', (select count(*) from answers), 'helpful', coalesce(avg(helpful), 0), 'matchQuality', coalesce(avg(match_quality), 0), 'recommends', coalesce(avg(recommends), 0),
            'outcomes', coalesce((select json_object_agg(code, n) from outcomes), '{}')) from surveys) as survey,
          coalesce((select json_object_agg(state, n) from (select p.state, count(*) as n from m join mentoring.commitment p on p.match_id = m.id group by p.state) d), '{}') as commitments`,
    }, [schemeId, now, step])
    const date = (text: string | null): Date | null => (text === null ? null : new Date(text))
    return { ...rest, running: running.map((row) => ({ ...row, agreedAt: new Date(row.agreedAt), resumedAt: date(row.resumedAt), lastMetAt: date(row.lastMetAt) })) }
  }
}
