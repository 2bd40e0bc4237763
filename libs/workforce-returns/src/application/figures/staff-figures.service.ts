import { createHash } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import { type Area, endOfQuarter, type PlainDate, previousQuarter, type Quarter } from '#kernel'
import { type Ctx, requireAccess, systemCtx } from '#platform/access'
import { FiguresQueries, type OrganisationStaff } from '../../data/figures/figures.queries.js'
import { endOfDay, LEAST_ORGANISATIONS, quarterDueBy, shownRegions, type StaffTotals, turnover, vacancyRate } from '../../domain/index.js'
import { ReferenceService } from '../reference/reference.service.js'
import { computeFigures } from '../return-policies.js'
import { ExpectedService } from './expected.service.js'

/** Staff of an area in a quarter, as far as it may be told. */
export interface QuarterStaff {
  readonly quarter: Quarter
  /** `null` where `withheld` says why. */
  readonly totals: StaffTotals | null
  /** Per cent; `null` without a post. */
  readonly vacancyRate: number | null
  /** Per cent a year; `null` without staff. */
  readonly turnover: number | null
  readonly coverage: { readonly of: number; readonly reported: number }
  readonly withheld: string | null
  /** The same returns, the same text. */
  readonly recordsHash: string
}

/** Sums of the headcount sections of an area, for indicators and reports. */
@Injectable()
export class StaffFiguresService {
  constructor(private readonly figures: FiguresQueries, private readonly expected: ExpectedService, private readonly references: ReferenceService) {}

  /**
   * The last `quarters` quarters whose returns were due by a day, oldest first, each as its returns stood at the end of that day. Of an organisation they are
   * true and for its own people. Waymark itself may ask, nobody else.
   */
  async until(ctx: Ctx, area: Area, on: PlainDate, quarters: number): Promise<readonly QuarterStaff[]> {
    requireAccess(ctx, computeFigures, undefined)
    const found: QuarterStaff[] = []
    for (let quarter = await this.lastDue(on); found.length < quarters; quarter = previousQuarter(quarter)) found.unshift(await this.of(area, quarter, on))
    return found
  }

  /** The last quarter whose returns were due by a day. */
  async lastDue(on: PlainDate): Promise<Quarter> {
    return quarterDueBy(on, await this.references.dueDays())
  }

  /** One quarter, as its returns stood at the end of a day. */
  async of(area: Area, quarter: Quarter, on: PlainDate): Promise<QuarterStaff> {
    const before = endOfDay(on)
    const [returned, organisations] = await Promise.all([this.figures.staff(quarter, before), this.expected.on(systemCtx('returns', before, 'staff figures'), endOfQuarter(quarter))])
    const there = new Map(organisations.map(({ id, region }) => [id, { id, region }]))
    const counted = returned.filter(({ organisationId }) => there.has(organisationId))
    const rows = counted.filter(({ organisationId }) => isIn(area, there.get(organisationId)))
    const totals = sumOf(rows)
    const why = area.kind === 'organisation' ? null : withheld(area, counted.map(({ organisationId }) => there.get(organisationId)?.region ?? 'none'))
    return {
      quarter, coverage: { of: organisations.filter((one) => isIn(area, one)).length, reported: rows.length }, recordsHash: hashOf(rows), withheld: why,
      ...(why === null ? { totals, vacancyRate: vacancyRate(totals), turnover: turnover(totals) } : { totals: null, vacancyRate: null, turnover: null }),
    }
  }
}

function isIn(area: Area, organisation: { readonly id: string; readonly region: string | null } | undefined): boolean {
  if (area.kind === 'organisation') return organisation?.id === area.organisationId
  return area.kind !== 'region' || organisation?.region === area.region
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
