import { Injectable } from '@nestjs/common'
import { AuditService } from '#audit'
import { type Area, areaKey, err, newId, ok, type Result } from '#kernel'
import { type Ctx, personOf, requireAccess } from '#platform/access'
import { isUniqueViolation, UnitOfWork } from '#platform/database'
import { problemErrors, type UserError } from '#platform/errors'
import { PlanVersionQueries } from '../../data/plans/plan-version.queries.js'
import { type PlanFilter, type PlanOwnerRow, PlanQueries, type PlanRow } from '../../data/plans/plan.queries.js'
import { can, checkPlanWords, type PlanId, type PlanScope, type PlanVersionId } from '../../domain/index.js'
import { listScope, PlanAccess, planStanding } from './plan-access.js'
import { OwnerChecks } from './owner-checks.js'

export interface PlanWords {
  readonly title: string
  readonly narrative: string
}

export interface PlanBegun {
  readonly planId: PlanId
  readonly versionId: PlanVersionId
}

type Outcome = Result<PlanBegun, readonly UserError[]>
const refuse = (code: string, field: string, message: string): Outcome => err([{ code, field, message }])

/** Plans: look-up for everybody, beginning one for those who will own it. */
@Injectable()
export class PlansService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly plans: PlanQueries,
    private readonly versions: PlanVersionQueries,
    private readonly access: PlanAccess,
    private readonly owners: OwnerChecks,
    private readonly audit: AuditService,
  ) {}

  /** National, then regional, then local plans by title: those that were published, and the actor's own. Open to visitors. */
  list(ctx: Ctx, filter: PlanFilter, first: number, after: readonly [string, string] | undefined): Promise<{ rows: PlanRow[]; total: number }> {
    return this.plans.page(filter, listScope(ctx), first, after)
  }

  /** Open to visitors where it was published. */
  async byId(ctx: Ctx, id: string): Promise<PlanRow> {
    return (await this.access.plan(ctx, id)).plan
  }

  /** The live plan of an area, where the actor may know of it. */
  async ofArea(ctx: Ctx, area: Area): Promise<PlanRow | undefined> {
    const plan = await this.plans.ofArea(areaKey(area))
    return plan !== undefined && (plan.publishedVersionId !== null || can.workOnPlan.permits(planStanding(ctx, plan.owners))) ? plan : undefined
  }

  /** Begins the national plan, owned by an institute and an LGA. Errors: `OWNER_KIND`, `PLAN_EXISTS`, those of its words. */
  async beginNational(ctx: Ctx, instituteId: string, lgaId: string, words: PlanWords): Promise<Outcome> {
    const owners: PlanOwnerRow[] = [{ part: 'institute', organisationId: instituteId as PlanOwnerRow['organisationId'] }, { part: 'lga', organisationId: lgaId as PlanOwnerRow['organisationId'] }]
    requireAccess(ctx, can.beginPlan, planStanding(ctx, owners))
    const problems = [...problemErrors(checkPlanWords(words.title, words.narrative)), ...(await this.owners.national(instituteId, lgaId))]
    return problems.length > 0 ? err(problems) : this.begin(ctx, { kind: 'nation' }, 'national', owners, words, undefined)
  }

  /** Begins a plan for a region or an organisation from the published national one. Errors: `NO_NATIONAL_PLAN`, `OWNER_KIND`, `OWNER_REGION`, `PLAN_EXISTS`. */
  async beginDerived(ctx: Ctx, area: Extract<Area, { kind: 'region' | 'organisation' }>, ownerId: string, words: PlanWords): Promise<Outcome> {
    const owners: PlanOwnerRow[] = [{ part: 'area', organisationId: ownerId as PlanOwnerRow['organisationId'] }]
    requireAccess(ctx, can.beginPlan, planStanding(ctx, owners))
    const national = await this.plans.ofArea(areaKey({ kind: 'nation' }))
    if (national === undefined || national.publishedVersionId === null) return refuse('NO_NATIONAL_PLAN', '', 'There is no published national plan yet to derive this one from.')
    const problems = [...problemErrors(checkPlanWords(words.title, words.narrative)), ...(await this.owners.derived(ctx, area, ownerId))]
    return problems.length > 0 ? err(problems) : this.begin(ctx, area, area.kind === 'region' ? 'regional' : 'local', owners, words, national)
  }

  private async begin(ctx: Ctx, area: Area, scope: PlanScope, owners: readonly PlanOwnerRow[], { title, narrative }: PlanWords, parent: PlanRow | undefined): Promise<Outcome> {
    const [planId, versionId, by] = [newId<PlanId>(), newId<PlanVersionId>(), personOf(ctx.actor) ?? null]
    try {
      return await this.uow.run(async (tx): Promise<Outcome> => {
        await this.plans.insert(tx, { id: planId, scope, areaKey: areaKey(area), parentPlanId: parent?.id ?? null, owners }, by, ctx.now)
        await this.versions.insert(tx, { id: versionId, planId, title: title.trim(), narrative: narrative.trim(), parentVersionId: parent?.publishedVersionId ?? null }, ctx.now)
        await this.versions.note(tx, versionId, { action: 'begin', fromState: null, toState: 'draft', part: null, actorId: by, reason: null, at: ctx.now })
        await this.audit.record(tx, ctx, { action: can.beginPlan.action, subject: { kind: 'workforce_plan', id: planId }, detail: { scope, areaKey: areaKey(area) } })
        return ok({ planId, versionId })
      })
    } catch (error) {
      if (!isUniqueViolation(error, 'plan_one_live')) throw error
      return refuse('PLAN_EXISTS', '', 'There is a plan for this area already. Work on that one instead.')
    }
  }
}
