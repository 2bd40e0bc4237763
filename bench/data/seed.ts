import type { Scale } from '../options.js'

const SESSIONS_PER_RUN = 8
const PEOPLE_PER_RUN = 30
/** Each person is in one run that is over, one under way and one to come. */
const PHASES = 3

/** The id of the n-th row of a table, for SQL: in order of n, as ids made one after the other are. */
const id = (table: number, n: string): string => `('0190${table.toString(16).padStart(4, '0')}-0000-7000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`
const TABLES = { organisation: 1, person: 2, membership: 3, line: 4, programme: 5, version: 6, item: 7, run: 8, session: 9, enrolment: 10, submission: 11, certificate: 12, set: 13 } as const
const of = (table: keyof typeof TABLES, n: string): string => id(TABLES[table], n)

/** The runs of one phase. */
const runsPerPhase = ({ enrolments }: Scale): number => Math.max(1, Math.round(enrolments / PHASES / PEOPLE_PER_RUN))

/** What the figures of reports are counted from. */
export const ACTIVITY_TABLES = ['cohorts.cohort_run', 'cohorts.session', 'cohorts.enrolment', 'cohorts.attendance_mark'] as const
const BESIDE_ACTIVITY = ['directory.organisation', 'cohorts.programme', 'cohorts.programme_version', 'cohorts.curriculum_item'] as const

/** Of {@link seedStatements} those that fill {@link ACTIVITY_TABLES} and what they stand in: enough for reports, at a tenth of the time. */
export const activityStatements = (scale: Scale): readonly string[] =>
  seedStatements(scale).filter((statement) => [...ACTIVITY_TABLES, ...BESIDE_ACTIVITY].some((table) => statement.startsWith(`insert into ${table} `)))

