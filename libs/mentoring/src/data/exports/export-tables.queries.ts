import { type CsvCell, type ExportContribution, readByCursor } from '#directory'

type Row = Readonly<Record<string, CsvCell>>

const RELATIONSHIPS = `mentoring.match m where p.id in (m.mentee_profile_id, m.mentor_profile_id) and m.state in ('agreed', 'active', 'on_hold', 'completed', 'ended_early')`

/**
 * Names and columns of the tables, and the SQL that reads the rows of the organisation ($1). People are named by id, which `people.csv`
 * explains. That somebody is the mentee of a restricted scheme is for the scheme alone; what is private to participants, with whom they
 * were matched and what they said there is nobody's but theirs.
 */
const TABLES: Readonly<Record<string, { readonly columns: readonly string[]; readonly sql: string }>> = {
  'mentoring-participants': {
    columns: ['profile_id', 'person_id', 'scheme_id', 'scheme_title', 'side', 'state', 'submitted_at', 'relationships', 'meetings_held', 'last_met_at'],
    sql: `
      select p.id as profile_id, p.person_id, s.id as scheme_id, s.title as scheme_title, p.side, p.state, p.submitted_at,
        (select count(*) from ${RELATIONSHIPS}) as relationships, (select coalesce(sum(m.meetings_held), 0) from ${RELATIONSHIPS}) as meetings_held, (select max(m.last_met_at) from ${RELATIONSHIPS}) as last_met_at
      from mentoring.profile p join mentoring.scheme s on s.id = p.scheme_id
      where p.organisation_id = $1 and p.submitted_at is not null and p.state <> 'draft' and not (s.restricted and p.side = 'mentee') order by p.submitted_at, p.id`,
  },
  'mentoring-schemes': {
    columns: ['id', 'kind', 'state', 'title', 'summary', 'restricted', 'declaration', 'framework_version_id', 'settings', 'created_at', 'updated_at'],
    sql: `
      select s.id, s.kind, s.state, s.title, s.summary, s.restricted, s.declaration, s.framework_version_id, s.settings::text as settings, s.created_at, s.updated_at
      from mentoring.scheme s where s.organisation_id = $1 order by s.created_at, s.id`,
  },
}

/** What mentoring adds to the export of an organisation: its people in schemes, whoever runs them, and the schemes that it runs. */
export const mentoringExport: ExportContribution = {
  tables: Object.entries(TABLES).map(([name, { columns, sql }]) => ({
    name, columns,
    async *rows(tx, { organisationId }) {
      for await (const row of readByCursor<Row>(tx, sql, [organisationId])) yield columns.map((column) => row[column])
    },
  })),
}
