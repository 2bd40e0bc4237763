import { Injectable } from '@nestjs/common'
import { z } from 'zod'
import { type PlainDate, type Quarter, quarterEndedBy, quartersUpTo } from '#kernel'
import type { HoldsIndicatorSources, IndicatorPart, IndicatorRequest, IndicatorSource, IndicatorValue } from '#workforce'
import { FEWEST_FOR_SHARE, quartersBetween, sumOf } from '../../domain/activity/activity-figures.js'
import type { Measure } from '../../domain/activity/activity-publication.js'
import { scope, type Spot, spotOf } from '../../domain/activity/spots.js'
import { ReleaseReader } from '../../domain/sections/release-reader.js'
import type { Strand } from '../../domain/strands.js'
import { hashOf } from '../compute/hash-of.js'
import { ActivityReleasesService } from './activity-releases.service.js'

const NO_PARAMETERS = z.strictObject({})
const AREAS: IndicatorSource['areas'] = ['nation', 'region', 'programme', 'centre']
/** Quarters whose endings a share is told of: one alone would be too few. */
const SHARE_OF_QUARTERS = 4

interface Counted {
  readonly strand: Strand
  readonly measure: Measure
  readonly title: string
  readonly numerator: string
}

const COUNTED: readonly (Counted & { readonly key: string })[] = [
  { key: 'cohorts.started', strand: 'cohorts', measure: 'started', title: 'Places on cohort programmes begun', numerator: 'Enrolments that became active since the baseline' },
  { key: 'cohorts.completed', strand: 'cohorts', measure: 'completed', title: 'Cohort programmes completed', numerator: 'Enrolments completed since the baseline' },
  { key: 'mentoring.started', strand: 'mentoring', measure: 'started', title: 'Mentoring relationships begun', numerator: 'Relationships begun since the baseline' },
  { key: 'mentoring.completed', strand: 'mentoring', measure: 'completed', title: 'Mentoring relationships completed', numerator: 'Relationships completed since the baseline' },
]

/**
 * What happened in cohort programmes and mentoring, for targets that count it. Made of the figures that reports publish and of nothing else, so a
 * target and a table never disagree, and the one cannot be subtracted from the other. Quarters count when they are over.
 */
@Injectable()
export class ActivitySources implements HoldsIndicatorSources {
  readonly sources: readonly IndicatorSource[] = [
    ...COUNTED.map((counted): IndicatorSource => ({
      key: counted.key, title: counted.title, unit: 'count', describes: { numerator: counted.numerator, denominator: null }, breakdowns: ['region', 'programme'], parameters: NO_PARAMETERS, areas: AREAS,
      compute: (request) => this.count(counted, request), breakdown: (request) => this.byProgramme(counted.strand, countedQuarters(request), (spot, published) => countAt(counted, request, spot, published)),
    })),
    ...(['cohorts', 'mentoring'] as const).map((strand): IndicatorSource => ({
      key: `${strand}.completion_share`, title: strand === 'cohorts' ? 'Cohort programmes: share that is completed' : 'Mentoring: share of relationships that is completed', unit: 'percent',
      describes: { numerator: 'Completed in the last four quarters', denominator: 'Completed, left or ended early in the last four quarters' }, breakdowns: ['region', 'programme'], parameters: NO_PARAMETERS, areas: AREAS,
      compute: (request) => this.share(strand, request), breakdown: (request) => this.byProgramme(strand, sharedQuarters(request), (spot, published) => shareAt(request, spot, published)),
    })),
  ]

  constructor(private readonly releases: ActivityReleasesService) {}

  private async count(counted: Counted, request: IndicatorRequest): Promise<IndicatorValue> {
    const spot = spotOf(request.area)
    return spot === undefined ? NOT_OF_ONE : countAt(counted, request, spot, await this.releases.current(counted.strand, countedQuarters(request)))
  }

  private async share(strand: Strand, request: IndicatorRequest): Promise<IndicatorValue> {
    const spot = spotOf(request.area)
    return spot === undefined ? NOT_OF_ONE : shareAt(request, spot, await this.releases.current(strand, sharedQuarters(request)))
  }

  /** Of each programme or scheme that the releases tell of. */
  private async byProgramme(strand: Strand, quarters: readonly Quarter[], tell: (spot: Spot, published: Published) => IndicatorValue): Promise<readonly IndicatorPart[]> {
    const published = await this.releases.current(strand, quarters)
    const titles = new Map(published.flatMap(({ release }) => {
      const reader = new ReleaseReader(release)
      return reader.cells('scopes').map((cell) => [scope(cell), reader.title(1, scope(cell))] as const)
    }))
    return [...titles].map(([key, title]) => ({ key, title, value: tell({ table: 'scopes', place: 'nation', scope: key }, published) }))
  }
}

type Published = Awaited<ReturnType<ActivityReleasesService['current']>>

const countedQuarters = ({ on, baselineOn }: IndicatorRequest): readonly Quarter[] => quartersBetween(baselineOn ?? on, on)
const sharedQuarters = ({ on }: IndicatorRequest): readonly Quarter[] => quartersUpTo(quarterEndedBy(on), SHARE_OF_QUARTERS)

function countAt({ measure }: Counted, { on }: IndicatorRequest, spot: Spot, published: Published): IndicatorValue {
  const value = sumOf(published.map(({ release }) => release), spot, [measure])
  if (value === null) return nothing('A figure of one of the quarters is withheld.', published)
  return { ...nothing(until(on), published), value, numerator: value }
}

function shareAt({ on }: IndicatorRequest, spot: Spot, published: Published): IndicatorValue {
  const releases = published.map(({ release }) => release)
  const [numerator, denominator] = [sumOf(releases, spot, ['completed']), sumOf(releases, spot, ['completed', 'ended'])]
  if (numerator === null || denominator === null) return nothing('A figure of one of the quarters is withheld.', published)
  if (denominator < FEWEST_FOR_SHARE) return nothing(`Fewer than ${FEWEST_FOR_SHARE} came to an end: too few for a share.`, published)
  return { ...nothing(until(on), published), value: Math.round((1_000 * numerator) / denominator) / 10, numerator, denominator }
}

const until = (on: PlainDate): string => `Counted to the end of ${quarterEndedBy(on)}, the last quarter that was over.`

const nothing = (why: string, published: Published): IndicatorValue => ({
  value: null, numerator: null, denominator: null, coverage: null, bounds: null, why, protectedBy: published.at(-1)?.release.method ?? 'none',
  recordsHash: hashOf(published.map(({ quarter, number, countsHash }) => [quarter, number, countsHash])),
})

const NOT_OF_ONE = nothing('Figures of single organisations are not published.', [])