/** Set-based statements that fill an empty, migrated database: the same data each time, but that days count from today. */
export function seedStatements(scale: Scale): readonly string[] {
  const { people, organisations, enrolments } = scale
  const perPhase = runsPerPhase(scale)
  const runs = perPhase * PHASES
  const first = (phase: string) => `case ${phase} when 0 then current_date - 300 when 1 then current_date - 60 else current_date + 30 end`
  return [
    `insert into directory.organisation (id, kind, code, name, short_name, nation, region, tier, updated_at)
     select ${of('organisation', 'n')}, 'council', 'E07' || lpad(n::text, 6, '0'), 'Borough of Bench ' || n, 'Bench ' || n, 'england', (array['North East', 'South West', 'London', 'East Midlands'])[n % 4 + 1], 'unitary', now()
     from generate_series(0, ${organisations - 1}) n`,
    `insert into directory.person (id, given_name, family_name, status, created_at, updated_at)
     select ${of('person', 'n')}, 'Given' || n % 997, 'Family' || (n * 7919::bigint) % 4999, 'active', now(), now() from generate_series(0, ${people - 1}) n`,
    `insert into directory.person_email (email, person_id, is_primary, verified_at) select 'person' || n || '@bench.example', ${of('person', 'n')}, true, now() from generate_series(0, ${people - 1}) n`,
    `insert into directory.identity (issuer, subject, person_id, linked_at) select 'https://sign-in.bench.example', 'person' || n, ${of('person', 'n')}, now() from generate_series(0, ${people - 1}) n`,
    `insert into directory.membership (id, person_id, organisation_id, role, job_title, starts_on, updated_at)
     select ${of('membership', 'n')}, ${of('person', 'n')}, ${of('organisation', `n % ${organisations}`)}, 'learner', 'Officer', '2020-01-01', now() from generate_series(0, ${people - 1}) n`,
    // The first people of each organisation administer it; those of the first one also manage its programmes.
    `insert into directory.membership (id, person_id, organisation_id, role, starts_on, updated_at)
     select ${of('membership', `n + ${people}`)}, ${of('person', 'n')}, ${of('organisation', `n % ${organisations}`)}, 'organisation_admin', '2020-01-01', now() from generate_series(0, ${organisations - 1}) n`,
    `insert into directory.line_management (id, person_id, manager_id, organisation_id, starts_on)
     select ${of('line', 'n')}, ${of('person', 'n')}, ${of('person', `n - n / ${organisations} % 8 * ${organisations}`)}, ${of('organisation', `n % ${organisations}`)}, '2020-01-01'
     from generate_series(0, ${people - 1}) n where n / ${organisations} % 8 > 0`,
    `insert into cohorts.programme (id, organisation_id, title, summary, audience, matrix_body, matrix_area, obligation, created_at, updated_at)
     select ${of('programme', 'n')}, ${of('organisation', '0')}, 'Programme ' || n, 'For the bench', 'open', 'lga', 'leadership', 'optional', now(), now() from generate_series(0, 19) n`,
    `insert into cohorts.programme_version (id, programme_id, number, state, routes, needs_approval, min_attendance, min_session_share, excused, min_passes, option_groups, prerequisite_programmes, published_at, created_at, updated_at)
     select ${of('version', 'n')}, ${of('programme', 'n')}, 1, 'published', '{self}', false, 7500, 5000, 'left_out', 1, '[]', '{}', now(), now(), now() from generate_series(0, 19) n`,
    `insert into cohorts.curriculum_item (id, version_id, position, code, title, kind, requirement, prerequisites, duration, due_days)
     select ${of('item', `v * 10 + i`)}, ${of('version', 'v')}, i, 'i' || i, 'Item ' || i, case when i < ${SESSIONS_PER_RUN} then 'session' else 'assignment' end, 'required', '{}', 120, case when i < ${SESSIONS_PER_RUN} then null else i * 9 end
     from generate_series(0, 19) v, generate_series(0, 9) i`,
    `insert into cohorts.cohort_run (id, programme_version_id, organisation_id, title, state, delivery_mode, capacity, minimum, taken, policy, offer_days, opens_on, closes_on, starts_on, ends_on, created_at, updated_at)
     select ${of('run', 'n')}, ${of('version', 'n % 20')}, ${of('organisation', '0')}, 'Run ' || n, (array['completed', 'in_progress', 'open'])[phase + 1], 'online', 40, 5, 0, 'first_come', 14,
       start - 60, start - 10, start, start + 120, now(), now()
     from generate_series(0, ${runs - 1}) n, lateral (select n / ${perPhase} as phase) p, lateral (select ${first('phase')} as start) s`,
    // Two people of the second phase's own teach each run.
    `insert into cohorts.run_facilitator (run_id, person_id, added_at)
     select ${of('run', 'n')}, ${of('person', `(n * 2 + k) % ${people}`)}, now() from generate_series(0, ${runs - 1}) n, generate_series(0, 1) k`,
    `insert into cohorts.session (id, run_id, item_id, title, state, starts_at, ends_at, mode, location, join_url, code, updated_at)
     select ${of('session', `n * ${SESSIONS_PER_RUN} + k`)}, ${of('run', 'n')}, ${of('item', 'n % 20 * 10 + k')}, 'Session ' || k, case when starts_at < now() then 'held' else 'scheduled' end, starts_at, starts_at + interval '2 hours', 'online', null,
       'https://meet.bench.example/' || n, 'CODE' || k, now()
     from generate_series(0, ${runs - 1}) n, generate_series(0, ${SESSIONS_PER_RUN - 1}) k, lateral (select (${first(`(n / ${perPhase})`)} + k * 15)::timestamptz + interval '10 hours' as starts_at) s`,
    `insert into cohorts.action_learning_set (id, run_id, number, name, created_at)
     select ${of('set', 'n * 4 + k')}, ${of('run', 'n')}, k + 1, 'Set ' || k + 1, now() from generate_series(0, ${runs - 1}) n, generate_series(0, 3) k`,
    `insert into cohorts.enrolment (id, run_id, person_id, organisation_id, organisation_kind, region, state, route, applied_at, queue_number, offered_at, offer_expires_at, completed_at, sessions_attended, minutes_attended, minutes_countable, progress, updated_at)
     select ${of('enrolment', 'k')}, ${of('run', `phase * ${perPhase} + slot`)}, ${of('person', 'n')}, ${of('organisation', `n % ${organisations}`)}, 'council', 'London', state, 'self', now() - make_interval(days => (400 - phase * 150)::int, mins => (k % 5000)::int), null,
       case when phase = 2 then now() end, case when state = 'offered' then now() + interval '9 days' end, case when state = 'completed' then now() - interval '100 days' end,
       case phase when 0 then 7 when 1 then 3 else 0 end, case phase when 0 then 840 when 1 then 360 else 0 end, case phase when 0 then 960 when 1 then 480 else 0 end, case phase when 0 then 10000 when 1 then 4200 else 0 end, now()
     from generate_series(0, ${enrolments - 1}) k, lateral (select k % ${people} as n, k / ${people} % ${PHASES} as phase) p, lateral (select (n * 7919::bigint + 13) % ${perPhase} as slot) s,
       lateral (select case phase when 0 then case when k % 10 = 0 then 'withdrawn' else 'completed' end when 1 then case when k % 12 = 0 then 'withdrawn' else 'active' end
         else case when k % 7 = 0 then 'offered' when k % 9 = 0 then 'applied' else 'accepted' end end as state) t`,
    `insert into cohorts.attendance_mark (enrolment_id, session_id, status, version, via, recorded_at)
     select e.id, s.id, case when abs(hashtext(e.id::text || s.id::text) % 6) = 0 then 'absent' else 'attended' end, 1, 'register', s.ends_at
     from cohorts.enrolment e join cohorts.session s on s.run_id = e.run_id where s.ends_at < now() and e.state in ('active', 'completed', 'withdrawn')`,
    `insert into cohorts.set_member (enrolment_id, set_id, joined_at)
     select e.id, a.id, now() from cohorts.enrolment e join cohorts.action_learning_set a on a.run_id = e.run_id and a.number = abs(hashtext(e.id::text) % 1000) % 4 + 1 where e.state in ('accepted', 'active', 'completed')`,
    `insert into cohorts.submission (id, enrolment_id, item_id, state, attempts, updated_at)
     select gen_random_uuid(), e.id, i.id, (array['submitted', 'returned', 'passed'])[abs(hashtext(e.id::text) % 1000) % 3 + 1], 1, now()
     from cohorts.enrolment e join cohorts.cohort_run r on r.id = e.run_id join cohorts.curriculum_item i on i.version_id = r.programme_version_id and i.position = ${SESSIONS_PER_RUN} where e.state = 'active'`,
    `insert into cohorts.certificate (id, enrolment_id, person_id, number, verify_code, person_name, programme_title, issuer, started_on, completed_on, issued_on, issued_at)
     select gen_random_uuid(), e.id, e.person_id, 'C' || row_number() over (), 'V' || row_number() over (), 'Somebody', 'Programme', 'Bench', current_date - 300, current_date - 100, current_date - 100, now()
     from cohorts.enrolment e where e.state = 'completed'`,
    `update cohorts.cohort_run r set taken = c.taken from (select run_id, count(*) filter (where state in ('offered', 'accepted', 'active', 'completed'))::int as taken from cohorts.enrolment group by run_id) c where c.run_id = r.id`,
  ]
}
