import { createHash } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import { z } from 'zod'
import { quarterEndedBy } from '#kernel'
import type { HoldsIndicatorSources, IndicatorRequest, IndicatorSource, IndicatorValue } from '#workforce'
import { addCounts, type ChangeMeasure, groupChange, type GroupCounts, groupShare, quarterDueBy, type ShareValue } from '../../domain/index.js'
import { ReferenceService } from '../reference/reference.service.js'
import { DisclosedGroups } from './disclosed-groups.js'
import { type MatchedSample, MatchedSamples } from './matched-sample.js'

const key = z.string().min(1).max(60)
/** Which answers count as under-represented. Of several characteristics each person counts once for each: the share is then the mean of the shares. */
const GROUPS = z.strictObject({ groups: z.array(z.strictObject({ characteristic: key, categories: z.array(key).min(1).max(40) })).min(1).max(10).refine((groups) => new Set(groups.map(({ characteristic }) => characteristic)).size === groups.length, 'Name each characteristic once') })
const RELATIVE = GROUPS.extend({ of: z.enum(['share', 'people']).default('share') })

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
    const hash = hashOf(sample, parameters)
    if (sample.withheld !== null) return { ...empty(sample.withheld, hash), coverage: sample.coverage }
    const counts: { baseline: GroupCounts[]; now: GroupCounts[] } = { baseline: [], now: [] }
    let method = 'none'
    for (const { characteristic, categories } of parameters.groups) {
      const found = await this.groups.of(sample, area.kind === 'region' ? area.region : undefined, characteristic, categories)
      if ('why' in found) return { ...empty(found.why, hash), coverage: sample.coverage }
      counts.baseline.push(found.baseline)
      counts.now.push(found.now)
      method = found.method
    }
    const [was, is] = [addCounts(counts.baseline), addCounts(counts.now)]
    const { value, bounds, why } = measure(was, is, parameters)
    return { value, bounds, why: why ?? sampleWords(sample), numerator: is.inside, denominator: is.inside + is.outside, coverage: sample.coverage, recordsHash: hash, protectedBy: method }
  }
}

const RELATIVE_MEASURES: Readonly<Record<'share' | 'people', ChangeMeasure>> = { share: 'relative_share', people: 'relative_people' }

const empty = (why: string, recordsHash: string): IndicatorValue => ({ value: null, numerator: null, denominator: null, coverage: null, bounds: null, why, recordsHash, protectedBy: 'none' })

const sampleWords = ({ baseline, now, coverage, staffShare }: MatchedSample): string =>
  `On the ${coverage.reported} of ${coverage.of} organisations that returned ${baseline === now ? now : `both ${baseline} and ${now}`}; they have ${staffShare}% of the digital staff returned for ${now}. The bounds say what could be true of those whose answers are not known.`

const hashOf = ({ records, baseline, now }: MatchedSample, parameters: unknown): string => createHash('sha256').update(JSON.stringify({ records, baseline, now, parameters })).digest('hex')
