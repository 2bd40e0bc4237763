import { Injectable } from '@nestjs/common'
import { Database } from '#platform/database'
import { MENTORING_CHECKS } from './mentoring-checks.js'
import { WORKFORCE_CHECKS } from './workforce-checks.js'

/** One thing that must be true of all records together. */
export interface BookCheck {
  readonly name: string
  /** How many records were looked at. */
  readonly checked: number
  /** How many contradict it. */
  readonly wrong: number
  /** One of them, to start looking. */
  readonly example: string | null
}

const HOLDS_PLACE = `('offered', 'accepted', 'active', 'completed')`

/** Each answers `checked`, `wrong`, `example`, from the records themselves and not from the counters under test. */
const CHECKS: Readonly<Record<string, string>> = {
  'places: the counter is the number of people who hold one, and never above the capacity': `
    select count(*) as checked, count(*) filter (where bad) as wrong, (array_agg(id::text) filter (where bad))[1] as example
    from (select r.id, r.taken <> count(e.*) filter (where e.state in ${HOLDS_PLACE}) or r.taken > r.capacity as bad
          from cohorts.cohort_run r left join cohorts.enrolment e on e.run_id = r.id group by r.id) x`,
  'waiting lists: the counter is the number of people who wait': `
    select count(*) as checked, count(*) filter (where bad) as wrong, (array_agg(id::text) filter (where bad))[1] as example
    from (select r.id, r.waiting <> count(e.*) filter (where e.state = 'waitlisted') as bad
          from cohorts.cohort_run r left join cohorts.enrolment e on e.run_id = r.id group by r.id) x`,
  'enrolments: nobody is twice in one run': `
    select count(*) as checked, count(*) filter (where n > 1) as wrong, (array_agg(person_id::text) filter (where n > 1))[1] as example
    from (select run_id, person_id, count(*) as n from cohorts.enrolment
          where state not in ('withdrawn', 'deferred', 'rejected', 'expired') group by 1, 2) x`,
  'enrolments: the state is where the history ends': `
    select count(*) as checked, count(*) filter (where h.to_state is distinct from e.state) as wrong,
      (array_agg(e.id::text) filter (where h.to_state is distinct from e.state))[1] as example
    from cohorts.enrolment e left join lateral (
      select to_state from cohorts.enrolment_history where enrolment_id = e.id order by seq desc limit 1) h on true`,
  'waiting order: where first come goes first, nobody was offered a place over the head of somebody who waited longer': `
    with plain as (select id from cohorts.cohort_run r where policy = 'first_come' and max_per_organisation is null and max_per_region is null
                     and not exists (select from cohorts.run_held_back b where b.run_id = r.id)),
      spell as (select h.enrolment_id, e.run_id, e.queue_number, h.to_state as state, h.seq as since, lead(h.seq) over w as until, lead(h.at) over w as until_at, lead(h.to_state) over w as next
                from cohorts.enrolment_history h join cohorts.enrolment e on e.id = h.enrolment_id join plain on plain.id = e.run_id
                window w as (partition by h.enrolment_id order by h.seq)),
      waited as (select * from spell where state = 'waitlisted')
    select count(*) as checked, count(*) filter (where bad) as wrong, (array_agg(enrolment_id::text) filter (where bad))[1] as example
    from (select w.enrolment_id, exists (
            select from waited o where o.run_id = w.run_id and o.queue_number < w.queue_number and o.since < w.until
              and (o.until is null or (o.until > w.until and o.until_at <> w.until_at))) as bad
          from waited w where w.next = 'offered') x`,
  'waiting lists: no place stands empty while somebody waits for it': `
    select count(*) as checked, count(*) filter (where bad) as wrong, (array_agg(id::text) filter (where bad))[1] as example
    from (select id, taken < capacity and waiting > 0 as bad from cohorts.cohort_run r
          where state in ('open', 'closed') and policy <> 'manual' and max_per_organisation is null and max_per_region is null
            and not exists (select from cohorts.run_held_back b where b.run_id = r.id and b.released_at is null)) x`,
  'offers: none stands beyond its time': `
    select count(*) as checked, count(*) filter (where offer_expires_at < $1) as wrong, (array_agg(id::text) filter (where offer_expires_at < $1))[1] as example
    from cohorts.enrolment where state = 'offered'`,
  'attendance: minutes attended are the sum of the marks': `
    select count(*) as checked, count(*) filter (where bad) as wrong, (array_agg(id::text) filter (where bad))[1] as example
    from (select e.id, e.minutes_attended <> coalesce(sum(case m.status when 'attended' then extract(epoch from s.ends_at - s.starts_at) / 60 when 'partial' then m.minutes else 0 end), 0) as bad
          from cohorts.enrolment e join cohorts.attendance_mark m on m.enrolment_id = e.id
            join cohorts.session s on s.id = m.session_id and s.state <> 'cancelled'
          where e.state in ('active', 'completed') group by e.id) x`,
  'completions: each has all progress and one standing certificate, and no certificate stands without one': `
    select count(*) as checked, count(*) filter (where bad) as wrong, (array_agg(id::text) filter (where bad))[1] as example
    from (select e.id, (e.state = 'completed') <> (count(c.*) = 1) or (e.state = 'completed' and e.progress <> 10000) as bad
          from cohorts.enrolment e left join cohorts.certificate c on c.enrolment_id = e.id and c.revoked_at is null
          group by e.id having e.state = 'completed' or count(c.*) > 0) x`,
  'messages: nobody was told the same thing twice': `
    select count(*) as checked, count(*) filter (where n > 1) as wrong, (array_agg(template || ' ' || person_id) filter (where n > 1))[1] as example
    from (select person_id, template, data, count(*) as n from notifications.message group by 1, 2, 3) x`,
  'messages: all have gone out': `
    select count(*) as checked, count(*) filter (where state in ('queued', 'failed')) as wrong, (array_agg(id::text) filter (where state in ('queued', 'failed')))[1] as example
    from notifications.message`,
  'outbox: everything was carried': `
    select count(*) as checked, count(*) filter (where published_at is null) as wrong, (array_agg(topic) filter (where published_at is null))[1] as example
    from platform.outbox_message`,
}

/** Whether the records agree with each other: for the simulation's end and for an operator in doubt. */
@Injectable()
export class BooksQueries {
  constructor(private readonly database: Database) {}

  async check(now: Date): Promise<BookCheck[]> {
    const checks: BookCheck[] = []
    for (const [name, text] of Object.entries({ ...CHECKS, ...MENTORING_CHECKS, ...WORKFORCE_CHECKS })) {
      checks.push({ name, ...(await this.database.one<Omit<BookCheck, 'name'>>(text, text.includes('$1') ? [now] : [])) })
    }
    return checks
  }
}
