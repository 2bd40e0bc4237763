import { type CsvCell, type ExportContribution, readByCursor } from '#directory'

type Row = Readonly<Record<string, CsvCell>>

const OF = 'workforce_returns.workforce_return r'
const KEY = ['quarter', 'revision']

/** Names and columns of the tables, and the SQL that reads the returns of the organisation ($1), superseded revisions included. */
const TABLES: Readonly<Record<string, { readonly columns: readonly string[]; readonly sql: string }>> = {
  'workforce-returns': {
    columns: ['id', ...KEY, 'state', 'framework_key', 'correction_reason', 'started_at', 'submitted_at', 'superseded_at'],
    sql: `select r.* from ${OF} where r.organisation_id = $1 order by r.quarter, r.revision`,
  },
  'workforce-headcount': {
    columns: [...KEY, 'role', 'family', 'grade', 'headcount', 'fte_hundredths', 'vacancies', 'starters', 'leavers'],
    sql: `select r.quarter, r.revision, l.*, l.fte as fte_hundredths from ${OF} join workforce_returns.headcount_line l on l.return_id = r.id where r.organisation_id = $1 order by r.quarter, r.revision, l.role, l.grade`,
  },
  'workforce-diversity': {
    columns: [...KEY, 'family', 'grade', 'characteristic', 'category', 'count'],
    sql: `select r.quarter, r.revision, l.* from ${OF} join workforce_returns.diversity_line l on l.return_id = r.id where r.organisation_id = $1 order by r.quarter, r.revision, l.family, l.grade, l.characteristic, l.category`,
  },
  'workforce-skills': {
    columns: [...KEY, 'role', 'skill', 'level', 'needed_now', 'needed_in_three_years', 'supply'],
    sql: `select r.quarter, r.revision, l.* from ${OF} join workforce_returns.skill_line l on l.return_id = r.id where r.organisation_id = $1 order by r.quarter, r.revision, l.role, l.skill, l.level`,
  },
  'workforce-outlook': {
    columns: [...KEY, 'role', 'change', 'people', 'confidence', 'comment', 'retrain_to'],
    sql: `select r.quarter, r.revision, l.role, l.change, l.people, l.confidence, l.comment, array_to_string(l.retrain_to, ';') as retrain_to from ${OF} join workforce_returns.outlook_line l on l.return_id = r.id
      where r.organisation_id = $1 order by r.quarter, r.revision, l.role, l.change`,
  },
  'workforce-confirmed-warnings': {
    columns: [...KEY, 'message', 'comment'],
    sql: `select r.quarter, r.revision, w.message, w.comment from ${OF} join workforce_returns.confirmed_warning w on w.return_id = r.id where r.organisation_id = $1 order by r.quarter, r.revision, w.key`,
  },
}

/** What workforce returns add to the export of an organisation: everything that it returned. */
export const workforceReturnsExport: ExportContribution = {
  tables: Object.entries(TABLES).map(([name, { columns, sql }]) => ({
    name, columns,
    async *rows(tx, { organisationId }) {
      for await (const row of readByCursor<Row>(tx, sql, [organisationId])) yield columns.map((column) => row[column])
    },
  })),
}
