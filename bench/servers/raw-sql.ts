import type { HotOperation } from '../data/cast.js'

const iso = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
const base64url = (keys: string): string => `translate(encode(convert_to(json_build_array(${keys})::text, 'UTF8'), 'base64'), E'+/=\\n', '-_')`
const all = (from: string): string => `coalesce((select json_agg(row_to_json(x)) from (${from}) x), '[]')`
const today = (alias: string): string => `${alias}.starts_on <= $3::date and (${alias}.ends_on is null or ${alias}.ends_on > $3::date)`

/** Fifty to a page, with one more to see whether there is a next one. */
const page = (rows: string, total: string): string => `
  with page as (${rows})
  select json_build_object(
    'edges', coalesce((select json_agg(json_build_object('cursor', cursor, 'node', node) order by n) from page where n <= 50), '[]'),
    'pageInfo', json_build_object('hasNextPage', (select count(*) from page) > 50, 'endCursor', (select cursor from page where n <= 50 order by n desc limit 1)),
    'totalCount', (select count(*) from ${total}))`

const ROSTER = `
  select row_number() over (order by x.family_name, x.given_name, x.id) as n, ${base64url('x.family_name, x.given_name, x.id')} as cursor, json_build_object(
    'enrolmentId', x.id, 'personId', x.person_id, 'personName', x.given_name || ' ' || x.family_name, 'organisationId', x.organisation_id, 'organisationName', x.organisation,
    'region', x.region, 'state', x.state, 'setId', x.set_id, 'setName', x.set_name, 'sessionsAttended', x.sessions_attended, 'minutesAttended', x.minutes_attended,
    'attendancePercent', round(100.0 * x.minutes_attended / nullif(x.minutes_countable, 0), 1), 'progressPercent', round(x.progress / 100.0, 2)) as node
  from (select e.id, e.person_id, e.organisation_id, e.region, e.state, e.sessions_attended, e.minutes_attended, e.minutes_countable, e.progress,
      p.family_name, p.given_name, o.name as organisation, s.id as set_id, s.name as set_name
    from cohorts.enrolment e join directory.person p on p.id = e.person_id join directory.organisation o on o.id = e.organisation_id
    left join cohorts.set_member m on m.enrolment_id = e.id left join cohorts.action_learning_set s on s.id = m.set_id
    where e.run_id = $1 and e.state in ('accepted', 'active', 'completed') order by p.family_name, p.given_name, e.id limit 51) x`

const ENROLMENTS = `
  select row_number() over (order by x.applied_at desc, x.id desc) as n, ${base64url(`${iso('x.applied_at')}, x.id`)} as cursor, json_build_object(
    'enrolmentId', x.id, 'personId', x.person_id, 'personName', p.given_name || ' ' || p.family_name, 'state', x.state, 'route', x.route, 'runId', x.run_id, 'runTitle', r.title,
    'programmeId', g.id, 'programmeTitle', g.title, 'appliedAt', ${iso('x.applied_at')}, 'completedAt', ${iso('x.completed_at')}, 'progressPercent', round(x.progress / 100.0, 2)) as node
  from (select * from cohorts.enrolment where organisation_id = $1 and state <> 'draft' order by applied_at desc, id desc limit 51) x
  join directory.person p on p.id = x.person_id join cohorts.cohort_run r on r.id = x.run_id
  join cohorts.programme_version v on v.id = r.programme_version_id join cohorts.programme g on g.id = v.programme_id`

