import { Injectable } from '@nestjs/common'
import { type Area, londonDate, NATION, type OrganisationId, parseAreaKey, type PlainDate } from '#kernel'
import { type Ctx, requireAccess } from '#platform/access'
import { badInput } from '#platform/errors'
import { type CountedPlace, GapQueries, type GapRow } from '../../data/figures/gap.queries.js'
import { byGap, endOfDay, exactly, gapOf, isOpen, type RegionCount, type SkillGap } from '../../domain/index.js'
import { PublishedSupply } from './published-supply.js'
import { ReturnAccess } from '../returns/return-access.js'
import { computeFigures, seeReturn, seeSectorFigures } from '../return-policies.js'
import { type GapSetting, GapScopes } from './gap-scope.js'
import { type LearningRouteView, LearningRoutesService } from './learning-routes.service.js'
import { GAP_METHOD, sectorGap } from './sector-gap.js'

export interface GapFilter {
  /** Key of an area: `nation`, `region:Wales` or `organisation:…`. */
  readonly area?: string | null | undefined
  readonly role?: string | null | undefined
  readonly skill?: string | null | undefined
}

export interface SkillsGapView {
  readonly area: Area
  readonly setting: GapSetting
  /** How many organisations' returns the figures are made of; in a region that is withheld, 0. */
  readonly organisations: number
  /** Regions whose figures may be shown. */
  readonly regions: readonly string[]
  /** Why there are no figures. */
  readonly withheld: string | null
  readonly method: string
  readonly gaps: readonly (SkillGap & { readonly routes: readonly LearningRouteView[] })[]
}

/** What skills are short, where, and what on offer would close the gap. */
@Injectable()
export class SkillsGapService {
  constructor(
    private readonly queries: GapQueries,
    private readonly scopes: GapScopes,
    private readonly routes: LearningRoutesService,
    private readonly access: ReturnAccess,
    private readonly supply: PublishedSupply,
  ) {}

  /** The gap of an area: of an organisation for its own people, exactly; of the nation and regions for those who plan, protected. */
  async of(ctx: Ctx, filter: GapFilter): Promise<SkillsGapView> {
    const area = filter.area ? parseAreaKey(filter.area) : NATION
    if (area === undefined || area.kind === 'programme' || area.kind === 'centre') throw badInput('The area is the nation, a region or an organisation.')
    if (area.kind === 'organisation') await this.access.requireOrganisation(ctx, area.organisationId, seeReturn)
    else requireAccess(ctx, seeSectorFigures, undefined)
    return this.made(ctx, area, filter, false)
  }

  /** The same for reports, which are published or for the organisation's own people: Waymark itself may ask, nobody else. `undefined` as long as no framework names roles and skills. */
  async compute(ctx: Ctx, area: Area): Promise<SkillsGapView | undefined> {
    requireAccess(ctx, computeFigures, undefined)
    return (await this.scopes.isThere(ctx)) ? this.made(ctx, area, {}, true) : undefined
  }

  private async made(ctx: Ctx, area: Area, filter: GapFilter, publish: boolean): Promise<SkillsGapView> {
    const today = londonDate(ctx.now)
    const { setting, figures, regions, shown, method, why } = area.kind === 'organisation' ? await this.own(ctx, area.organisationId) : await this.sector(ctx, area, today, publish)
    const kept = figures.filter(({ role, skill }) => (!filter.role || role === filter.role) && (!filter.skill || skill === filter.skill)).sort(byGap)
    const routes = await this.routes.forSkills(ctx, setting, kept.map(({ skill, level }) => ({ skill, level })), today)
    const behind = area.kind === 'region' ? regions.filter(({ region }) => region === area.region && shown.includes(region)) : regions
    const organisations = behind.reduce((sum, one) => sum + one.organisations, 0)
    return {
      area, setting, organisations, regions: shown, method, withheld: figures.length > 0 ? null : why ?? whyNone(area, organisations),
      gaps: kept.map((gap) => ({ ...gap, routes: isOpen(gap) ? (routes.get(`${gap.skill}/${gap.level}`) ?? []) : [] })),
    }
  }

  private async own(ctx: Ctx, organisationId: OrganisationId): Promise<Made> {
    const setting = await this.scopes.today(ctx, organisationId)
    const { latest, rows } = await this.queries.skills(setting.scope)
    return { setting, figures: rows.map(exact), regions: regionsOf(latest), shown: [], method: 'Exact figures, for the organisation\'s own people.', why: rows.length === 0 ? NO_SKILLS : null }
  }

  /** What was published, and the posts of the same returns. */
  private async sector(ctx: Ctx, area: Area, today: PlainDate, publish: boolean): Promise<Made> {
    const setting = await this.scopes.today(ctx, null)
    const supply = await this.supply.on(today, publish)
    const scope = supply && await this.scopes.upTo(ctx, supply.snapshot.quarter, endOfDay(supply.snapshot.asOf))
    if (supply === undefined || scope === undefined) return { setting, figures: [], regions: [], shown: [], method: GAP_METHOD, why: NOT_PUBLISHED }
    const { latest, rows } = await this.queries.skills(scope)
    const regions = regionsOf(latest)
    const { nation, byRegion } = sectorGap(rows, regions, supply.release)
    return { setting: { ...setting, scope }, figures: [...(area.kind === 'region' ? (byRegion.get(area.region) ?? []) : nation)], regions, shown: [...byRegion.keys()], method: GAP_METHOD, why: null }
  }
}

interface Made {
  readonly setting: GapSetting
  readonly figures: SkillGap[]
  readonly regions: readonly RegionCount[]
  /** Regions whose figures may be shown. */
  readonly shown: readonly string[]
  readonly method: string
  /** Why there are no figures, where that is not for the smallness of the area. */
  readonly why: string | null
}

const NO_SKILLS = 'No return with skills has been submitted in the last four quarters.'
const NOT_PUBLISHED = 'No skills have been published yet. They are on the day after a quarter\'s returns are due, and nothing is shown of fewer than three organisations.'

const regionsOf = (places: readonly Pick<CountedPlace, 'region'>[]): readonly RegionCount[] => [...Map.groupBy(places, ({ region }) => region)].map(([region, members]) => ({ region, organisations: members.length }))

const exact = ({ role, skill, level, neededNow, neededInThreeYears, supply }: GapRow): SkillGap => gapOf({ role, skill, level, neededNow, neededInThreeYears, supply: exactly(supply) })

function whyNone(area: Area, organisations: number): string {
  if (area.kind === 'nation' || organisations > 0) return 'Fewer than three organisations have returned their skills, so nothing can be shown.'
  return 'Too few organisations of this region have returned their skills to show its figures without showing theirs.'
}
