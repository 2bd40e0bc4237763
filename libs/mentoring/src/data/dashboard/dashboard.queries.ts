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

/** Relationships by column: thousands of them as objects would take longer to put into words than to find. */
interface RunningColumns {
  readonly id: readonly MatchId[]
  readonly menteePersonId: readonly PersonId[]
  readonly mentorPersonId: readonly PersonId[]
  readonly state: readonly MatchState[]
  readonly meetingsHeld: readonly number[]
  readonly minutesMet: readonly number[]
  readonly agreedAt: readonly string[]
  readonly resumedAt: readonly (string | null)[]
  readonly lastMetAt: readonly (string | null)[]
  readonly hasPlanned: readonly boolean[]
  readonly helpWanted: readonly boolean[]
  readonly lowestCheckIn: readonly (number | null)[]
}

type Raw = Omit<DashboardRow, 'running'> & { readonly limits: Pick<HealthFacts, 'firstMeetingDays' | 'silentDays'>; readonly running: RunningColumns | null }

/** How a scheme does: one statement, shaped to its dashboard. */
@Injectable()
export class DashboardQueries {
  constructor(private readonly database: Database) {}

  /**
   * Reasons for declining and means of surveys are of the first so many in order of time, in whole steps of `step`: who looks again after
   * each single one cannot read it off as the difference.
   */
  async read(schemeId: string, now: Date, step: number): Promise<DashboardRow> {
    const { running, limits, ...rest } = await this.database.one<Raw>({
      name: 'mentoring.dashboard',
      text: `
        with s as materialized (select (settings->>'firstMeetingDays')::int as first_meeting, (settings->>'silentDays')::int as silent from mentoring.scheme where id = $1),
        m as materialized (
          select id, state, mentee_person_id, mentor_person_id, meetings_held, minutes_met, agreed_at, resumed_at, last_met_at, next_meeting_at, help_wanted, end_reason, ended_at
          from mentoring.match where scheme_id = $1),
        states as (select state, count(*) as n from m group by state),
        -- One pass: the last answer of each is the greatest of day and answer in one number, as answers go up to 5.
        said as materialized (
          select c.match_id, max((c.due_on - date '2000-01-01') * 8 + c.going) filter (where c.answered_at is not null) % 8 as going,
            count(*) filter (where c.due_on <= ($2 at time zone 'Europe/London')::date) as due,
            count(c.answered_at) filter (where c.due_on <= ($2 at time zone 'Europe/London')::date) as answered
          from m join mentoring.check_in c on c.match_id = m.id group by c.match_id, c.person_id),
        running as (
          select m.*, coalesce(m.next_meeting_at > $2, false) as planned, c.lowest
          from m left join (select match_id, min(going) as lowest from said group by match_id) c on c.match_id = m.id
          where m.state in ('agreed', 'active', 'on_hold') order by m.id),
        -- Where each month begins in London, so that no calendar is asked for every single meeting.
        calendar as materialized (
          select array_agg(month at time zone 'Europe/London' order by month) as starts, array_agg(to_char(month, 'YYYY-MM') order by month) as names
          from generate_series(date_trunc('month', ($2::timestamptz - interval '1 year') at time zone 'Europe/London'), $2::timestamptz at time zone 'Europe/London' + interval '1 month', interval '1 month') as month),
        months as (
          select (select names from calendar)[held.place] as month, held.meetings, held.minutes from (
            select width_bucket(g.starts_at, (select starts from calendar)) as place, count(*) as meetings, sum(g.minutes) as minutes
            from m join mentoring.meeting g on g.match_id = m.id and g.state = 'held' where g.starts_at > $2::timestamptz - interval '1 year' group by 1) held),
        refused as (
          select m.end_reason, row_number() over (order by m.ended_at, m.id) as place, count(*) over () as total from m where m.state = 'declined' and m.end_reason is not null),
        answers as (
          select v.*, row_number() over (order by v.answered_at, v.match_id, v.person_id) as place, count(*) over () as total from m join mentoring.closing_survey v on v.match_id = m.id),
        surveys as (select * from answers where place <= total - total % $3::int),
        outcomes as (select o.code, count(*) as n from surveys, unnest(surveys.outcomes) as o(code) group by o.code)
        select coalesce((select json_object_agg(state, n) from states), '{}') as states,
          (select json_build_object('firstMeetingDays', first_meeting, 'silentDays', silent) from s) as limits,
          (select json_build_object('id', array_agg(id), 'menteePersonId', array_agg(mentee_person_id), 'mentorPersonId', array_agg(mentor_person_id), 'state', array_agg(state),
            'meetingsHeld', array_agg(meetings_held), 'minutesMet', array_agg(minutes_met), 'agreedAt', array_agg(agreed_at), 'resumedAt', array_agg(resumed_at), 'lastMetAt', array_agg(last_met_at),
            'hasPlanned', array_agg(planned), 'helpWanted', array_agg(help_wanted), 'lowestCheckIn', array_agg(lowest)) from running having count(*) > 0) as running,
          coalesce((select json_agg(json_build_object('month', month, 'meetings', meetings, 'minutes', minutes) order by month) from months), '[]') as months,
          (select json_build_object('due', coalesce(sum(due), 0), 'answered', coalesce(sum(answered), 0)) from said) as "checkIns",
          (select count(*) filter (where agreed_at is not null or state in ('declined', 'lapsed')) from m) as decided, (select count(*) filter (where agreed_at is not null) from m) as agreed,
          coalesce((select json_object_agg(end_reason, n) from (select end_reason, count(*) as n from refused where place <= total - total % $3::int group by end_reason) d), '{}') as declines,
          (select json_build_object('answers', (select count(*) from answers), 'helpful', coalesce(avg(helpful), 0), 'matchQuality', coalesce(avg(match_quality), 0), 'recommends', coalesce(avg(recommends), 0),
            'outcomes', coalesce((select json_object_agg(code, n) from outcomes), '{}')) from surveys) as survey,
          coalesce((select json_object_agg(state, n) from (select p.state, count(*) as n from m join mentoring.commitment p on p.match_id = m.id group by p.state) d), '{}') as commitments`,
    }, [schemeId, now, step])
    return { ...rest, running: running === null ? [] : rowsOf(running, limits) }
  }
}

const date = (text: string | null): Date | null => (text === null ? null : new Date(text))

function rowsOf(columns: RunningColumns, limits: Raw['limits']): RunningRow[] {
  return columns.id.map((id, at) => ({
    id, menteePersonId: columns.menteePersonId[at]!, mentorPersonId: columns.mentorPersonId[at]!, state: columns.state[at]!, meetingsHeld: columns.meetingsHeld[at]!, minutesMet: columns.minutesMet[at]!,
    ...limits, agreedAt: new Date(columns.agreedAt[at]!), resumedAt: date(columns.resumedAt[at]!), lastMetAt: date(columns.lastMetAt[at]!),
    hasPlanned: columns.hasPlanned[at]!, helpWanted: columns.helpWanted[at]!, lowestCheckIn: columns.lowestCheckIn[at]!,
  }))
}
