import { Injectable } from '@nestjs/common'
import { CODE_CLOSES_AFTER, CODE_OPENS_BEFORE } from '#cohorts'
import type { PersonId, PlainDate } from '#kernel'
import { Database } from '#platform/database'
import { instant, list } from './json-sql.js'

/** Days ahead for which assignments are shown among the things to do. */
const ASSIGNMENTS_AHEAD = 30

const holdsOn = (alias: string): string => `${alias}.starts_on <= $3::date and (${alias}.ends_on is null or ${alias}.ends_on > $3::date)`

const MINE = `mine as materialized (
  select e.id, e.run_id, e.state, e.applied_at, e.offer_expires_at, e.progress, e.sessions_attended, r.title as run_title, r.state as run_state, r.starts_on, r.ends_on,
    r.programme_version_id, p.title as programme_title
  from cohorts.enrolment e join cohorts.cohort_run r on r.id = e.run_id
  join cohorts.programme_version v on v.id = r.programme_version_id join cohorts.programme p on p.id = v.programme_id
  where e.person_id = $1)`

const COMING = `coming as materialized (
  select s.id, s.title, s.starts_at, s.ends_at, s.mode, s.location, s.join_url, m.id as enrolment_id, m.run_title
  from mine m join cohorts.session s on s.run_id = m.run_id
  where m.state in ('accepted', 'active') and s.state <> 'cancelled' and s.ends_at > $2::timestamptz - make_interval(mins => ${CODE_CLOSES_AFTER}))`

/** Applications for which the viewer decides today: of those whose line manager they are or stand in for, while not away themselves. */
const APPROVALS = `decides_for as (
  select $1::uuid as person_id where not exists (select from directory.delegation d where d.person_id = $1 and ${holdsOn('d')})
  union
  select d.person_id from directory.delegation d join decides_for f on f.person_id = d.delegate_id where ${holdsOn('d')}),
approval as (
  select e.id, e.applied_at, r.title as run_title, p.given_name || ' ' || p.family_name as person_name
  from decides_for f join directory.line_management l on l.manager_id = f.person_id and ${holdsOn('l')}
  join cohorts.enrolment e on e.person_id = l.person_id and e.organisation_id = l.organisation_id and e.state = 'applied' and e.person_id <> $1
  join cohorts.cohort_run r on r.id = e.run_id join directory.person p on p.id = e.person_id)`

const ASSIGNMENTS = `assignment as (
  select m.id as enrolment_id, i.id as item_id, i.title, m.run_title, d.due, coalesce(s.state, 'not_submitted') as state
  from mine m join cohorts.curriculum_item i on i.version_id = m.programme_version_id and i.kind = 'assignment'
  left join cohorts.assignment_due o on o.run_id = m.run_id and o.item_id = i.id
  left join cohorts.submission s on s.enrolment_id = m.id and s.item_id = i.id
  cross join lateral (select case when coalesce(o.due_on, m.starts_on + i.due_days) is not null then greatest(coalesce(o.due_on, m.starts_on + i.due_days), s.extended_to) end as due) d
  where m.state in ('accepted', 'active') and m.run_state in ('closed', 'in_progress') and coalesce(s.state, 'not_submitted') in ('not_submitted', 'returned')
    and (s.state = 'returned' or d.due <= $3::date + ${ASSIGNMENTS_AHEAD}))`

const TEACHING = `teaching as (
  select r.id, r.title, r.state, r.starts_on, r.ends_on,
    (select count(*) from cohorts.enrolment e join cohorts.submission s on s.enrolment_id = e.id where e.run_id = r.id and s.state in ('submitted', 'resubmitted')) as to_mark,
    (select count(*) from cohorts.discussion_thread t join cohorts.discussion_post p on p.thread_id = t.id where t.run_id = r.id and p.state = 'reported') as reported
  from cohorts.run_facilitator f join cohorts.cohort_run r on r.id = f.run_id
  where f.person_id = $1 and r.state not in ('completed', 'cancelled') order by r.starts_on, r.id limit 50)`

const TEXT = `with recursive ${MINE}, ${COMING}, ${APPROVALS}, ${ASSIGNMENTS}, ${TEACHING}
select json_build_object(
  'nextSession', (select json_build_object('id', id, 'title', title, 'startsAt', ${instant('starts_at')}, 'endsAt', ${instant('ends_at')}, 'mode', mode, 'location', location,
      'joinUrl', join_url, 'runTitle', run_title, 'enrolmentId', enrolment_id) from coming where ends_at > $2::timestamptz order by starts_at, id limit 1),
  'offers', (select ${list(`json_build_object('enrolmentId', id, 'runId', run_id, 'runTitle', run_title, 'programmeTitle', programme_title, 'expiresAt', ${instant('offer_expires_at')})`, 'offer_expires_at, id')}
    from mine where state = 'offered'),
  'approvalCount', (select count(*) from approval),
  'approvals', (select ${list(`json_build_object('enrolmentId', id, 'personName', person_name, 'runTitle', run_title, 'appliedAt', ${instant('applied_at')})`, 'applied_at, id')}
    from (select * from approval order by applied_at, id limit 20) approval),
  'assignments', (select ${list(`json_build_object('enrolmentId', enrolment_id, 'itemId', item_id, 'title', title, 'runTitle', run_title, 'dueOn', due, 'state', state)`, 'due nulls last, enrolment_id, item_id')}
    from (select * from assignment order by due nulls last, enrolment_id, item_id limit 20) assignment),
  'codes', (select ${list(`json_build_object('sessionId', id, 'enrolmentId', enrolment_id, 'title', title, 'runTitle', run_title, 'startsAt', ${instant('starts_at')})`, 'starts_at, id')}
    from coming where starts_at <= $2::timestamptz + make_interval(mins => ${CODE_OPENS_BEFORE})
      and not exists (select from cohorts.attendance_mark a where a.enrolment_id = coming.enrolment_id and a.session_id = coming.id and a.status <> 'unmarked')),
  'enrolments', (select ${list(`json_build_object('id', id, 'state', state, 'runId', run_id, 'runTitle', run_title, 'programmeTitle', programme_title, 'startsOn', starts_on, 'endsOn', ends_on,
      'progressPercent', round(progress / 100.0, 2), 'sessionsAttended', sessions_attended,
      'certificateId', (select c.id from cohorts.certificate c where c.enrolment_id = recent.id and c.revoked_at is null))`, 'applied_at desc, id desc')}
    from (select * from mine order by applied_at desc, id desc limit 50) recent),
  'teaching', (select ${list(`json_build_object('runId', id, 'title', title, 'state', state, 'startsOn', starts_on, 'endsOn', ends_on, 'toMark', to_mark, 'reportedPosts', reported)`, 'starts_on, id')} from teaching)
)::text as json`

@Injectable()
export class MyLearningQueries {
  constructor(private readonly database: Database) {}

  /** Everything on one person's learning page, as the JSON of its GraphQL field. */
  async json(personId: PersonId, now: Date, today: PlainDate): Promise<string> {
    return (await this.database.one<{ json: string }>({ name: 'read-models.my-learning', text: TEXT }, [personId, now, today])).json
  }
}
