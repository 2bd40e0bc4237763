import { Injectable } from '@nestjs/common'
import { type OrganisationRow, OrganisationsService } from '#directory'
import { addDays, type Area, londonInstant, type OrganisationId, type PlainDate } from '#kernel'
import { systemCtx } from '#platform/access'
import { type CountedClaimRow, CountedClaimQueries } from '../../data/evidence/counted-claim.queries.js'
import { kindWords, postMatches } from '../../domain/index.js'
import type { HoldsIndicatorSources, IndicatorPart, IndicatorRequest, IndicatorSource, IndicatorValue } from '../indicators/indicator-source.js'
import { heirsOf, recordsHash } from './count-milestones.js'
import { MILESTONE_SOURCES, NEW_VERIFIED_PARAMETERS, SHARE_PARAMETERS, VERIFIED_PARAMETERS } from './milestone-schema.js'

/** More organisations than there are. */
const ALL = 10_000
const EXACT: Pick<IndicatorValue, 'coverage' | 'bounds' | 'protectedBy'> = { coverage: null, bounds: null, protectedBy: 'none' }
const endOf = (on: PlainDate): Date => londonInstant(addDays(on, 1), '00:00')
const stands = ({ validFrom, validTo }: OrganisationRow, on: PlainDate): boolean => (validFrom === null || validFrom <= on) && (validTo === null || on < validTo)

/**
 * Verified milestones, as exact counts of public appointments and achievements: never by people's characteristics. A day's figure counts
 * what was verified by the end of that day, so that it stays what it was when later verdicts follow.
 */
@Injectable()
export class MilestoneSources implements HoldsIndicatorSources {
  readonly sources: readonly IndicatorSource[] = [
    {
      key: MILESTONE_SOURCES.verified, title: 'Verified milestones', unit: 'count', counts: 'events', describes: { numerator: 'People or organisations with a milestone that began after the baseline and was verified by the day', denominator: null },
      breakdowns: ['region', 'organisation', 'organisation_kind'], parameters: VERIFIED_PARAMETERS, newParameters: NEW_VERIFIED_PARAMETERS, areas: ['nation', 'region', 'organisation'], compute: (request) => this.count(request),
      breakdown: (request, by) => this.countBy(request, by),
    },
    {
      key: MILESTONE_SOURCES.share, title: 'Share of organisations with a verified milestone', unit: 'percent', describes: { numerator: 'Organisations that have it, verified by the day', denominator: 'Organisations of these kinds that exist on the day' },
      breakdowns: ['region', 'organisation_kind'], parameters: SHARE_PARAMETERS, areas: ['nation', 'region'], compute: (request) => this.share(request),
      breakdown: (request) => this.shareByKind(request),
    },
  ]

  constructor(private readonly claims: CountedClaimQueries, private readonly organisations: OrganisationsService) {}

  private async count(request: IndicatorRequest): Promise<IndicatorValue> {
    const { counted, heir } = await this.counted(request)
    return figureOf(counted, heir)
  }

  /** By the organisation of the post, or its kind. Kinds that the indicator names are told with nothing, too. */
  private async countBy(request: IndicatorRequest, by: string): Promise<readonly IndicatorPart[]> {
    const { counted, places, heir } = await this.counted(request)
    if (by === 'organisation_kind') {
      const groups = Map.groupBy(counted, ({ organisationId }) => places.get(organisationId)?.kind ?? 'other')
      const kinds = new Set([...VERIFIED_PARAMETERS.parse(request.parameters).post.organisationKinds, ...groups.keys()])
      return [...kinds].map((kind) => ({ key: kind, title: kindWords(kind), value: figureOf(groups.get(kind) ?? [], heir) }))
    }
    const groups = Map.groupBy(counted, ({ organisationId }) => heir(organisationId))
    const names = await this.organisations.byIds([...groups.keys()])
    return [...groups].map(([id, claims]) => ({ key: id, title: names.get(id)?.name ?? 'Not in the directory', value: figureOf(claims, heir) }))
  }

