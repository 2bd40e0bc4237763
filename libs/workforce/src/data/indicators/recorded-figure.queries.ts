import { Injectable } from '@nestjs/common'
import type { AreaKey, PersonId, PlainDate } from '#kernel'
import { Database, type Executor, type Tx } from '#platform/database'
import type { FigureId, IndicatorId } from '../../domain/index.js'

export interface RecordedFigureRow {
  readonly id: FigureId
  readonly indicatorId: IndicatorId
  readonly areaKey: AreaKey
  readonly observedOn: PlainDate
  readonly revision: number
  readonly numerator: number
  readonly denominator: number | null
  readonly source: string
  readonly reason: string | null
  readonly recordedById: PersonId | null
  readonly recordedAt: Date
}

const COLUMNS = `f.id, f.indicator_id as "indicatorId", f.area_key as "areaKey", f.observed_on as "observedOn", f.revision, f.numerator, f.denominator, f.source, f.reason, f.recorded_by_id as "recordedById", f.recorded_at as "recordedAt"`

/** Figures entered by hand. The newest revision of a day counts; the ones before it stay. */
@Injectable()
export class RecordedFigureQueries {
  constructor(private readonly database: Database) {}

  /** The newest figure on or before a day, in its newest revision. */
  latest(indicatorKey: string, areaKey: string, on: PlainDate): Promise<RecordedFigureRow | undefined> {
    return this.database.maybeOne<RecordedFigureRow>(
      `select ${COLUMNS} from workforce.recorded_figure f join workforce.indicator i on i.id = f.indicator_id where i.key = $1 and f.area_key = $2 and f.observed_on <= $3 order by f.observed_on desc, f.revision desc limit 1`,
      [indicatorKey, areaKey, on])
  }

  /** The figure of a very day, in its newest revision. */
  ofDay(indicatorId: string, areaKey: string, on: PlainDate, executor: Executor = this.database): Promise<RecordedFigureRow | undefined> {
    return executor.maybeOne<RecordedFigureRow>(
      `select ${COLUMNS} from workforce.recorded_figure f where f.indicator_id = $1 and f.area_key = $2 and f.observed_on = $3 order by f.revision desc limit 1`, [indicatorId, areaKey, on])
  }

  /** Every revision, newest day first. */
  ofIndicator(indicatorId: string): Promise<RecordedFigureRow[]> {
    return this.database.rows<RecordedFigureRow>(`select ${COLUMNS} from workforce.recorded_figure f where f.indicator_id = $1 order by f.observed_on desc, f.area_key, f.revision desc limit 200`, [indicatorId])
  }

  async insert(tx: Tx, row: RecordedFigureRow): Promise<void> {
    await tx.run(
      'insert into workforce.recorded_figure (id, indicator_id, area_key, observed_on, revision, numerator, denominator, source, reason, recorded_by_id, recorded_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)',
      [row.id, row.indicatorId, row.areaKey, row.observedOn, row.revision, row.numerator, row.denominator, row.source, row.reason, row.recordedById, row.recordedAt])
  }
}
