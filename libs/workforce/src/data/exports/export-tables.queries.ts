import { type CsvCell, type ExportContribution, readByCursor } from '#directory'

type Row = Readonly<Record<string, CsvCell>>

/** Names and columns of the tables, and the SQL that reads the rows of the organisation ($1). People are named by id, which `people.csv` explains. */
const TABLES: Readonly<Record<string, { readonly columns: readonly string[]; readonly sql: string }>> = {
  'workforce-plans': {
    columns: ['plan_id', 'scope', 'area_key', 'part', 'version_id', 'number', 'state', 'title', 'narrative', 'published_at', 'superseded_at'],
    sql: `
      select p.id as plan_id, p.scope, p.area_key, o.part, v.id as version_id, v.number, v.state, v.title, v.narrative, v.published_at, v.superseded_at
      from workforce.plan_owner o join workforce.plan p on p.id = o.plan_id join workforce.plan_version v on v.plan_id = p.id
      where o.organisation_id = $1 and o.ended_at is null order by p.created_at, p.id, v.number`,
  },
  'workforce-targets': {
    columns: ['plan_id', 'version_id', 'target_id', 'code', 'disposition', 'reason', 'title', 'direction', 'baseline_value', 'baseline_on', 'target_value', 'due_on'],
    sql: `
      select p.id as plan_id, v.id as version_id, t.id as target_id, t.code, tv.disposition, tv.reason, coalesce(tv.title, n.title) as title, coalesce(tv.direction, n.direction) as direction,
        coalesce(tv.baseline_value, n.baseline_value) as baseline_value, coalesce(tv.baseline_on, n.baseline_on) as baseline_on, coalesce(tv.target_value, n.target_value) as target_value, coalesce(tv.due_on, n.due_on) as due_on
      from workforce.plan_owner o join workforce.plan p on p.id = o.plan_id join workforce.plan_version v on v.plan_id = p.id join workforce.target_version tv on tv.version_id = v.id
      join workforce.target t on t.id = tv.target_id left join workforce.target_version n on n.id = tv.parent_target_version_id
      where o.organisation_id = $1 and o.ended_at is null order by p.created_at, p.id, v.number, tv.position, tv.id`,
  },
  'workforce-figures': {
    columns: ['indicator_key', 'area_key', 'observed_on', 'revision', 'numerator', 'denominator', 'source', 'reason', 'recorded_at'],
    sql: `
      select i.key as indicator_key, f.area_key, f.observed_on, f.revision, f.numerator, f.denominator, f.source, f.reason, f.recorded_at
      from workforce.recorded_figure f join workforce.indicator i on i.id = f.indicator_id where i.organisation_id = $1 order by i.key, f.area_key, f.observed_on, f.revision`,
  },
  'workforce-milestone-claims': {
    columns: ['claim_id', 'target', 'person_id', 'organisation_id', 'title', 'grade', 'from_on', 'engagement', 'account', 'state', 'claimed_at', 'decided_at', 'decision_reason', 'revoked_at', 'revocation_reason'],
    sql: `
      select c.id as claim_id, t.code as target, c.person_id, c.organisation_id, c.title, c.grade, c.from_on, c.engagement, c.account, c.state, c.claimed_at, c.decided_at, c.decision_reason, c.revoked_at, c.revocation_reason
      from workforce.milestone_claim c join workforce.target t on t.id = c.target_id where c.claimant_organisation_id = $1 order by c.claimed_at, c.id`,
  },
  'workforce-review-actions': {
    columns: ['action_id', 'review_id', 'title', 'person_id', 'due_on', 'state', 'settled_reason', 'settled_at'],
    sql: `
      select a.id as action_id, a.review_id, a.title, a.person_id, a.due_on, a.state, a.settled_reason, a.settled_at
      from workforce.pipeline_action a join workforce.pipeline_review r on r.id = a.review_id where a.organisation_id = $1 and r.state = 'published' order by a.due_on, a.id`,
  },
}

/** What workforce adds to the export of an organisation: plans that it owns, figures that it keeps, and what it is to do for reviews. */
export const workforceExport: ExportContribution = {
  tables: Object.entries(TABLES).map(([name, { columns, sql }]) => ({
    name, columns,
    async *rows(tx, { organisationId }) {
      for await (const row of readByCursor<Row>(tx, sql, [organisationId])) yield columns.map((column) => row[column])
    },
  })),
}
