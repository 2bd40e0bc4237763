import { createHash } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import { z } from 'zod'
import { type Area, endOfQuarter } from '#kernel'
import { systemCtx } from '#platform/access'
import type { HoldsIndicatorSources, IndicatorRequest, IndicatorSource, IndicatorValue } from '#workforce'
import { FiguresQueries, type OrganisationStaff } from '../../data/figures/figures.queries.js'
import { endOfDay, LEAST_ORGANISATIONS, meanStaff, posts, quarterDueBy, shownRegions, type StaffTotals, turnover, vacancyRate } from '../../domain/index.js'
import { ExpectedService } from '../figures/expected.service.js'
import { ReferenceService } from '../reference/reference.service.js'

interface Figure {
  readonly value: number | null
  readonly numerator: number | null
  readonly denominator: number | null
}
type Measure = (totals: StaffTotals, coverage: { readonly of: number; readonly reported: number }) => Figure

const NO_PARAMETERS = z.strictObject({})
/** Figures that do not need organisations enough to hide in: who has returned is no secret among those who plan. */
const COVERAGE = 'returns.coverage'

/** Staff, vacancies and turnover of the digital workforce, from the headcount sections of returns. */
@Injectable()
export class StaffSources implements HoldsIndicatorSources {
  readonly sources: readonly IndicatorSource[] = [
    this.source('returns.headcount', 'Digital workforce: headcount', 'count', { numerator: 'Digital staff at the end of the quarter', denominator: null }, ({ headcount }) => ({ value: headcount, numerator: headcount, denominator: null })),
    this.source('returns.vacancy_rate', 'Digital workforce: vacancy rate', 'percent', { numerator: 'Vacant posts at the end of the quarter', denominator: 'Posts: people and vacancies' }, (totals) => ({ value: vacancyRate(totals), numerator: totals.vacancies, denominator: posts(totals) })),
    this.source('returns.turnover', 'Digital workforce: turnover in a year', 'percent', { numerator: 'Leavers of the quarter, times four', denominator: 'Mean of the headcount at the beginning and the end of the quarter' }, (totals) => ({ value: turnover(totals), numerator: totals.leavers * 4, denominator: meanStaff(totals) })),
    this.source(COVERAGE, 'Organisations that have made their workforce return', 'percent', { numerator: 'Organisations that have submitted the quarter', denominator: 'Councils and combined authorities at the end of the quarter' }, (_totals, { of, reported }) => ({ value: of === 0 ? null : Math.round((10_000 * reported) / of) / 100, numerator: reported, denominator: of })),
  ]

  constructor(private readonly figures: FiguresQueries, private readonly expected: ExpectedService, private readonly references: ReferenceService) {}

  private source(key: string, title: string, unit: 'count' | 'percent', describes: IndicatorSource['describes'], measure: Measure): IndicatorSource {
    return { key, title, unit, describes, breakdowns: ['region'], areas: ['nation', 'region'], parameters: NO_PARAMETERS, compute: (request) => this.compute(key, request, measure) }
  }

  private async compute(key: string, { area, on }: IndicatorRequest, measure: Measure): Promise<IndicatorValue> {
    const quarter = quarterDueBy(on, await this.references.dueDays())
    const before = endOfDay(on)
    const [returned, organisations] = await Promise.all([this.figures.staff(quarter, before), this.expected.on(systemCtx('returns', before, 'indicator'), endOfQuarter(quarter))])
    const there = new Map(organisations.map(({ id, region }) => [id, region]))
    const counted = returned.filter(({ organisationId }) => there.has(organisationId))
    const inArea = (region: string | null | undefined): boolean => area.kind !== 'region' || region === area.region
    const rows = counted.filter(({ organisationId }) => inArea(there.get(organisationId)))
    const coverage = { of: organisations.filter(({ region }) => inArea(region)).length, reported: rows.length }
    const nothing = { coverage, bounds: null, recordsHash: hashOf(rows), protectedBy: 'none' }
    const why = key === COVERAGE ? null : withheld(area, counted.map(({ organisationId }) => there.get(organisationId) ?? 'none'))
    if (why !== null) return { value: null, numerator: null, denominator: null, why, ...nothing }
    const found = measure(sumOf(rows), coverage)
    return { ...found, why: found.value === null ? `Nothing was returned for ${quarter}.` : `Of ${quarter}, the last quarter that was due by ${on}.`, ...nothing }
  }
}

function withheld(area: Area, regions: readonly string[]): string | null {
  if (regions.length < LEAST_ORGANISATIONS) return 'Fewer than three organisations have returned the quarter, so nothing can be shown.'
  if (area.kind !== 'region') return null
  const counts = new Map<string, number>()
  for (const region of regions) counts.set(region, (counts.get(region) ?? 0) + 1)
  const shown = shownRegions([...counts].map(([region, organisations]) => ({ region, organisations })))
  return shown.includes(area.region) ? null : 'Too few organisations of this region have returned the quarter to show its figures without showing theirs.'
}

const sumOf = (rows: readonly OrganisationStaff[]): StaffTotals => rows.reduce((sum, { headcount, vacancies, starters, leavers }) => ({
  headcount: sum.headcount + headcount, vacancies: sum.vacancies + vacancies, starters: sum.starters + starters, leavers: sum.leavers + leavers,
}), { headcount: 0, vacancies: 0, starters: 0, leavers: 0 })

const hashOf = (rows: readonly OrganisationStaff[]): string => createHash('sha256').update(rows.map(({ id }) => id).join()).digest('hex')
