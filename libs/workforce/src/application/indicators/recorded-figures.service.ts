import { Injectable } from '@nestjs/common'
import { AuditService } from '#audit'
import { type Area, areaKey, err, londonDate, newId, ok, parseAreaKey, type PlainDate, type Result } from '#kernel'
import { type Ctx, personOf, requireAccess } from '#platform/access'
import { UnitOfWork } from '#platform/database'
import { problemErrors, type UserError } from '#platform/errors'
import { Outbox } from '#platform/outbox'
import { IndicatorQueries } from '../../data/indicators/indicator.queries.js'
import { RecordedFigureQueries, type RecordedFigureRow } from '../../data/indicators/recorded-figure.queries.js'
import { can, checkFigure, type FigureId } from '../../domain/index.js'
import { figureRecorded } from '../../events.js'
import { IndicatorsService, keeperStanding } from './indicators.service.js'

export interface FigureInput {
  readonly areaKey: string
  readonly on: PlainDate
  readonly numerator: number
  readonly denominator: number | null
  /** Where it is from. */
  readonly source: string
  /** Why it corrects the one of that day, where there is one. */
  readonly reason: string | null
}

/** Figures that no records in Waymark give, entered by an indicator's keepers. Never overwritten: a correction is another revision. */
@Injectable()
export class RecordedFiguresService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly indicators: IndicatorsService,
    private readonly rows: IndicatorQueries,
    private readonly figures: RecordedFigureQueries,
    private readonly audit: AuditService,
    private readonly outbox: Outbox,
  ) {}

  /** Every revision, newest day first. For the indicator's keepers. */
  async list(ctx: Ctx, indicatorId: string): Promise<readonly RecordedFigureRow[]> {
    const { id, organisationId } = await this.indicators.byId(indicatorId)
    requireAccess(ctx, can.keepIndicator, keeperStanding(ctx, organisationId))
    return this.figures.ofIndicator(id)
  }

  /** Enters the figure of an area on a day, or corrects it. Errors: what is wrong with it, `REASON_REQUIRED` for a correction. */
  async record(ctx: Ctx, indicatorId: string, input: FigureInput): Promise<Result<FigureId, readonly UserError[]>> {
    const { id: indicator, organisationId } = await this.indicators.byId(indicatorId)
    requireAccess(ctx, can.keepIndicator, keeperStanding(ctx, organisationId))
    return this.uow.run(async (tx): Promise<Result<FigureId, readonly UserError[]>> => {
      const locked = await this.rows.lock(tx, indicator)
      const version = locked && (await this.rows.version(locked.newestVersionId, tx))
      const area: Area | undefined = parseAreaKey(input.areaKey)
      const former = area && (await this.figures.ofDay(indicator, areaKey(area), input.on, tx))
      const problems = problemErrors(checkFigure({ ...input, known: area !== undefined, divides: version?.denominator !== null, corrects: former !== undefined, today: londonDate(ctx.now) }))
      if (problems.length > 0 || area === undefined) return err(problems)
      const row: RecordedFigureRow = {
        id: newId<FigureId>(), indicatorId: indicator, areaKey: areaKey(area), observedOn: input.on, revision: (former?.revision ?? 0) + 1, numerator: input.numerator, denominator: input.denominator,
        source: input.source.trim(), reason: former === undefined ? null : (input.reason?.trim() ?? null), recordedById: personOf(ctx.actor) ?? null, recordedAt: ctx.now,
      }
      await this.figures.insert(tx, row)
      await this.audit.record(tx, ctx, { action: 'workforce-figure:record', subject: { kind: 'workforce_indicator', id: indicator }, detail: { figureId: row.id, areaKey: row.areaKey, on: row.observedOn, revision: row.revision } })
      await this.outbox.add(tx, ctx, figureRecorded, { indicatorId: indicator, areaKey: row.areaKey, on: row.observedOn, revision: row.revision })
      return ok(row.id)
    })
  }
}
