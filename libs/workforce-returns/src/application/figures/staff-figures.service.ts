import { createHash } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import { type Area, endOfQuarter, type OrganisationId, type PlainDate, type Quarter, quartersUpTo } from '#kernel'
import { type Ctx, requireAccess, systemCtx } from '#platform/access'
import { FiguresQueries } from '../../data/figures/figures.queries.js'
import { endOfDay, quarterDueBy, type StaffTotals, turnover, vacancyRate } from '../../domain/index.js'
import { ReferenceService } from '../reference/reference.service.js'
import { computeFigures } from '../return-policies.js'
import { ExpectedService } from './expected.service.js'
import { PublishedStaffFigures } from './published-staff-figures.js'
import type { QuarterStaff } from './quarter-staff.js'

/** Digital staff of an area, for indicators and reports: published figures of nation and regions, true ones of an organisation. */
@Injectable()
export class StaffFiguresService {
  constructor(
    private readonly figures: FiguresQueries,
    private readonly expected: ExpectedService,
    private readonly references: ReferenceService,
    private readonly published: PublishedStaffFigures,
  ) {}

  /**
   * The last `quarters` quarters whose returns were due by a day, oldest first, each as its returns stood at the end of that day. Of an organisation they are
   * true and for its own people. Waymark itself may ask, nobody else.
   */
  async until(ctx: Ctx, area: Area, on: PlainDate, quarters: number): Promise<readonly QuarterStaff[]> {
    requireAccess(ctx, computeFigures, undefined)
    const found: QuarterStaff[] = []
    for (const quarter of quartersUpTo(await this.lastDue(on), quarters)) found.push(await this.of(area, quarter, on))
    return found
  }

  /** The last quarter whose returns were due by a day. */
  async lastDue(on: PlainDate): Promise<Quarter> {
    return quarterDueBy(on, await this.references.dueDays())
  }

  /** One quarter, as it holds on a day. */
  async of(area: Area, quarter: Quarter, on: PlainDate): Promise<QuarterStaff> {
    return area.kind === 'organisation' ? this.own(area.organisationId, quarter, on) : this.published.of(area, quarter, on)
  }

  private async own(organisationId: OrganisationId, quarter: Quarter, on: PlainDate): Promise<QuarterStaff> {
    const before = endOfDay(on)
    const [returned, organisations] = await Promise.all([this.figures.staff(quarter, before), this.expected.on(systemCtx('returns', before, 'staff figures'), endOfQuarter(quarter))])
    const expected = organisations.some(({ id }) => id === organisationId)
    const own = expected ? returned.find((one) => one.organisationId === organisationId) : undefined
    const totals: StaffTotals = own ?? { headcount: 0, vacancies: 0, starters: 0, leavers: 0 }
    return {
      quarter, totals: { headcount: totals.headcount, vacancies: totals.vacancies, starters: totals.starters, leavers: totals.leavers }, vacancyRate: vacancyRate(totals), turnover: turnover(totals), movementsWithheld: null,
      coverage: { of: expected ? 1 : 0, reported: own ? 1 : 0 }, withheld: null, protectedBy: 'none', within: 0, recordsHash: createHash('sha256').update(own?.id ?? '').digest('hex'),
    }
  }
}
