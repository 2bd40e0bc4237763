import { Injectable } from '@nestjs/common'
import type { PersonId, PlainDate } from '#kernel'
import { Database, type Executor, type Tx } from '#platform/database'
import type { ReportId, SnapshotId } from '../../domain/ids.js'
import type { ReportContent } from '../../domain/report-content.js'
import type { RecordedSource } from '../../domain/snapshots/recorded-source.js'
import type { ReportInput } from '../../domain/snapshots/report-input.js'
import type { SnapshotState } from '../../domain/snapshots/snapshot-states.js'
import type { SnapshotChanges } from '../../domain/snapshots/what-changed.js'

/** A snapshot without what it says. */
export interface SnapshotRow {
  readonly id: SnapshotId
  readonly reportId: ReportId
  readonly number: number
  readonly asOf: PlainDate
  readonly state: SnapshotState
  readonly contentHash: string
  readonly inputsHash: string
  readonly engineVersion: string
  readonly computedAt: Date
  readonly finalisedAt: Date | null
  readonly finalisedById: PersonId | null
}

export interface FullSnapshot extends SnapshotRow {
  readonly content: ReportContent
  readonly inputs: readonly ReportInput[]
  readonly changes: SnapshotChanges | null
}

const COLUMNS = `s.id, s.report_id as "reportId", s.number, s.as_of as "asOf", s.state, s.content_hash as "contentHash", s.inputs_hash as "inputsHash", s.engine_version as "engineVersion",
  s.computed_at as "computedAt", s.finalised_at as "finalisedAt", s.finalised_by_id as "finalisedById"`
const FULL = `${COLUMNS}, s.content, s.inputs, s.changes`

@Injectable()
export class SnapshotQueries {
  constructor(private readonly database: Database) {}

  one(id: string, on: Executor = this.database): Promise<FullSnapshot | undefined> {
    return on.maybeOne<FullSnapshot>({ name: 'reports.snapshot', text: `select ${FULL} from reports.snapshot s where s.id = $1` }, [id])
  }

  /** Those of the ids that are there. */
  many(ids: readonly string[]): Promise<FullSnapshot[]> {
    return this.database.rows<FullSnapshot>({ name: 'reports.snapshots', text: `select ${FULL} from reports.snapshot s where s.id = any($1::uuid[])` }, [ids])
  }

  lock(tx: Tx, id: string): Promise<SnapshotRow | undefined> {
    return tx.maybeOne<SnapshotRow>(`select ${COLUMNS} from reports.snapshot s where s.id = $1 for no key update`, [id])
  }

  byNumber(reportId: ReportId, number: number): Promise<FullSnapshot | undefined> {
    return this.database.maybeOne<FullSnapshot>(`select ${FULL} from reports.snapshot s where s.report_id = $1 and s.number = $2`, [reportId, number])
  }

  /** The one to read now: settled before provisional when `settledOnly` is false, the newest day first, of a day the newest. */
  latest(reportId: ReportId, settledOnly: boolean): Promise<FullSnapshot | undefined> {
    return this.database.maybeOne<FullSnapshot>(
      `select ${FULL} from reports.snapshot s where s.report_id = $1 and (s.state in ('final', 'revised') or (not $2 and s.state = 'provisional')) order by s.as_of desc, s.number desc limit 1`, [reportId, settledOnly])
  }

  /** The last one of the report with a figure to compare: of the same day before, else of the day before that. Replaced ones do not count. */
  before(tx: Tx, reportId: ReportId, asOf: PlainDate): Promise<FullSnapshot | undefined> {
    return tx.maybeOne<FullSnapshot>(
      `select ${FULL} from reports.snapshot s where s.report_id = $1 and s.as_of <= $2 and s.state in ('final', 'revised') order by s.as_of desc, s.number desc limit 1`, [reportId, asOf])
  }

