import { createHash } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import { type Area, areaKey, type PlainDate } from '#kernel'
import { Clock } from '#platform/clock'
import { expectedOn, explainRag, IndicatorSourceRegistry, type IndicatorSource, type IndicatorValue, judgeRag, type PublishedTarget, PublishedTargetsService } from '#workforce'
import { ObservationQueries, type ObservedSeries } from '../../data/reports/observation.queries.js'
import { backTest, type Observation, quarterEnds } from '../../domain/forecast.js'
import { rate } from '../../domain/judge-target.js'
import { type TargetFigure, targetsSection, type TargetStory } from '../../domain/sections/target-tables.js'
import type { ReportInput } from '../../domain/snapshots/report-input.js'
import type { ReportSection } from '../../domain/report-content.js'
import type { Gathered, SectionBuilder, SectionRequest } from './section-builder.js'
import { TargetBreakdowns } from './target-breakdowns.js'
import { forecastToDue, lineOf, seriesKindOf } from './target-line.js'

/** Days in the past for which figures that nobody asked for yet are computed at once: ten years of quarters. */
const MOST_AT_ONCE = 40

interface TargetsSource {
  readonly stories: readonly TargetStory[]
  /** They are those of the area's own plan. */
  readonly ownPlan: boolean
}

/** How far the targets of a plan are, computed by the sources that their indicators name. */
@Injectable()
export class TargetsSection implements SectionBuilder<TargetsSource> {
  readonly key = 'targets'
  readonly title = 'Targets'

  constructor(
    private readonly targets: PublishedTargetsService,
    private readonly sources: IndicatorSourceRegistry,
    private readonly observations: ObservationQueries,
    private readonly breakdowns: TargetBreakdowns,
    private readonly clock: Clock,
  ) {}

  async gather({ area, asOf, planId }: SectionRequest): Promise<Gathered<TargetsSource> | undefined> {
    const all = await this.targets.all()
    const own = all.filter((target) => (planId === null ? areaKey(target.area) === areaKey(area) : target.planId === planId))
    const chosen = own.length > 0 ? own : all.filter((target) => target.area.kind === 'nation')
    const regions = await this.breakdowns.regions(chosen, area, asOf)
    const told = await Promise.all(chosen.map((target) => this.story(target, area, asOf, regions)))
    const stories = told.flatMap((one) => (one === undefined ? [] : [one]))
    if (stories.length === 0) return undefined
    const rated = own.length > 0 ? stories.map(({ story }) => story) : stories.map(({ story }) => ({ ...story, rating: 'not_known' as const }))
    return { source: { stories: rated, ownPlan: own.length > 0 }, inputs: stories.flatMap(({ inputs }) => inputs) }
  }

  tell(_request: SectionRequest, { stories, ownPlan }: TargetsSource): ReportSection {
    return targetsSection(stories, ownPlan)
  }

  private async story(target: PublishedTarget, area: Area, asOf: PlainDate, regions: readonly string[]): Promise<{ readonly story: TargetStory; readonly inputs: readonly ReportInput[] } | undefined> {
    const source = this.sources.get(target.indicator.sourceKey)
    if (source === undefined || !source.areas.includes(area.kind) || target.baselineOn > asOf) return undefined
    const found = await this.figures(target, source, area, asOf)
    const figures = found.map(({ on, value }): TargetFigure => ({ on, value: value.value, expected: expectedOn(target, on), bounds: value.bounds, coverage: value.coverage, why: value.why }))
    const known: readonly Observation[] = figures.flatMap(({ on, value }) => (value === null ? [] : [{ on, value }]))
    const line = lineOf(target)
    const latest = known.at(-1)
    const kind = seriesKindOf(target, source)
    const broken = await this.breakdowns.of(target, source, area, asOf, regions)
    const story: TargetStory = {
      code: target.code, title: target.title, unit: target.unit, line, figures, method: found.at(-1)?.value.protectedBy ?? 'none', ragRule: explainRag(target.rag),
      rating: rate(line, judgeRag(target, latest?.value ?? null, latest?.on ?? asOf), latest, asOf),
      model: kind.model, forecasts: forecastToDue(target, known, kind)?.map((one) => ({ ...one, expected: expectedOn(target, one.on) })) ?? null, backTest: backTest(known, kind), parts: broken.told,
    }
    return { story, inputs: [...inputsOf(target, found), ...broken.inputs] }
  }

  /** The figure of the day, and those of the ends of the quarters since the baseline: from what was observed, or computed now where nothing was. */
  private async figures(target: PublishedTarget, source: IndicatorSource, area: Area, asOf: PlainDate): Promise<readonly { readonly on: PlainDate; readonly value: IndicatorValue }[]> {
    const series: ObservedSeries = { targetId: target.targetId, areaKey: areaKey(area), indicatorVersionId: target.indicator.id }
    const observed = new Set((await this.observations.series(series, asOf)).map(({ on }) => on))
    const due = [...quarterEnds(target.baselineOn, asOf).filter((day) => day < asOf && !observed.has(day)).slice(-MOST_AT_ONCE), asOf]
    for (const on of due) {
      const found = await source.compute({ area, on, baselineOn: target.baselineOn, parameters: source.parameters.parse(target.indicator.parameters) })
      await this.observations.keep(series, on, found, this.clock.now())
    }
    return (await this.observations.series(series, asOf)).map(({ on, found }) => ({ on, value: found }))
  }
}

function inputsOf(target: PublishedTarget, found: readonly { readonly on: PlainDate; readonly value: IndicatorValue }[]): readonly ReportInput[] {
  const records = createHash('sha256').update(found.map(({ on, value }) => `${on} ${value.recordsHash}`).join('\n')).digest('hex')
  return [
    { key: `target:${target.code}`, kind: 'plan', label: `The target “${target.title}”`, version: target.id },
    { key: `formula:${target.code}`, kind: 'formula', label: `“${target.title}”`, version: `${target.indicator.id} ${target.indicator.formulaVersion}` },
    { key: `records:${target.code}`, kind: 'records', label: `Records behind “${target.title}”`, version: records },
  ]
}
