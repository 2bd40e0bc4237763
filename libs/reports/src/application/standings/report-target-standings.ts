import { Injectable } from '@nestjs/common'
import { areaKey, asId } from '#kernel'
import { expectedOn, IndicatorSourceRegistry, judgeRag, type PublishedTarget, PublishedTargetsService, type StandingKey, type TargetId, type TargetSeriesPoint, type TargetStanding, TargetStandings } from '#workforce'
import { type SettledFigure, StandingQueries } from '../../data/reports/standing.queries.js'
import { type Forecast, FORECAST_CONFIDENCE, type SeriesKind } from '../../domain/forecast.js'
import { outlook } from '../../domain/judge-target.js'
import { forecastToDue, lineOf, seriesKindOf } from '../compute/target-line.js'
import { dayInWords } from '../../domain/publishing/cells.js'
import { tenth } from '../../domain/tenth.js'

const OUTLOOKS = { likely: 'likely to be met', open: 'could go either way', unlikely: 'unlikely to be met' } as const

/** Where targets stand, for the pages of plans: by settled public reports alone. Provisional figures and those of single organisations are for the people who make the report. */
@Injectable()
export class ReportTargetStandings extends TargetStandings {
  constructor(private readonly targets: PublishedTargetsService, private readonly figures: StandingQueries, private readonly sources: IndicatorSourceRegistry) {
    super()
  }

  override async series({ targetId, area }: StandingKey): Promise<readonly TargetSeriesPoint[]> {
    const target = (await this.targets.byIds([targetId])).get(targetId)
    if (target === undefined) return []
    const figures = await this.figures.settled([{ targetId, planId: target.planId, areaKey: areaKey(area), indicatorVersionId: target.indicator.id }])
    return figures.map(({ on, found, state }) => ({ on, value: found.value, expected: expectedOn(target, on), status: state }))
  }

  override async of(keys: readonly StandingKey[]): Promise<ReadonlyMap<TargetId, TargetStanding>> {
    const published = await this.targets.byIds(keys.map(({ targetId }) => targetId))
    const wanted = keys.flatMap(({ targetId, area }) => {
      const target = published.get(targetId)
      return target === undefined ? [] : [{ targetId, planId: target.planId, areaKey: areaKey(area), indicatorVersionId: target.indicator.id }]
    })
    const series = Map.groupBy(wanted.length === 0 ? [] : await this.figures.settled(wanted), ({ targetId }) => targetId)
    return new Map([...series.values()].map((figures) => {
      const target = published.get(asId<TargetId>(figures[0]!.targetId))!
      return [target.targetId, standingOf(target, figures, seriesKindOf(target, this.sources.get(target.indicator.sourceKey)))]
    }))
  }
}

/** The latest figure that has a value, or why there is none. @param figures of one target in order of their days, at least one */
function standingOf(target: PublishedTarget, figures: readonly SettledFigure[], kind: SeriesKind): TargetStanding {
  const newest = figures.at(-1)!
  const shown = figures.findLast(({ found }) => found.value !== null) ?? newest
  const known = figures.flatMap(({ on, found }) => (found.value === null ? [] : [{ on, value: found.value }]))
  const { value, bounds, coverage } = shown.found
  return {
    on: shown.on, value, bounds, coverage, expected: expectedOn(target, shown.on), rag: judgeRag(target, value, shown.on), status: newest.state,
    note: [newest.found.why, forecastInWords(target, forecastToDue(target, known, kind)?.at(-1))].filter((words) => words !== null).join(' ') || null,
  }
}

function forecastInWords(target: PublishedTarget, last: Forecast | undefined): string | null {
  if (last === undefined) return null
  return `If nothing changes, it will lie between ${tenth(last.from)} and ${tenth(last.to)} on ${dayInWords(target.dueOn)} (${FORECAST_CONFIDENCE} of 100 such intervals hold the later figure): ${OUTLOOKS[outlook(lineOf(target), last)]}.`
}