  /** The one of the day that counts now, whatever its state. */
  ofDay(tx: Tx, reportId: ReportId, asOf: PlainDate): Promise<SnapshotRow | undefined> {
    return tx.maybeOne<SnapshotRow>(`select ${COLUMNS} from reports.snapshot s where s.report_id = $1 and s.as_of = $2 and s.state <> 'replaced' order by s.number desc limit 1`, [reportId, asOf])
  }

  /** The newest settled one of each of the reports. */
  latestOf(reportIds: readonly string[]): Promise<FullSnapshot[]> {
    return this.database.rows<FullSnapshot>({
      name: 'reports.latest-snapshots',
      text: `select ${FULL} from unnest($1::uuid[]) with ordinality as wanted (report_id, place)
        cross join lateral (select * from reports.snapshot n where n.report_id = wanted.report_id and n.state in ('final', 'revised') order by n.as_of desc, n.number desc limit 1) s order by wanted.place`,
    }, [reportIds])
  }

  /** Newest first. */
  list(reportId: ReportId, settledOnly: boolean, first: number, beforeNumber: number | null): Promise<SnapshotRow[]> {
    return this.database.rows<SnapshotRow>(
      `select ${COLUMNS} from reports.snapshot s where s.report_id = $1 and (s.state in ('final', 'revised') or (not $2 and s.state = 'provisional')) and ($3::int is null or s.number < $3)
       order by s.number desc limit $4`, [reportId, settledOnly, beforeNumber, first])
  }

  /** Provisional ones computed before `computedBefore`: due to become final by themselves. */
  dueToSettle(computedBefore: Date): Promise<SnapshotRow[]> {
    return this.database.rows<SnapshotRow>(`select ${COLUMNS} from reports.snapshot s where s.state = 'provisional' and s.computed_at < $1 order by s.id limit 500`, [computedBefore])
  }

  async insert(tx: Tx, snapshot: Omit<FullSnapshot, 'state' | 'finalisedAt' | 'finalisedById'> & { readonly sources: readonly RecordedSource[] }): Promise<void> {
    await tx.run(
      `insert into reports.snapshot (id, report_id, number, as_of, state, content, content_hash, inputs, inputs_hash, engine_version, changes, computed_at, sources)
       values ($1, $2, $3, $4, 'provisional', $5, $6, $7, $8, $9, $10, $11, $12)`,
      [snapshot.id, snapshot.reportId, snapshot.number, snapshot.asOf, JSON.stringify(snapshot.content), snapshot.contentHash, JSON.stringify(snapshot.inputs), snapshot.inputsHash,
        snapshot.engineVersion, snapshot.changes === null ? null : JSON.stringify(snapshot.changes), snapshot.computedAt, JSON.stringify(snapshot.sources)])
  }

  /** What its parts were told from; `null` where that was not kept. */
  async sources(id: SnapshotId): Promise<readonly RecordedSource[] | null> {
    return (await this.database.one<{ sources: readonly RecordedSource[] | null }>('select sources from reports.snapshot where id = $1', [id])).sources
  }

  /** Settled ones, oldest first. */
  settled(): Promise<{ id: SnapshotId; title: string; number: number }[]> {
    return this.database.rows(`select s.id, r.title, s.number from reports.snapshot s join reports.report r on r.id = s.report_id where s.state in ('final', 'revised') order by s.id`)
  }

  async setState(tx: Tx, id: SnapshotId, state: SnapshotState, settled: { readonly at: Date; readonly byId: PersonId | null } | null): Promise<void> {
    await tx.run('update reports.snapshot set state = $2, finalised_at = $3, finalised_by_id = $4 where id = $1', [id, state, settled?.at ?? null, settled?.byId ?? null])
  }

  async hasFinal(tx: Tx, reportId: ReportId, asOf: PlainDate): Promise<boolean> {
    return (await tx.one<{ there: boolean }>(`select exists (select from reports.snapshot where report_id = $1 and as_of = $2 and state in ('final', 'revised')) as there`, [reportId, asOf])).there
  }
}
