import { Injectable } from '@nestjs/common'
import { type Area, londonDate, NATION, type OrganisationId, parseAreaKey } from '#kernel'
import { type Ctx, requireAccess } from '#platform/access'
import { badInput } from '#platform/errors'
import { GapQueries, type OutlookRow } from '../../data/figures/gap.queries.js'
import { endOfDay, LEAST_ORGANISATIONS, outlookKey } from '../../domain/index.js'
import { PublishedSupply } from './published-supply.js'
import { ReturnAccess } from '../returns/return-access.js'
import { seeReturn, seeSectorFigures } from '../return-policies.js'
import { type GapSetting, GapScopes } from './gap-scope.js'
import { type LearningRouteView, LearningRoutesService } from './learning-routes.service.js'

export interface ChangingRole {
  readonly role: string
  readonly change: string
  /** Of the nation a multiple of five, as published; `null` where fewer than three organisations name it. */
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
  /** Why there are no figures. */
  readonly withheld: string | null
  readonly roles: readonly ChangingRole[]
}

const NOT_PUBLISHED = 'Nothing has been published of this yet. It is on the day after a quarter\'s returns are due, and nothing is shown of fewer than three organisations.'

/** Roles that technology is likely to change in three to five years, and where their people may go. */
@Injectable()
export class OutlookService {
  constructor(
    private readonly queries: GapQueries,
    private readonly scopes: GapScopes,
    private readonly routes: LearningRoutesService,
    private readonly access: ReturnAccess,
    private readonly published: PublishedSupply,
  ) {}

  /** Of an organisation for its own people; of the nation for those who plan. Regions are not told apart: too few organisations name a role in one. */
  async of(ctx: Ctx, key: string | null | undefined): Promise<OutlookView> {
    const area = key ? parseAreaKey(key) : NATION
    if (area?.kind !== 'nation' && area?.kind !== 'organisation') throw badInput('The area is the nation or an organisation.')
    if (area.kind === 'organisation') await this.access.requireOrganisation(ctx, area.organisationId, seeReturn)
    else requireAccess(ctx, seeSectorFigures, undefined)
    return area.kind === 'organisation' ? this.own(ctx, area, area.organisationId) : this.sector(ctx, area)
  }

  private async own(ctx: Ctx, area: Area, organisationId: OrganisationId): Promise<OutlookView> {
    const setting = await this.scopes.today(ctx, organisationId)
    const { organisations, rows } = await this.queries.outlook(setting.scope)
    return { area, setting, organisations, withheld: null, roles: await this.told(ctx, setting, rows) }
  }

  /**
   * As it was published, of the returns that counted then: a list that moved with every return would show what the newest one says. A role that one or two
   * organisations name says something about them: that it is named at all is told, nothing else.
   */
  private async sector(ctx: Ctx, area: Area): Promise<OutlookView> {
    const today = londonDate(ctx.now)
    const [setting, published] = [await this.scopes.today(ctx, null), await this.published.changes(today)]
    const scope = published && await this.scopes.upTo(ctx, published.snapshot.quarter, endOfDay(published.snapshot.asOf))
    if (published === undefined || scope === undefined) return { area, setting, organisations: 0, roles: [], withheld: NOT_PUBLISHED }
    const { organisations, rows } = await this.queries.outlook(scope)
    if (organisations < LEAST_ORGANISATIONS) return { area, setting, organisations: 0, roles: [], withheld: NOT_PUBLISHED }
    const people = new Map(published.release.tables.flatMap(({ cells }) => cells).map(({ at, figure }) => [at[0], figure]))
    const named = await this.told(ctx, { ...setting, scope }, rows.map((row) => ({ ...row, retrainTo: row.organisations < LEAST_ORGANISATIONS ? [] : row.retrainTo.filter((target) => target.organisations >= LEAST_ORGANISATIONS) })))
    const roles = named.map((row): ChangingRole => {
      const figure = people.get(outlookKey(row))
      return row.organisations === null || row.organisations < LEAST_ORGANISATIONS ? { ...row, people: null, organisations: null, confidence: null } : { ...row, people: typeof figure === 'number' ? figure : null }
    })
    // The order of the true numbers would tell more than those that are shown.
    return { area, setting, organisations, withheld: null, roles: roles.toSorted((a, b) => (b.people ?? -1) - (a.people ?? -1) || (outlookKey(a) < outlookKey(b) ? -1 : 1)) }
  }

  private async told(ctx: Ctx, setting: GapSetting, rows: readonly OutlookRow[]): Promise<readonly ChangingRole[]> {
    const routes = await this.routesTo(ctx, setting, new Set(rows.flatMap(({ retrainTo }) => retrainTo.map(({ role }) => role))))
    return rows.map(({ retrainTo, ...row }) => ({ ...row, retrainTo: retrainTo.map(({ role }) => ({ role, routes: routes.get(role) ?? [] })) }))
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
