import { Injectable } from '@nestjs/common'
import { type Area, endOfQuarter, type OrganisationId, type PlainDate, type Quarter } from '#kernel'
import { systemCtx } from '#platform/access'
import { SuccessionQueries } from '../../data/follow/succession.queries.js'
import type { PublicationSnapshot } from '../../data/publication/publication.queries.js'
import { PublishedQueries } from '../../data/publication/published.queries.js'
import { endOfDay, HEADCOUNT_MEMBER, LEAST_ORGANISATIONS, shownRegions, type Unit, unitsOf } from '../../domain/index.js'
import { ExpectedService } from '../figures/expected.service.js'
import { ReturnPublications } from '../publication/return-publications.service.js'

export interface MatchedSample {
  readonly baseline: PublicationSnapshot
  readonly now: PublicationSnapshot
  /** Organisations of the area that returned both quarters; what merged or split with them included. */
  readonly organisationIds: readonly OrganisationId[]
  /** Organisations of the area: those that stand now, and those of them in the sample. */
  readonly coverage: { readonly of: number; readonly reported: number }
  /** Published headcount of the sample, in per cent of all that was returned for the area now. */
  readonly staffShare: number
}

/** The same organisations at two dates, both drawn on the newer map, as what was published of the two quarters has them. */
@Injectable()
export class MatchedSamples {
  constructor(
    private readonly publications: ReturnPublications,
    private readonly published: PublishedQueries,
    private readonly expected: ExpectedService,
    private readonly successions: SuccessionQueries,
  ) {}

  /** The sample, or in words why there is none to show. */
  async of(area: Area, then: Quarter, now: Quarter, on: PlainDate): Promise<MatchedSample | { readonly why: string; readonly coverage: MatchedSample['coverage'] | null }> {
    const baseline = await this.publications.staff(then, on)
    const newest = then === now ? baseline : await this.publications.staff(now, on)
    if (baseline === undefined || newest === undefined) return { why: TOO_FEW, coverage: null }
    const ctx = systemCtx('returns', endOfDay(on), 'indicator')
    const [stoodThen, standsNow, successions, staff] = await Promise.all([
      this.expected.on(ctx, endOfQuarter(then)), this.expected.on(ctx, endOfQuarter(now)), this.successions.all(endOfQuarter(now)), this.published.staff([newest.id], HEADCOUNT_MEMBER),
    ])
    const [was, is] = [baseline, newest].map(({ places }) => new Set(places.map(({ organisationId }) => organisationId))) as [Set<OrganisationId>, Set<OrganisationId>]
    const [idsThen, idsNow] = [new Set(stoodThen.map(({ id }) => id)), new Set(standsNow.map(({ id }) => id))]
    const all = unitsOf([...new Map([...stoodThen, ...standsNow].map((one) => [one.id, one])).values()].map(({ id, region }) => ({
      id, region: region ?? 'none', stoodThen: idsThen.has(id), standsNow: idsNow.has(id), reportedThen: was.has(id), reportsNow: is.has(id),
    })), successions)
    const inArea = all.filter((unit) => area.kind !== 'region' || unit.region === area.region)
    const matched = inArea.filter((unit) => unit.matched)
    const counted = (of: readonly Unit[]): ReadonlySet<OrganisationId> => new Set(of.flatMap(({ organisationIds }) => organisationIds.filter((id) => idsNow.has(id))))
    const heads = (of: ReadonlySet<OrganisationId>): number => staff.filter(({ place }) => of.has(place as OrganisationId)).reduce((sum, { count }) => sum + count, 0)
    const [sample, everybody] = [counted(matched), counted(inArea)]
    const coverage = { of: everybody.size, reported: sample.size }
    const why = withheld(area, all)
    if (why !== null) return { why, coverage }
    const [inSample, inAll] = [heads(sample), heads(everybody)]
    return { baseline, now: newest, organisationIds: matched.flatMap(({ organisationIds }) => organisationIds), coverage, staffShare: inAll === 0 ? 0 : Math.round((100 * inSample) / inAll) }
  }
}

const TOO_FEW = 'Fewer than three organisations have returned both quarters, so nothing can be shown.'

function withheld(area: Area, all: readonly Unit[]): string | null {
  const matched = all.filter((unit) => unit.matched)
  if (matched.length < LEAST_ORGANISATIONS) return TOO_FEW
  if (area.kind !== 'region') return null
  const shown = shownRegions([...Map.groupBy(matched, ({ region }) => region)].map(([region, units]) => ({ region, organisations: units.length })))
  return shown.includes(area.region) ? null : 'Too few organisations of this region have returned both quarters to show its figures without showing theirs.'
}
