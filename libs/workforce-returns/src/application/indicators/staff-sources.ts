import { Injectable } from '@nestjs/common'
import { z } from 'zod'
import type { HoldsIndicatorSources, IndicatorRequest, IndicatorSource, IndicatorValue } from '#workforce'
import { meanStaff, posts, type StaffTotals, turnover, vacancyRate } from '../../domain/index.js'
import { StaffFiguresService } from '../figures/staff-figures.service.js'

interface Figure {
  readonly value: number | null
  readonly numerator: number | null
  readonly denominator: number | null
}
type Measure = (totals: StaffTotals, coverage: { readonly of: number; readonly reported: number }) => Figure

const NO_PARAMETERS = z.strictObject({})
/** Figures that do not need organisations enough to hide in: who has returned is no secret among those who plan. */
const TURNOVER = 'returns.turnover'
const COVERAGE = 'returns.coverage'

/** Staff, vacancies and turnover of the digital workforce, from the headcount sections of returns. */
@Injectable()
export class StaffSources implements HoldsIndicatorSources {
  readonly sources: readonly IndicatorSource[] = [
    this.source('returns.headcount', 'Digital workforce: headcount', 'count', { numerator: 'Digital staff at the end of the quarter', denominator: null }, ({ headcount }) => ({ value: headcount, numerator: headcount, denominator: null })),
    this.source('returns.vacancy_rate', 'Digital workforce: vacancy rate', 'percent', { numerator: 'Vacant posts at the end of the quarter', denominator: 'Posts: people and vacancies' }, (totals) => ({ value: vacancyRate(totals), numerator: totals.vacancies, denominator: posts(totals) })),
    this.source(TURNOVER, 'Digital workforce: turnover in a year', 'percent', { numerator: 'Leavers of the quarter, times four', denominator: 'Mean of the headcount at the beginning and the end of the quarter' }, (totals) => ({ value: turnover(totals), numerator: totals.leavers * 4, denominator: meanStaff(totals) })),
    this.source(COVERAGE, 'Organisations that have made their workforce return', 'percent', { numerator: 'Organisations that have submitted the quarter', denominator: 'Councils and combined authorities at the end of the quarter' }, (_totals, { of, reported }) => ({ value: of === 0 ? null : Math.round((10_000 * reported) / of) / 100, numerator: reported, denominator: of })),
  ]

  constructor(private readonly staff: StaffFiguresService) {}

  private source(key: string, title: string, unit: 'count' | 'percent', describes: IndicatorSource['describes'], measure: Measure): IndicatorSource {
    return { key, title, unit, describes, breakdowns: ['region'], areas: ['nation', 'region'], parameters: NO_PARAMETERS, compute: (request) => this.compute(key, request, measure) }
  }

  private async compute(key: string, { area, on }: IndicatorRequest, measure: Measure): Promise<IndicatorValue> {
    const quarter = await this.staff.lastDue(on)
    const { totals, movementsWithheld, coverage, withheld, recordsHash, protectedBy, within } = await this.staff.of(area, quarter, on)
    const nothing = { coverage, bounds: null, recordsHash, protectedBy: key === COVERAGE ? 'none' : protectedBy }
    if (totals === null && key !== COVERAGE) return { value: null, numerator: null, denominator: null, why: withheld, ...nothing }
    if (key === TURNOVER && movementsWithheld !== null) return { value: null, numerator: null, denominator: null, why: movementsWithheld, ...nothing }
    const found = measure({ ...NOBODY, ...totals, starters: totals?.starters ?? 0, leavers: totals?.leavers ?? 0 }, coverage)
    const rounded = within === 0 || key === COVERAGE ? '' : ` Counts of people are rounded to five; the headcount is within ${within} of the true one, and rates are worked out from rounded counts.`
    return { ...found, why: found.value === null ? `Too few staff were returned for ${quarter}.` : `Of ${quarter}, the last quarter that was due by ${on}.${rounded}`, ...nothing }
  }
}

const NOBODY: StaffTotals = { headcount: 0, vacancies: 0, starters: 0, leavers: 0 }
