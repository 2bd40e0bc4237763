import { Injectable } from '@nestjs/common'
import { AuditService } from '#audit'
import { err, isId, londonDate, newId, ok, type PlainDate, type Result } from '#kernel'
import { type Ctx, personOf, requireAccess } from '#platform/access'
import { isUniqueViolation, UnitOfWork } from '#platform/database'
import { notFound, type UserError } from '#platform/errors'
import { type LearningOffer, LearningOffersService } from '#read-models'
import { LearningRouteQueries, type LearningRouteRow } from '../../data/routes/learning-route.queries.js'
import { checkLearningRoute, joined, type LearningRouteId, type LearningRouteInput } from '../../domain/index.js'
import { refusal, userErrors } from '../problems.js'
import { manageLearningRoute, seeSectorFigures } from '../return-policies.js'
import { GapScopes, type GapSetting } from './gap-scope.js'

export interface LearningRouteView extends LearningRouteRow {
  readonly offer: LearningOffer
}

type Outcome = Result<LearningRouteId, readonly UserError[]>

/** Which programmes and offers teach which skill up to which level. */
@Injectable()
export class LearningRoutesService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly queries: LearningRouteQueries,
    private readonly offers: LearningOffersService,
    private readonly scopes: GapScopes,
    private readonly audit: AuditService,
  ) {}

  /** All routes of the framework of today. Those whose programme or offer is gone are left out. */
  async list(ctx: Ctx): Promise<readonly LearningRouteView[]> {
    requireAccess(ctx, seeSectorFigures, undefined)
    return this.views(await this.queries.open((await this.scopes.today(ctx, null)).scope.frameworkKey), londonDate(ctx.now))
  }

  /** Routes by `skill/level`. A route to a higher level is one to a lower level, too. */
  async forSkills(_ctx: Ctx, { scope, framework }: GapSetting, wanted: readonly { readonly skill: string; readonly level: string }[], today: PlainDate): Promise<ReadonlyMap<string, readonly LearningRouteView[]>> {
    if (wanted.length === 0) return new Map()
    const rank = new Map(framework.levels.map(({ key, rank: at }) => [key, at]))
    const skills = new Set(wanted.map(({ skill }) => skill))
    const routes = await this.views((await this.queries.open(scope.frameworkKey)).filter(({ skillKey }) => skills.has(skillKey)), today)
    return new Map(wanted.map(({ skill, level }) => [joined(skill, level), routes.filter((route) => route.skillKey === skill && (rank.get(route.levelKey) ?? 0) >= (rank.get(level) ?? 0))]))
  }

  mayManage(ctx: Ctx, { offer }: LearningRouteView): boolean {
    return manageLearningRoute.allows(ctx.actor, { ownerId: offer.ownerId ?? undefined })
  }

  /** Adds a route. Errors: by field; `ALREADY_LISTED`. */
  async add(ctx: Ctx, input: LearningRouteInput): Promise<Outcome> {
    requireAccess(ctx, seeSectorFigures, undefined)
    const { scope, framework } = await this.scopes.today(ctx, null)
    const checked = checkLearningRoute(input, { skills: new Set(framework.skills.map(({ key }) => key)), levels: new Set(framework.levels.map(({ key }) => key)) })
    if (!checked.ok) return err(userErrors(checked.error))
    const row = { ...checked.value, id: newId<LearningRouteId>(), frameworkKey: scope.frameworkKey }
    const offer = await this.offerOf(row, londonDate(ctx.now))
    if (offer === undefined) return err(refusal(row.programmeId === null ? 'externalOfferId' : 'programmeId', 'UNKNOWN_OFFER', 'There is no such programme or offer. Choose one that has been published.'))
    requireAccess(ctx, manageLearningRoute, { ownerId: offer.ownerId ?? undefined })
    try {
      return await this.uow.run(async (tx): Promise<Outcome> => {
        await this.queries.insert(tx, row, personOf(ctx.actor) ?? null, ctx.now)
        await this.audit.record(tx, ctx, { action: 'learning-route:add', subject: { kind: 'learning_route', id: row.id }, detail: { skill: row.skillKey, level: row.levelKey, offerId: offer.id } })
        return ok(row.id)
      })
    } catch (error) {
      if (!isUniqueViolation(error, 'learning_route_programme_once') && !isUniqueViolation(error, 'learning_route_offer_once')) throw error
      return err(refusal('skillKey', 'ALREADY_LISTED', 'This is listed for the skill and level already.'))
    }
  }

  /** Takes a route off the list; it stays in the records. */
  async end(ctx: Ctx, id: string): Promise<Outcome> {
    const row = isId(id) ? await this.queries.one(id) : undefined
    if (row === undefined) throw notFound('The learning route')
    const offer = await this.offerOf(row, londonDate(ctx.now))
    requireAccess(ctx, manageLearningRoute, { ownerId: offer?.ownerId ?? undefined })
    return this.uow.run(async (tx): Promise<Outcome> => {
      if (!(await this.queries.end(tx, id, personOf(ctx.actor) ?? null, ctx.now))) throw notFound('The learning route')
      await this.audit.record(tx, ctx, { action: 'learning-route:end', subject: { kind: 'learning_route', id } })
      return ok(row.id)
    })
  }

  private async offerOf({ programmeId, externalOfferId }: Pick<LearningRouteRow, 'programmeId' | 'externalOfferId'>, today: PlainDate): Promise<LearningOffer | undefined> {
    const id = programmeId ?? externalOfferId ?? ''
    if (!isId(id)) return undefined
    return (await this.offers.byIds(programmeId === null ? [] : [programmeId], externalOfferId === null ? [] : [externalOfferId], today)).get(id)
  }

  private async views(rows: readonly LearningRouteRow[], today: PlainDate): Promise<LearningRouteView[]> {
    const ids = (field: 'programmeId' | 'externalOfferId') => [...new Set(rows.map((row) => row[field]).filter((id) => id !== null))]
    const offers = await this.offers.byIds(ids('programmeId'), ids('externalOfferId'), today)
    return rows.flatMap((row) => {
      const offer = offers.get(row.programmeId ?? row.externalOfferId ?? '')
      return offer ? [{ ...row, offer }] : []
    })
  }
}
