import { type CsvCell, type ExportContribution, readByCursor } from '#directory'

type Row = Readonly<Record<string, CsvCell>>

const RUN_COLUMNS = ['programme_id', 'programme_title', 'run_id', 'run_title', 'run_starts_on', 'run_ends_on']
const RUN = 'p.id as programme_id, p.title as programme_title, r.id as run_id, r.title as run_title, r.starts_on as run_starts_on, r.ends_on as run_ends_on'
const FROM = `cohorts.enrolment e join cohorts.cohort_run r on r.id = e.run_id
  join cohorts.programme_version v on v.id = r.programme_version_id join cohorts.programme p on p.id = v.programme_id`

/**
 * Names and columns of the tables, and the SQL that reads the rows of the organisation ($1) for which places were taken. People are
 * named by id, which `people.csv` explains. An application that was never sent (a draft) is its writer's own. Reasonable adjustments
 * are for those alone whom the learner let read them: nothing of them stands here, nor any reason that teachers wrote down.
 */
const TABLES: Readonly<Record<string, { readonly columns: readonly string[]; readonly sql: string }>> = {
  'cohort-enrolments': {
    columns: ['id', 'person_id', ...RUN_COLUMNS, 'state', 'route', 'statement', 'applied_at', 'offered_at', 'offer_expires_at', 'completed_at', 'ended_at', 'end_reason', 'transferred_from_id'],
    sql: `select e.*, ${RUN} from ${FROM} where e.organisation_id = $1 and e.state <> 'draft' order by e.applied_at, e.id`,
  },
  'cohort-nominations': {
    columns: ['enrolment_id', 'person_id', 'nominated_by_id', 'nominated_at', ...RUN_COLUMNS, 'state', 'statement'],
    sql: `
      select e.id as enrolment_id, e.person_id, e.nominated_by_id, e.applied_at as nominated_at, ${RUN}, e.state, e.statement from ${FROM}
      where e.organisation_id = $1 and e.nominated_by_id is not null and e.state <> 'draft' order by e.applied_at, e.id`,
  },
  'cohort-attendance': {
    columns: ['enrolment_id', 'person_id', ...RUN_COLUMNS, 'session_id', 'session_title', 'session_starts_at', 'session_ends_at', 'status', 'minutes', 'via', 'recorded_by_id', 'recorded_at'],
    sql: `
      select e.id as enrolment_id, e.person_id, ${RUN}, s.id as session_id, s.title as session_title, s.starts_at as session_starts_at, s.ends_at as session_ends_at,
        m.status, m.minutes, m.via, m.recorded_by as recorded_by_id, m.recorded_at
      from ${FROM} join cohorts.attendance_mark m on m.enrolment_id = e.id join cohorts.session s on s.id = m.session_id
      where e.organisation_id = $1 order by s.starts_at, s.id, e.id`,
  },
  'cohort-completions': {
    columns: ['enrolment_id', 'person_id', ...RUN_COLUMNS, 'completed_at', 'sessions_attended', 'minutes_attended', 'minutes_countable'],
    sql: `
      select e.id as enrolment_id, e.person_id, ${RUN}, e.completed_at, e.sessions_attended, e.minutes_attended, e.minutes_countable from ${FROM}
      where e.organisation_id = $1 and e.state = 'completed' order by e.completed_at, e.id`,
  },
  // The code with which a certificate is checked goes with the certificate, to its holder.
  'cohort-certificates': {
    columns: ['id', 'enrolment_id', 'person_id', 'number', 'person_name', 'programme_title', 'issuer', 'started_on', 'completed_on', 'issued_on', 'revoked_at'],
    sql: `
      select c.id, c.enrolment_id, c.person_id, c.number, c.person_name, c.programme_title, c.issuer, c.started_on, c.completed_on, c.issued_on, c.revoked_at
      from cohorts.certificate c join cohorts.enrolment e on e.id = c.enrolment_id where e.organisation_id = $1 order by c.issued_at, c.id`,
  },
}

/** What cohorts add to the export of an organisation: the part its people had in runs, whoever held them. */
export const cohortsExport: ExportContribution = {
  tables: Object.entries(TABLES).map(([name, { columns, sql }]) => ({
    name, columns,
    async *rows(tx, { organisationId }) {
      for await (const row of readByCursor<Row>(tx, sql, [organisationId])) yield columns.map((column) => row[column])
    },
  })),
}
