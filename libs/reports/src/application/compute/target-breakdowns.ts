import { Injectable } from '@nestjs/common'
import { OrganisationsService } from '#directory'
import { addDays, type Area, londonInstant, NATION, type PlainDate } from '#kernel'
import { systemCtx } from '#platform/access'
import type { IndicatorPart, IndicatorSource, IndicatorValue, PublishedTarget } from '#workforce'
import type { ReportInput } from '../../domain/snapshots/report-input.js'
import type { PartsBy, TargetParts } from '../../domain/sections/target-parts.js'
import { hashOf } from './hash-of.js'

/** More organisations than there are. */
const ALL = 10_000

export interface BrokenDown {
  readonly told: readonly TargetParts[]
  readonly inputs: readonly ReportInput[]
}

/** Tells figures of the nation by what their targets name: regions by the same source, one after the other, and the rest as the source tells it. */
@Injectable()
export class TargetBreakdowns {
  constructor(private readonly organisations: OrganisationsService) {}

  /** Regions of the organisations that stand on a day, for all targets of a report at once. None where no target asks for them. */
  async regions(targets: readonly PublishedTarget[], area: Area, on: PlainDate): Promise<readonly string[]> {
    if (area.kind !== 'nation' || !targets.some(({ breakdowns }) => breakdowns.includes('region'))) return []
    const { rows } = await this.organisations.page(systemCtx('reports', londonInstant(addDays(on, 1), '00:00'), 'report'), { on }, ALL, undefined)
    return [...new Set(rows.flatMap(({ region }) => region ?? []))].toSorted()
  }

  /** @param regions as `regions` answers */
  async of(target: PublishedTarget, source: IndicatorSource, area: Area, on: PlainDate, regions: readonly string[]): Promise<BrokenDown> {
    const asked = area.kind === 'nation' ? target.breakdowns : []
    const told: TargetParts[] = []
    const inputs: ReportInput[] = []
    for (const by of asked) {
      const parts = await this.parts(target, source, by, on, regions)
      told.push({ by, method: methodOf(parts ?? []), parts: parts?.map(({ title, value: { value, bounds, coverage, why } }) => ({ title, value, bounds, coverage, why })) ?? null })
      if (parts !== undefined) inputs.push({ key: `records:${target.code}:${by}`, kind: 'records', label: `Records behind “${target.title}”, by ${by.replaceAll('_', ' ')}`, version: hashOf(Object.fromEntries(parts.map(({ key, value }) => [key, value.recordsHash]))) })
    }
    return { told, inputs }
  }

  private async parts(target: PublishedTarget, source: IndicatorSource, by: PartsBy, on: PlainDate, regions: readonly string[]): Promise<readonly IndicatorPart[] | undefined> {
    if (!source.breakdowns.includes(by)) return undefined
    const request = { on, baselineOn: target.baselineOn, parameters: source.parameters.parse(target.indicator.parameters) }
    if (by !== 'region') return source.breakdown?.({ ...request, area: NATION }, by)
    const parts: IndicatorPart[] = []
    for (const region of regions) parts.push({ key: region, title: region, value: await source.compute({ ...request, area: { kind: 'region', region } }) })
    return parts
  }
}

const methodOf = (parts: readonly { readonly value: IndicatorValue }[]): string => parts.find(({ value }) => value.protectedBy !== 'none')?.value.protectedBy ?? 'none'
