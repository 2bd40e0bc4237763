import { createHash } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import { type Area, londonInstant, type PlainDate } from '#kernel'
import { type Ctx, systemCtx } from '#platform/access'
import { type QuarterStaff, ReturnIndicatorSources, StaffFiguresService, StaffTablesService, UNDER_REPRESENTED } from '#workforce-returns'
import type { ReportSection } from '../../domain/report-content.js'
import { type GroupShare, type StaffByFamily, type StaffQuarter, workforceSection } from '../../domain/sections/workforce-tables.js'
import type { ReportInput } from '../../domain/snapshots/report-input.js'
import type { Gathered, SectionBuilder, SectionRequest } from './section-builder.js'

/** Two years. */
const QUARTERS = 8
const SHARE_SOURCE = 'returns.under_represented_share'

interface WorkforceSource {
  readonly quarters: readonly StaffQuarter[]
  readonly groups: readonly GroupShare[]
  /** Nothing in an organisation's own report: its true headcount would stand beside protected counts. They are on a page of their own. */
  readonly families: StaffByFamily | null
  /** An organisation's own true counts. */
  readonly own: boolean
}

/** Digital staff: headcount, vacancies and turnover by quarter, and the shares of under-represented groups. */
@Injectable()
export class WorkforceSection implements SectionBuilder<WorkforceSource> {
  readonly key = 'workforce'
  readonly title = 'Digital workforce'

  constructor(private readonly staff: StaffFiguresService, private readonly tables: StaffTablesService, private readonly sources: ReturnIndicatorSources) {}

  async gather({ area, asOf, forOwnPeople }: SectionRequest): Promise<Gathered<WorkforceSource> | undefined> {
    const own = area.kind === 'organisation' && forOwnPeople
    if (area.kind !== 'nation' && area.kind !== 'region' && !own) return undefined
    const ctx = systemCtx('reports', londonInstant(asOf, '12:00'), 'report')
    const quarters = await this.staff.until(ctx, area, asOf, QUARTERS)
    const returned = quarters.some(({ coverage }) => coverage.reported > 0)
    const groups = own || !returned ? [] : await this.groups(area, asOf)
    const families = own || !returned ? null : await this.families(ctx, area, asOf)
    return { source: { quarters, groups: groups.map(({ share }) => share), families, own }, inputs: returned ? inputsOf(quarters, groups.map(({ recordsHash }) => recordsHash)) : [] }
  }

  tell(_request: SectionRequest, { quarters, groups, families, own }: WorkforceSource): ReportSection {
    return workforceSection(quarters, groups, families, own)
  }

  /** Role family by characteristic, of the newest quarter that was due. */
  private async families(ctx: Ctx, area: Area, on: PlainDate): Promise<StaffByFamily> {
    const { quarter, withheld, method, description, people, families, characteristics } = await this.tables.compute(ctx, area, on)
    return { quarter, withheld, method, description, people, families, characteristics }
  }

  /** Shares in the newest quarter that was due: published figures, from the source that indicators use, so that a report and a target say the same. */
  private async groups(area: Area, on: PlainDate): Promise<readonly { readonly share: GroupShare; readonly recordsHash: string }[]> {
    const source = this.sources.sources.find(({ key }) => key === SHARE_SOURCE)
    if (source === undefined) return []
    const found: { readonly share: GroupShare; readonly recordsHash: string }[] = []
    for (const { title, characteristic, categories } of UNDER_REPRESENTED) {
      const { value, bounds, numerator, denominator, why, protectedBy, recordsHash } = await source.compute({ area, on, baselineOn: null, parameters: { groups: [{ characteristic, categories }] } })
      found.push({ share: { title, share: value, bounds, people: numerator, known: denominator, why, method: protectedBy }, recordsHash })
    }
    return found
  }
}

function inputsOf(quarters: readonly QuarterStaff[], groups: readonly string[]): readonly ReportInput[] {
  return [
    ...quarters.map(({ quarter, recordsHash }): ReportInput => ({ key: `returns:${quarter}`, kind: 'return', label: `Workforce returns of ${quarter}`, version: recordsHash })),
    ...(groups.length === 0 ? [] : [{ key: 'returns:groups', kind: 'return', label: 'Diversity counts of workforce returns', version: createHash('sha256').update(groups.join()).digest('hex') } as const]),
  ]
}