const LEARNING = `
  with recursive mine as materialized (
    select e.id, e.run_id, e.state, e.applied_at, e.offer_expires_at, e.progress, e.sessions_attended, r.title as run, r.state as run_state, r.starts_on, r.ends_on, v.id as version_id, p.title as programme
    from cohorts.enrolment e join cohorts.cohort_run r on r.id = e.run_id join cohorts.programme_version v on v.id = r.programme_version_id join cohorts.programme p on p.id = v.programme_id
    where e.person_id = $1),
  coming as materialized (
    select s.*, m.id as enrolment_id, m.run from mine m join cohorts.session s on s.run_id = m.run_id
    where m.state in ('accepted', 'active') and s.state <> 'cancelled' and s.ends_at > $2::timestamptz - interval '30 minutes'),
  stands_for as (
    select $1::uuid as id where not exists (select from directory.delegation d where d.person_id = $1 and ${today('d')})
    union select d.person_id from directory.delegation d join stands_for f on f.id = d.delegate_id where ${today('d')}),
  approval as (
    select e.id, e.applied_at, r.title, p.given_name || ' ' || p.family_name as name
    from stands_for f join directory.line_management l on l.manager_id = f.id and ${today('l')}
    join cohorts.enrolment e on e.person_id = l.person_id and e.organisation_id = l.organisation_id and e.state = 'applied'
    join cohorts.cohort_run r on r.id = e.run_id join directory.person p on p.id = e.person_id)
  select json_build_object('myLearning', json_build_object(
    'nextSession', (select row_to_json(x) from (select id, title, ${iso('starts_at')} as "startsAt", ${iso('ends_at')} as "endsAt", mode, location, join_url as "joinUrl", run as "runTitle", enrolment_id as "enrolmentId"
      from coming where ends_at > $2::timestamptz order by starts_at, id limit 1) x),
    'offers', ${all(`select id as "enrolmentId", run_id as "runId", run as "runTitle", programme as "programmeTitle", ${iso('offer_expires_at')} as "expiresAt" from mine where state = 'offered' order by offer_expires_at, id`)},
    'approvalCount', (select count(*) from approval),
    'approvals', ${all(`select id as "enrolmentId", name as "personName", title as "runTitle", ${iso('applied_at')} as "appliedAt" from approval order by applied_at, id limit 20`)},
    'assignments', ${all(`
      select m.id as "enrolmentId", i.id as "itemId", i.title, m.run as "runTitle", d.due as "dueOn", coalesce(s.state, 'not_submitted') as state
      from mine m join cohorts.curriculum_item i on i.version_id = m.version_id and i.kind = 'assignment'
      left join cohorts.assignment_due a on a.run_id = m.run_id and a.item_id = i.id left join cohorts.submission s on s.enrolment_id = m.id and s.item_id = i.id
      cross join lateral (select coalesce(a.due_on, m.starts_on + i.due_days) as own) o cross join lateral (select case when o.own is not null then greatest(o.own, s.extended_to) end as due) d
      where m.state in ('accepted', 'active') and m.run_state in ('closed', 'in_progress') and coalesce(s.state, 'not_submitted') in ('not_submitted', 'returned') and (s.state = 'returned' or d.due <= $3::date + 30)
      order by d.due nulls last, m.id, i.id limit 20`)},
    'codes', ${all(`select c.id as "sessionId", c.enrolment_id as "enrolmentId", c.title, c.run as "runTitle", ${iso('c.starts_at')} as "startsAt" from coming c
      where c.starts_at <= $2::timestamptz + interval '15 minutes' and not exists (select from cohorts.attendance_mark a where a.enrolment_id = c.enrolment_id and a.session_id = c.id and a.status <> 'unmarked') order by c.starts_at, c.id`)},
    'enrolments', ${all(`select m.id, m.state, run_id as "runId", run as "runTitle", programme as "programmeTitle", starts_on as "startsOn", ends_on as "endsOn", round(progress / 100.0, 2) as "progressPercent",
      sessions_attended as "sessionsAttended", c.id as "certificateId" from mine m left join cohorts.certificate c on c.enrolment_id = m.id and c.revoked_at is null order by applied_at desc, m.id desc limit 50`)},
    'teaching', ${all(`select r.id as "runId", r.title, r.state, r.starts_on as "startsOn", r.ends_on as "endsOn",
      (select count(*) from cohorts.enrolment e join cohorts.submission s on s.enrolment_id = e.id where e.run_id = r.id and s.state in ('submitted', 'resubmitted')) as "toMark",
      (select count(*) from cohorts.discussion_thread t join cohorts.discussion_post p on p.thread_id = t.id where t.run_id = r.id and p.state = 'reported') as "reportedPosts"
      from cohorts.run_facilitator f join cohorts.cohort_run r on r.id = f.run_id where f.person_id = $1 and r.state not in ('completed', 'cancelled') order by r.starts_on, r.id limit 50`)}))::text as json`

/** The statements that somebody would write who needs nothing but these three answers. */
export const RAW_SQL: Readonly<Record<HotOperation, string>> = {
  MyLearning: LEARNING,
  RunRoster: `select json_build_object('runRoster', (${page(ROSTER, "cohorts.enrolment where run_id = $1 and state in ('accepted', 'active', 'completed')")}))::text as json
    where exists (select from cohorts.run_facilitator where run_id = $1 and person_id = $2)`,
  OrganisationEnrolments: `select json_build_object('organisationEnrolments', (${page(ENROLMENTS, "cohorts.enrolment where organisation_id = $1 and state <> 'draft'")}))::text as json`,
}
