import { Injectable } from '@nestjs/common'
import { type Area, londonDate, NATION, parseAreaKey } from '#kernel'
import { type Ctx, requireAccess } from '#platform/access'
import { badInput, notFound } from '#platform/errors'
import { GapQueries, type GapRow } from '../../data/figures/gap.queries.js'
import { byGap, exactly, gapOf, isOpen, type SkillGap } from '../../domain/index.js'
import { ReturnAccess } from '../returns/return-access.js'
import { computeFigures, seeReturn, seeSectorFigures } from '../return-policies.js'
import { type GapSetting, GapScopes } from './gap-scope.js'
import { type LearningRouteView, LearningRoutesService } from './learning-routes.service.js'
import { GAP_METHOD, protectGap } from './protect-supply.js'

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
  ) {}

  /** The gap of an area: of an organisation for its own people, exactly; of the nation and regions for those who plan, protected. */
  async of(ctx: Ctx, filter: GapFilter): Promise<SkillsGapView> {
    const area = filter.area ? parseAreaKey(filter.area) : NATION
    if (area === undefined || area.kind === 'programme' || area.kind === 'centre') throw badInput('The area is the nation, a region or an organisation.')
    if (area.kind === 'organisation') await this.access.requireOrganisation(ctx, area.organisationId, seeReturn)
    else requireAccess(ctx, seeSectorFigures, undefined)
    return this.made(ctx, area, filter)
  }

  /** The same for reports, which are published or for the organisation's own people: Waymark itself may ask, nobody else. `undefined` as long as no framework names roles and skills. */
  async compute(ctx: Ctx, area: Area): Promise<SkillsGapView | undefined> {
    requireAccess(ctx, computeFigures, undefined)
    return (await this.scopes.isThere(ctx)) ? this.made(ctx, area, {}) : undefined
  }

  private async made(ctx: Ctx, area: Area, filter: GapFilter): Promise<SkillsGapView> {
    const setting = await this.scopes.today(ctx, area.kind === 'organisation' ? area.organisationId : null)
    const { regions, rows } = await this.queries.skills(setting.scope)
    const made = area.kind === 'organisation' ? { figures: rows.map(exact), regions: [], method: 'Exact figures, for the organisation\'s own people.' } : sector(area, rows, regions)
    const kept = made.figures.filter(({ role, skill }) => (!filter.role || role === filter.role) && (!filter.skill || skill === filter.skill)).sort(byGap)
    const routes = await this.routes.forSkills(ctx, setting, kept.map(({ skill, level }) => ({ skill, level })), londonDate(ctx.now))
    const behind = area.kind === 'region' ? regions.filter(({ region }) => region === area.region && made.regions.includes(region)) : regions
    const organisations = behind.reduce((sum, one) => sum + one.organisations, 0)
    return {
      area, setting, organisations, regions: made.regions, method: made.method, withheld: made.figures.length > 0 ? null : whyNone(area, organisations, rows.length),
      gaps: kept.map((gap) => ({ ...gap, routes: isOpen(gap) ? (routes.get(`${gap.skill}/${gap.level}`) ?? []) : [] })),
    }
  }
}

const exact = ({ role, skill, level, neededNow, neededInThreeYears, supply }: GapRow): SkillGap => gapOf({ role, skill, level, neededNow, neededInThreeYears, supply: exactly(supply) })

function sector(area: Area, rows: readonly GapRow[], regions: readonly { readonly region: string; readonly organisations: number }[]) {
  const { nation, byRegion } = protectGap(rows, regions)
  const figures = area.kind === 'region' ? (byRegion.get(area.region) ?? []) : nation
  return { figures: [...figures], regions: [...byRegion.keys()], method: GAP_METHOD }
}

function whyNone(area: Area, organisations: number, rows: number): string {
  if (rows === 0) return 'No return with skills has been submitted in the last four quarters.'
  if (area.kind === 'nation' || organisations > 0) return 'Fewer than three organisations have returned their skills, so nothing can be shown.'
  return area.kind === 'region' ? 'Too few organisations of this region have returned their skills to show its figures without showing theirs.' : notFound().message
}
