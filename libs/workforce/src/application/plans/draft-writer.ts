import { Injectable } from '@nestjs/common'
import { AuditService } from '#audit'
import { err, ok, type Result, transition } from '#kernel'
import { type Ctx, personOf, requireAccess } from '#platform/access'
import { type Tx, UnitOfWork } from '#platform/database'
import { notFound, transitionErrors, type UserError } from '#platform/errors'
import { Outbox } from '#platform/outbox'
import { PlanVersionQueries, type PlanVersionRow, type VersionHistoryRow } from '../../data/plans/plan-version.queries.js'
import { type PlanRow, PlanQueries } from '../../data/plans/plan.queries.js'
import { can, VERSION_TRANSITIONS, type VersionAction, type VersionState } from '../../domain/index.js'
import { planVersionMoved } from '../../events.js'
import { PlanAccess } from './plan-access.js'

export type Outcome<T> = Result<T, readonly UserError[]>
export interface LockedVersion {
  readonly plan: PlanRow
  readonly version: PlanVersionRow
}

const CONFLICT: UserError = { code: 'CONFLICT', field: '', message: 'Someone else changed this version while you had it open. Look at what they changed, then make your change again.' }

/** Every change of a version passes here: under the lock of its plan, with its history, its audit and its event. */
@Injectable()
export class DraftWriter {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly access: PlanAccess,
    private readonly plans: PlanQueries,
    private readonly versions: PlanVersionQueries,
    private readonly audit: AuditService,
    private readonly outbox: Outbox,
  ) {}

  /** Runs `work` on a version that nobody else changes meanwhile. Throws NOT_FOUND for whoever does not work on the plan. */
  async locked<T>(ctx: Ctx, versionId: string, work: (tx: Tx, locked: LockedVersion) => Promise<Outcome<T>>): Promise<Outcome<T>> {
    const found = await this.access.version(ctx, versionId)
    requireAccess(ctx, can.workOnPlan, found.standing)
    return this.uow.run(async (tx) => {
      const plan = await this.plans.lock(tx, found.plan.id)
      const version = await this.versions.one(found.version.id, tx)
      if (plan === undefined || version === undefined) throw notFound('The version')
      return work(tx, { plan, version })
    })
  }

  /**
   * Changes the content of a version as `work` says. What was proposed, returned or approved becomes a draft again, and its approvals are
   * withdrawn. Errors: `CONFLICT` when the version is no longer at `revision`, `TRANSITION_NOT_ALLOWED`, and those of `work`.
   */
  change<T>(ctx: Ctx, versionId: string, revision: number, what: string, work: (tx: Tx, locked: LockedVersion) => Promise<Outcome<T>>): Promise<Outcome<T>> {
    return this.locked(ctx, versionId, async (tx, { plan, version }): Promise<Outcome<T>> => {
      if (version.revision !== revision) return err([CONFLICT])
      const next = transition(VERSION_TRANSITIONS, version.state, 'change')
      if (!next.ok) return err(transitionErrors('This version', next.error))
      const done = await work(tx, { plan, version })
      if (!done.ok) return done
      await this.versions.touch(tx, version.id, ctx.now)
      await this.withdrawApprovals(tx, ctx, version)
      if (version.state !== next.value) await this.move(tx, ctx, { plan, version }, 'change', next.value, { reason: null })
      await this.audit.record(tx, ctx, { action: can.workOnPlan.action, subject: { kind: 'workforce_plan_version', id: version.id }, detail: { did: what } })
      return ok(done.value)
    })
  }

  /** Moves a version to a state that its transition table allows, keeping who, when and why, and telling others by event. */
  async move(
    tx: Tx, ctx: Ctx, { plan, version }: LockedVersion, action: VersionAction, to: VersionState,
    { reason, part = null, hash = null }: { readonly reason: string | null; readonly part?: VersionHistoryRow['part']; readonly hash?: string | null },
  ): Promise<void> {
    const actorId = personOf(ctx.actor) ?? null
    await this.versions.setState(tx, version.id, to, ctx.now, hash)
    await this.versions.note(tx, version.id, { action, fromState: version.state, toState: to, part, actorId, reason, at: ctx.now })
    await this.audit.record(tx, ctx, { action: `workforce-plan:${action}`, subject: { kind: 'workforce_plan_version', id: version.id }, detail: { from: version.state, to } })
    await this.outbox.add(tx, ctx, planVersionMoved, { planId: plan.id, versionId: version.id, from: version.state, to, by: actorId })
  }

  private async withdrawApprovals(tx: Tx, ctx: Ctx, version: PlanVersionRow): Promise<void> {
    for (const { part } of await this.versions.withdrawApprovals(tx, version.id, ctx.now)) {
      await this.versions.note(tx, version.id, {
        action: 'withdraw_approval', fromState: version.state, toState: 'draft', part, actorId: personOf(ctx.actor) ?? null, reason: 'The content was changed after it was approved.', at: ctx.now,
      })
    }
  }
}
