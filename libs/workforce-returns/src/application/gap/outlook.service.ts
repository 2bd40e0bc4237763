import { Injectable } from '@nestjs/common'
import { type Area, londonDate, NATION, parseAreaKey } from '#kernel'
import { type Ctx, requireAccess } from '#platform/access'
import { badInput } from '#platform/errors'
import { GapQueries, type OutlookRow } from '../../data/figures/gap.queries.js'
import { LEAST_ORGANISATIONS } from '../../domain/index.js'
import { ReturnAccess } from '../returns/return-access.js'
import { seeReturn, seeSectorFigures } from '../return-policies.js'
import { type GapSetting, GapScopes } from './gap-scope.js'
import { type LearningRouteView, LearningRoutesService } from './learning-routes.service.js'

export interface ChangingRole {
  readonly role: string
  readonly change: string
  /** `null` where fewer than three organisations name it. */
  readonly people: number | null
  readonly organisations: number | null
  readonly confidence: { readonly low: number; readonly medium: number; readonly high: number } | null
  /** What its people may be retrained for, and what on offer leads there. */
  readonly retrainTo: readonly { readonly role: string; readonly routes: readonly LearningRouteView[] }[]
}

export interface OutlookView {
  readonly area: Area
  readonly setting: GapSetting
  readonly organisations: number
  readonly roles: readonly ChangingRole[]
}

/** Roles that technology is likely to change in three to five years, and where their people may go. */
@Injectable()
export class OutlookService {
  constructor(
    private readonly queries: GapQueries,
    private readonly scopes: GapScopes,
    private readonly routes: LearningRoutesService,
    private readonly access: ReturnAccess,
  ) {}

  /** Of an organisation for its own people; of the nation for those who plan. Regions are not told apart: too few organisations name a role in one. */
  async of(ctx: Ctx, key: string | null | undefined): Promise<OutlookView> {
    const area = key ? parseAreaKey(key) : NATION
    if (area?.kind !== 'nation' && area?.kind !== 'organisation') throw badInput('The area is the nation or an organisation.')
    if (area.kind === 'organisation') await this.access.requireOrganisation(ctx, area.organisationId, seeReturn)
    else requireAccess(ctx, seeSectorFigures, undefined)
    const setting = await this.scopes.today(ctx, area.kind === 'organisation' ? area.organisationId : null)
    const { organisations, rows } = await this.queries.outlook(setting.scope)
    const least = area.kind === 'organisation' ? 1 : LEAST_ORGANISATIONS
    // A role that one or two organisations name says something about them: that it is named at all is told, nothing else.
    const shown = rows.map((row): OutlookRow => ({ ...row, retrainTo: row.organisations >= least ? row.retrainTo.filter((target) => target.organisations >= least || area.kind === 'organisation') : [] }))
    const routes = await this.routesTo(ctx, setting, new Set(shown.flatMap(({ retrainTo }) => retrainTo.map(({ role }) => role))))
    return {
      area, setting, organisations,
      roles: shown.map(({ role, change, people, organisations: naming, confidence, retrainTo }) => ({
        role, change, ...(naming >= least ? { people, organisations: naming, confidence } : { people: null, organisations: null, confidence: null }),
        retrainTo: retrainTo.map((target) => ({ role: target.role, routes: routes.get(target.role) ?? [] })),
      })),
    }
  }

  /** Routes to what each role asks for, by the framework. */
  private async routesTo(ctx: Ctx, setting: GapSetting, roles: ReadonlySet<string>): Promise<ReadonlyMap<string, readonly LearningRouteView[]>> {
    const asked = setting.framework.requirements.filter(({ roleKey }) => roles.has(roleKey))
    const found = await this.routes.forSkills(ctx, setting, asked.map(({ skillKey, levelKey }) => ({ skill: skillKey, level: levelKey })), londonDate(ctx.now))
    return new Map([...roles].map((role) => {
      const routes = asked.filter(({ roleKey }) => roleKey === role).flatMap(({ skillKey, levelKey }) => found.get(`${skillKey}/${levelKey}`) ?? [])
      return [role, [...new Map(routes.map((route) => [route.offer.id, route])).values()]]
    }))
  }
}
