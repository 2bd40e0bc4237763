import { Injectable } from '@nestjs/common'
import type { AreaKey, OrganisationId, PersonId, PlainDate } from '#kernel'
import { Database, type Executor, type Tx } from '#platform/database'
import type { ReportId } from '../../domain/ids.js'

export interface ReportRow {
  readonly id: ReportId
  readonly areaKey: AreaKey
  readonly organisationId: OrganisationId | null
  readonly planId: string | null
  readonly cadence: 'quarterly' | 'on_demand'
  readonly title: string
  readonly createdById: PersonId | null
  readonly createdAt: Date
  /** Day of the newest settled snapshot; absent when there is none. */
  readonly latestAsOf: PlainDate | null
}

/** What an asker may see of reports without asking about each. */
export interface ReportScope {
  /** Organisations whose own reports the asker may read. */
  readonly organisationIds: readonly string[]
  /** Sees public reports that have nothing final yet. */
  readonly unsettled: boolean
}

const COLUMNS = `r.id, r.area_key as "areaKey", r.organisation_id as "organisationId", r.plan_id as "planId", r.cadence, r.title, r.created_by_id as "createdById", r.created_at as "createdAt",
  (select max(s.as_of) from reports.snapshot s where s.report_id = r.id and s.state in ('final', 'revised')) as "latestAsOf"`

/** $1 own organisations, $2 public ones without anything final, too. */
const READABLE = `r.organisation_id = any($1::uuid[])
  or (r.organisation_id is null and ($2 or exists (select from reports.snapshot s where s.report_id = r.id and s.state in ('final', 'revised'))))`

@Injectable()
export class ReportQueries {
  constructor(private readonly database: Database) {}

  one(id: string, on: Executor = this.database): Promise<ReportRow | undefined> {
    return on.maybeOne<ReportRow>({ name: 'reports.report', text: `select ${COLUMNS} from reports.report r where r.id = $1` }, [id])
  }

  /** Those of the ids that are there. */
  many(ids: readonly string[]): Promise<ReportRow[]> {
    return this.database.rows<ReportRow>({ name: 'reports.reports', text: `select ${COLUMNS} from reports.report r where r.id = any($1::uuid[])` }, [ids])
  }

  /** Holds the report: runs and snapshots of it are made, ended and finalised one after the other. */
  lock(tx: Tx, id: string): Promise<ReportRow | undefined> {
    return tx.maybeOne<ReportRow>(`select ${COLUMNS} from reports.report r where r.id = $1 for no key update`, [id])
  }

  async byArea(areaKey: AreaKey, planId: string | null, on: Executor = this.database): Promise<ReportRow | undefined> {
    return on.maybeOne<ReportRow>(`select ${COLUMNS} from reports.report r where r.area_key = $1 and r.plan_id is not distinct from $2`, [areaKey, planId])
  }

  /** Adds a report, unless there is one of the area and plan. */
  async insert(tx: Tx, report: Omit<ReportRow, 'latestAsOf'>): Promise<void> {
    await tx.run(
      `insert into reports.report (id, area_key, organisation_id, plan_id, cadence, title, created_by_id, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing`,
      [report.id, report.areaKey, report.organisationId, report.planId, report.cadence, report.title, report.createdById, report.createdAt])
  }

  /** By title; public ones once something of them is settled, an organisation's own to its people. */
  list(scope: ReportScope, first: number, after: readonly [title: string, id: string] | null): Promise<ReportRow[]> {
    return this.database.rows<ReportRow>({
      name: 'reports.list',
      text: `
        select * from (select ${COLUMNS} from reports.report r where ${READABLE}) r
        where $3::text is null or (r.title, r.id) > ($3, $4::uuid) order by r.title, r.id limit $5`,
    }, [scope.organisationIds, scope.unsettled, after?.[0] ?? null, after?.[1] ?? null, first])
  }

  async count({ organisationIds, unsettled }: ReportScope): Promise<number> {
    return (await this.database.one<{ n: number }>(`select count(*)::int as n from reports.report r where ${READABLE}`, [organisationIds, unsettled])).n
  }

  /** Of a report that is locked. */
  async setCadence(tx: Tx, id: ReportId, cadence: ReportRow['cadence']): Promise<void> {
    await tx.run('update reports.report set cadence = $2 where id = $1', [id, cadence])
  }

  /** All that are made every quarter. */
  quarterly(): Promise<ReportRow[]> {
    return this.database.rows<ReportRow>(`select ${COLUMNS} from reports.report r where r.cadence = 'quarterly' order by r.id`)
  }

  async takeNumber(tx: Tx, id: ReportId): Promise<number> {
    return (await tx.one<{ number: number }>('update reports.report set next_number = next_number + 1 where id = $1 returning next_number - 1 as number', [id])).number
  }
}
