import { createHash } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import { z } from 'zod'
import { quarterEndedBy } from '#kernel'
import type { HoldsIndicatorSources, IndicatorRequest, IndicatorSource, IndicatorValue } from '#workforce'
import { addCounts, type ChangeMeasure, groupChange, type GroupCounts, groupShare, type Interval, quarterDueBy, roundingRange, type ShareValue } from '../../domain/index.js'
import { ReferenceService } from '../reference/reference.service.js'
import { DisclosedGroups, type GroupAtBoth } from './disclosed-groups.js'
import { type MatchedSample, MatchedSamples } from './matched-sample.js'

const key = z.string().min(1).max(60)
/** Which answers count as under-represented. Of several characteristics each person counts once for each: the share is then the mean of the shares. */
const GROUPS = z.strictObject({ groups: z.array(z.strictObject({ characteristic: key, categories: z.array(key).min(1).max(40) })).min(1).max(10).refine((groups) => new Set(groups.map(({ characteristic }) => characteristic)).size === groups.length, 'Name each characteristic once')
  .meta({ title: 'Which groups are under-represented?', description: 'One characteristic on each line, as the returns name it, and the answers that count: ethnic_group: asian, black, mixed' }) })
const RELATIVE = GROUPS.extend({ of: z.enum(['share', 'people']).default('share').meta({ title: 'What changes?', description: 'Their share of the digital workforce, or how many they are.' }) })

type Measure = (then: GroupCounts, now: GroupCounts, parameters: z.output<typeof RELATIVE>) => ShareValue

/** People from under-represented backgrounds in the digital workforce, from the diversity counts of returns. */
@Injectable()
export class ShareSources implements HoldsIndicatorSources {
  readonly sources: readonly IndicatorSource[] = [
    this.source('returns.under_represented_share', 'Share of under-represented groups in the digital workforce', 'percent', GROUPS, (_then, now) => groupShare(now)),
    this.source('returns.under_represented_share_points', 'Change of the share of under-represented groups, in percentage points', 'percentage_points', GROUPS, (then, now) => groupChange(then, now, 'percentage_points')),
    this.source('returns.under_represented_change', 'Relative change of under-represented groups in the digital workforce', 'relative_change', RELATIVE, (then, now, { of }) => groupChange(then, now, RELATIVE_MEASURES[of])),
  ]

  constructor(private readonly samples: MatchedSamples, private readonly groups: DisclosedGroups, private readonly references: ReferenceService) {}

  private source(name: string, title: string, unit: IndicatorSource['unit'], parameters: z.ZodType, measure: Measure): IndicatorSource {
    return {
      key: name, title, unit, parameters, breakdowns: ['region'], areas: ['nation', 'region'],
      describes: {
        numerator: 'Digital staff whose answers are in the groups, of the organisations that returned the baseline quarter and the quarter measured, as published figures have it',
        denominator: 'Digital staff of the same organisations whose answers are known',
      },
      compute: (request) => this.compute(request, RELATIVE.parse({ ...(parameters.parse(request.parameters) as object) }), measure),
    }
  }

  private async compute({ area, on, baselineOn }: IndicatorRequest, parameters: z.output<typeof RELATIVE>, measure: Measure): Promise<IndicatorValue> {
    if (area.kind !== 'nation' && area.kind !== 'region') return empty('This is computed for the nation and its regions.', 'none')
    const now = quarterDueBy(on, await this.references.dueDays())
    const then = baselineOn === null ? now : quarterEndedBy(baselineOn)
    if (then > now) return empty(`No quarter after the baseline (${then}) was due by ${on}.`, 'none')
    const sample = await this.samples.of(area, then, now, on)
    if ('why' in sample) return { ...empty(sample.why, hashOf([then, now, on])), coverage: sample.coverage }
    const hash = hashOf([sample.baseline.recordsHash, sample.now.recordsHash, parameters])
    const found: GroupAtBoth[] = []
    for (const { characteristic, categories } of parameters.groups) {
      const group = await this.groups.of(sample, characteristic, categories)
      if ('why' in group) return { ...empty(group.why, hash), coverage: sample.coverage }
      found.push(group)
    }
    const at = (day: 'baseline' | 'now', what: 'counts' | 'off'): GroupCounts => addCounts(found.map((group) => group[day][what]))
    const [was, is] = [at('baseline', 'counts'), at('now', 'counts')]
    const { value, bounds, why } = measure(was, is, parameters)
    const rounded = roundingRange([was, at('baseline', 'off')], [is, at('now', 'off')], (a, b) => measure(a, b, parameters))
    return {
      value, bounds, why: why ?? [sampleWords(sample), ...roundingWords(rounded)].join(' '), numerator: is.inside, denominator: is.inside + is.outside,
      coverage: sample.coverage, recordsHash: hash, protectedBy: found[0]?.method ?? 'none',
    }
  }
}

const RELATIVE_MEASURES: Readonly<Record<'share' | 'people', ChangeMeasure>> = { share: 'relative_share', people: 'relative_people' }

const empty = (why: string, recordsHash: string): IndicatorValue => ({ value: null, numerator: null, denominator: null, coverage: null, bounds: null, why, recordsHash, protectedBy: 'none' })

const sampleWords = ({ baseline, now, coverage, staffShare }: MatchedSample): string =>
  `On the ${coverage.reported} of ${coverage.of} organisations that returned ${baseline.quarter === now.quarter ? now.quarter : `both ${baseline.quarter} and ${now.quarter}`}; they have ${staffShare}% of the digital staff returned for ${now.quarter}. The bounds say what could be true of those whose answers are not known.`

/** How far rounding could have moved the value, at the very most: usually it is much less, because counts are rounded up as often as down. */
const roundingWords = (range: Interval | null): readonly string[] =>
  range === null ? ['Counts are rounded, and too small to say how far that moves the value.'] : [`Counts are rounded: the true ones give something between ${range.from} and ${range.to}, usually near the value shown.`]

const hashOf = (records: readonly unknown[]): string => createHash('sha256').update(JSON.stringify(records)).digest('hex')
