import { createHash } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import { z } from 'zod'
import { AREA_KINDS, areaKey } from '#kernel'
import { RecordedFigureQueries, type RecordedFigureRow } from '../../data/indicators/recorded-figure.queries.js'
import type { HoldsIndicatorSources, IndicatorRequest, IndicatorSource, IndicatorValue } from './indicator-source.js'

/** Which indicator's recorded figures count: its own key, as a rule. */
const PARAMETERS = z.strictObject({
  figuresOf: z.string().min(1).max(60).meta({ title: 'Whose figures count?', description: 'Short name of an indicator. Leave it empty for this one.', indicatorKey: true }),
})

const NOTHING: IndicatorValue = { value: null, numerator: null, denominator: null, coverage: null, bounds: null, why: 'Nobody has recorded a figure for this area yet.', recordsHash: 'none', protectedBy: 'none' }
const hashOf = ({ id, revision }: RecordedFigureRow): string => createHash('sha256').update(`${id}:${revision}`).digest('hex')
const percent = (numerator: number, denominator: number | null): number | null => (denominator === null ? null : (100 * numerator) / denominator)

/** Figures entered by hand, for what no records in Waymark give yet: the newest one on or before the day. */
@Injectable()
export class RecordedFigureSources implements HoldsIndicatorSources {
  readonly sources: readonly IndicatorSource[] = [
    this.source('recorded.count', 'A count that is entered by hand', 'count', null),
    this.source('recorded.percent', 'A share that is entered by hand', 'percent', 'What the share is of, as entered'),
  ]

  constructor(private readonly figures: RecordedFigureQueries) {}

  private source(key: string, title: string, unit: 'count' | 'percent', denominator: string | null): IndicatorSource {
    return {
      key, title, unit, describes: { numerator: 'What is counted, as entered', denominator }, breakdowns: [], parameters: PARAMETERS, areas: AREA_KINDS,
      compute: (request) => this.compute(unit, request),
    }
  }

  private async compute(unit: 'count' | 'percent', { area, on, parameters }: IndicatorRequest): Promise<IndicatorValue> {
    const found = await this.figures.latest(PARAMETERS.parse(parameters).figuresOf, areaKey(area), on)
    if (found === undefined) return NOTHING
    const { numerator, denominator } = found
    return { ...NOTHING, value: unit === 'count' ? numerator : percent(numerator, denominator), numerator, denominator, why: `As recorded for ${found.observedOn}: ${found.source}`, recordsHash: hashOf(found) }
  }
}
