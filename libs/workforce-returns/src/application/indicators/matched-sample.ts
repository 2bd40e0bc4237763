import { Injectable } from '@nestjs/common'
import { type Area, endOfQuarter, type OrganisationId, type PlainDate, type Quarter } from '#kernel'
import { systemCtx } from '#platform/access'
import { SuccessionQueries } from '../../data/follow/succession.queries.js'
import { FiguresQueries } from '../../data/figures/figures.queries.js'
import { endOfDay, LEAST_ORGANISATIONS, shownRegions, type Unit, unitsOf } from '../../domain/index.js'
import { ExpectedService } from '../figures/expected.service.js'

export interface MatchedSample {
  readonly baseline: Quarter
  readonly now: Quarter
  /** What was submitted before this instant counts. */
  readonly before: Date
  /** All units whose organisations returned both quarters, whatever the area: figures of a region are read from the nation's publication. */
  readonly units: readonly Unit[]
  /** Organisations of the area: those that stand now, and those of them in the sample. */
  readonly coverage: { readonly of: number; readonly reported: number }
  /** Headcount of the sample, in per cent of all that was returned for the area now. */
  readonly staffShare: number
  /** The returns that it was made from: the same returns, the same text. */
  readonly records: readonly string[]
  /** Why the area cannot be shown. */
  readonly withheld: string | null
}

/** The same organisations at two dates, both drawn on the newer map. */
@Injectable()
export class MatchedSamples {
  constructor(private readonly figures: FiguresQueries, private readonly expected: ExpectedService, private readonly successions: SuccessionQueries) {}

  async of(area: Area, then: Quarter, now: Quarter, on: PlainDate): Promise<MatchedSample> {
    const before = endOfDay(on)
    const ctx = systemCtx('returns', before, 'indicator')
    const [stoodThen, standsNow, returnedThen, returnedNow, successions] = await Promise.all([
      this.expected.on(ctx, endOfQuarter(then)), this.expected.on(ctx, endOfQuarter(now)), this.figures.staff(then, before), this.figures.staff(now, before), this.successions.all(endOfQuarter(now)),
    ])
    const [ids, was, is] = [[...stoodThen, ...standsNow], new Set(returnedThen.map(({ organisationId }) => organisationId)), new Set(returnedNow.map(({ organisationId }) => organisationId))]
    const [idsThen, idsNow] = [new Set(stoodThen.map(({ id }) => id)), new Set(standsNow.map(({ id }) => id))]
    const all = unitsOf([...new Map(ids.map((one) => [one.id, one])).values()].map(({ id, region }) => ({
      id, region: region ?? 'none', stoodThen: idsThen.has(id), standsNow: idsNow.has(id), reportedThen: was.has(id), reportsNow: is.has(id),
    })), successions)
    const inArea = (unit: Unit): boolean => area.kind !== 'region' || unit.region === area.region
    const units = all.filter(({ matched }) => matched)
    const counted = (of: readonly Unit[]): OrganisationId[] => of.flatMap(({ organisationIds }) => organisationIds.filter((id) => idsNow.has(id)))
    const sample = new Set(counted(units.filter(inArea)))
    const staff = (of: ReadonlySet<OrganisationId>): number => returnedNow.filter(({ organisationId }) => of.has(organisationId)).reduce((sum, { headcount }) => sum + headcount, 0)
    const everybody = staff(new Set(counted(all.filter(inArea))))
    return {
      baseline: then, now, before, units, coverage: { of: counted(all.filter(inArea)).length, reported: sample.size }, staffShare: everybody === 0 ? 0 : Math.round((100 * staff(sample)) / everybody),
      records: [...returnedThen, ...returnedNow].map(({ id }) => id).sort(), withheld: withheld(area, all),
    }
  }
}

function withheld(area: Area, all: readonly Unit[]): string | null {
  const matched = all.filter((unit) => unit.matched)
  if (matched.length < LEAST_ORGANISATIONS) return 'Fewer than three organisations have returned both quarters, so nothing can be shown.'
  if (area.kind !== 'region') return null
  const counts = new Map<string, number>()
  for (const { region } of matched) counts.set(region, (counts.get(region) ?? 0) + 1)
  const shown = shownRegions([...counts].map(([region, organisations]) => ({ region, organisations })))
  return shown.includes(area.region) ? null : 'Too few organisations of this region have returned both quarters to show its figures without showing theirs.'
}
