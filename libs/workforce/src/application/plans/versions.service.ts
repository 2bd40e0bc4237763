import { Injectable } from '@nestjs/common'
import { AuditService } from '#audit'
import { err, newId, ok, transition } from '#kernel'
import { type Ctx, personOf, requireAccess } from '#platform/access'
import { UnitOfWork } from '#platform/database'
import { notFound, problemErrors, transitionErrors, type UserError } from '#platform/errors'
import { PlanVersionQueries } from '../../data/plans/plan-version.queries.js'
import { PlanQueries } from '../../data/plans/plan.queries.js'
import { TargetQueries } from '../../data/plans/target.queries.js'
import { can, checkPlanWords, type PlanVersionId, VERSION_TRANSITIONS } from '../../domain/index.js'
import { DraftWriter, type Outcome } from './draft-writer.js'
import { PlanAccess } from './plan-access.js'
import type { PlanWords } from './plans.service.js'

const OPEN_VERSION: UserError = { code: 'OPEN_VERSION', field: '', message: 'A version of this plan is being worked on already. Go on with that one, or discard it first.' }

/** Versions that are being worked on: begun, worded, discarded. */
@Injectable()
export class VersionsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly access: PlanAccess,
    private readonly plans: PlanQueries,
    private readonly versions: PlanVersionQueries,
    private readonly targets: TargetQueries,
    private readonly writer: DraftWriter,
    private readonly audit: AuditService,
  ) {}

  /** Begins a draft with what the published version says. Errors: `OPEN_VERSION`: a plan has one at most. */
  async begin(ctx: Ctx, planId: string): Promise<Outcome<PlanVersionId>> {
    const { plan: { id }, standing } = await this.access.plan(ctx, planId)
    requireAccess(ctx, can.workOnPlan, standing)
    return this.uow.run(async (tx): Promise<Outcome<PlanVersionId>> => {
      const plan = await this.plans.lock(tx, id)
      if (plan === undefined) throw notFound('The plan')
      if (plan.closedAt !== null) return err([{ code: 'PLAN_CLOSED', field: '', message: 'This plan is no longer kept: its organisation was reorganised. Begin one for the organisation that took over.' }])
      if (plan.openVersionId !== null) return err([OPEN_VERSION])
      const [latest] = await this.versions.ofPlan(id, tx)
      const from = plan.publishedVersionId === null ? latest : await this.versions.one(plan.publishedVersionId, tx)
      if (from === undefined) throw notFound('The plan')
      const versionId = newId<PlanVersionId>()
      await this.versions.insert(tx, { id: versionId, planId: id, title: from.title, narrative: from.narrative, parentVersionId: from.parentVersionId }, ctx.now)
      await this.targets.copy(tx, from.id, versionId)
      await this.versions.note(tx, versionId, { action: 'begin', fromState: null, toState: 'draft', part: null, actorId: personOf(ctx.actor) ?? null, reason: null, at: ctx.now })
      await this.audit.record(tx, ctx, { action: can.workOnPlan.action, subject: { kind: 'workforce_plan_version', id: versionId }, detail: { did: 'begin', from: from.id } })
      return ok(versionId)
    })
  }

  /** Title and narrative of a draft. */
  setWords(ctx: Ctx, versionId: string, revision: number, { title, narrative }: PlanWords): Promise<Outcome<PlanVersionId>> {
    return this.writer.change(ctx, versionId, revision, 'words', async (tx, { version }): Promise<Outcome<PlanVersionId>> => {
      const problems = problemErrors(checkPlanWords(title, narrative))
      if (problems.length > 0) return err(problems)
      await this.versions.setWords(tx, version.id, title.trim(), narrative.trim())
      return ok(version.id)
    })
  }

  /** Gives up a version that was not published; it can still be read by the owners. */
  discard(ctx: Ctx, versionId: string, reason: string): Promise<Outcome<PlanVersionId>> {
    return this.writer.locked(ctx, versionId, async (tx, locked): Promise<Outcome<PlanVersionId>> => {
      const next = transition(VERSION_TRANSITIONS, locked.version.state, 'discard')
      if (!next.ok) return err(transitionErrors('This version', next.error))
      if (reason.trim() === '' || reason.length > 2_000) return err([{ code: 'REASON_LENGTH', field: 'reason', message: 'Say in 1 to 2,000 characters why you discard it.' }])
      await this.versions.withdrawApprovals(tx, locked.version.id, ctx.now)
      await this.writer.move(tx, ctx, locked, 'discard', next.value, { reason: reason.trim() })
      return ok(locked.version.id)
    })
  }
}