  /** Of each kind that the indicator names. */
  private async shareByKind(request: IndicatorRequest): Promise<readonly IndicatorPart[]> {
    const { organisationKinds, ...rest } = SHARE_PARAMETERS.parse(request.parameters)
    return Promise.all(organisationKinds.map(async (kind) => ({ key: kind, title: kindWords(kind), value: await this.share({ ...request, parameters: { ...rest, organisationKinds: [kind] } }) })))
  }

  private async counted({ area, on, baselineOn, parameters }: IndicatorRequest) {
    const { milestone, subject, post, engagements } = VERIFIED_PARAMETERS.parse(parameters)
    const claims = await this.claims.verified(milestone, on, endOf(on))
    const places = await this.organisations.byIds([...new Set(claims.map(({ organisationId }) => organisationId))])
    const heir = heirsOf(await this.claims.successions())
    const counted = claims.filter((claim) => {
      const place = places.get(claim.organisationId)
      const matches = claim.personId === null || (engagements.some((one) => one === claim.engagement) && postMatches(post, { title: claim.title, grade: claim.grade, organisationKind: place?.kind }))
      return (claim.personId === null) === (subject === 'organisation') && matches && (baselineOn === null || claim.from > baselineOn) && within(area, claim, place, heir)
    })
    return { counted, places, heir }
  }

  private async share({ area, on, parameters }: IndicatorRequest): Promise<IndicatorValue> {
    const { milestone, organisationKinds } = SHARE_PARAMETERS.parse(parameters)
    const ctx = systemCtx(MILESTONE_SOURCES.share, endOf(on), 'indicator')
    const region = area.kind === 'region' ? { region: area.region } : {}
    const pages = await Promise.all(organisationKinds.map((kind) => this.organisations.page(ctx, { kind, on, ...region }, ALL, undefined)))
    const existing = new Set(pages.flatMap(({ rows }) => rows.map(({ id }) => id)))
    const claims = (await this.claims.verified(milestone, on, endOf(on))).filter(({ personId }) => personId === null)
    const places = await this.organisations.byIds([...new Set(claims.map(({ organisationId }) => organisationId))])
    const heir = heirsOf(await this.claims.successions())
    // On the map of the day: an organisation that was not there any more counts for the one that took its place, once.
    const placeOn = ({ organisationId }: CountedClaimRow): OrganisationId => {
      const place = places.get(organisationId)
      return place !== undefined && stands(place, on) ? organisationId : heir(organisationId)
    }
    const counted = claims.filter((claim) => existing.has(placeOn(claim)))
    const [numerator, denominator] = [new Set(counted.map(placeOn)).size, existing.size]
    return { ...EXACT, value: denominator === 0 ? null : (100 * numerator) / denominator, numerator, denominator, why: denominator === 0 ? 'There is no organisation of these kinds there on the day.' : null, recordsHash: recordsHash(counted, [...existing]) }
  }
}

/** After a reorganisation two organisations may have become one; and a person may count for two targets that share a name. */
function figureOf(claims: readonly CountedClaimRow[], heir: (id: OrganisationId) => OrganisationId): IndicatorValue {
  const value = new Set(claims.map(({ personId, organisationId }) => personId ?? heir(organisationId))).size
  return { ...EXACT, value, numerator: value, denominator: null, why: null, recordsHash: recordsHash(claims) }
}

/** Whether it happened in the area: the region is that of the organisation, and an organisation stands for those it took the place of. */
function within(area: Area, { organisationId }: CountedClaimRow, place: OrganisationRow | undefined, heir: (id: OrganisationId) => OrganisationId): boolean {
  if (area.kind === 'nation') return true
  if (area.kind === 'region') return place?.region === area.region
  return area.kind === 'organisation' && (organisationId === area.organisationId || heir(organisationId) === area.organisationId)
}
