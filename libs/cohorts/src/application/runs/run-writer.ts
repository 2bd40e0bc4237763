import { Injectable } from '@nestjs/common'
import { AuditService } from '#audit'
import { newId, type PlainDate } from '#kernel'
import { type Ctx, personOf } from '#platform/access'
import type { Tx } from '#platform/database'
import { Outbox } from '#platform/outbox'
import type { LockedRun } from '../../data/places/places.queries.js'
import { CohortRunEntity } from '../../data/runs/cohort-run.entity.js'
import { RunHeldBackEntity } from '../../data/runs/run-held-back.entity.js'
import { RunHistoryEntity } from '../../data/runs/run-history.entity.js'
import { RunQueries } from '../../data/runs/run.queries.js'
import { can, type CohortRunId, type RunPlan, type RunState } from '../../domain/index.js'
import { runChanged } from '../../events.js'
import { type CheckedRun, heldForColumns } from './run-input.js'

/** Writes runs: row, held-back lines, history, audit and event together. */
@Injectable()
export class RunWriter {
  constructor(private readonly queries: RunQueries, private readonly audit: AuditService, private readonly outbox: Outbox) {}

  async insert(tx: Tx, ctx: Ctx, run: CheckedRun & { readonly id: CohortRunId; readonly programmeVersionId: string; readonly organisationId: string }): Promise<void> {
    await tx.manager.insert(CohortRunEntity, {
      ...planColumns(run), id: run.id, programmeVersionId: run.programmeVersionId, organisationId: run.organisationId, state: 'draft', createdAt: ctx.now, updatedAt: ctx.now,
    })
    await this.writeHeldBack(tx, run.id, run.plan)
    await this.remember(tx, ctx, run.id, 'plan', null, 'draft')
  }

  async replan(tx: Tx, ctx: Ctx, run: LockedRun, to: CheckedRun): Promise<void> {
    await tx.manager.update(CohortRunEntity, { id: run.id }, { ...planColumns(to), updatedAt: ctx.now })
    await this.queries.dropHeldBack(tx, run.id)
    await this.writeHeldBack(tx, run.id, to.plan)
    await this.remember(tx, ctx, run.id, 'replan', run.state, run.state)
  }

  /** Moves a run to another state. */
  async move(tx: Tx, ctx: Ctx, run: LockedRun, action: string, to: RunState, more: { readonly reason?: string; readonly closedEarlyOn?: PlainDate | null } = {}): Promise<void> {
    const { closedEarlyOn, reason } = more
    await tx.manager.update(CohortRunEntity, { id: run.id }, { state: to, updatedAt: ctx.now, ...(closedEarlyOn === undefined ? {} : { closedEarlyOn }) })
    await this.remember(tx, ctx, run.id, action, run.state, to, reason)
  }

  private async writeHeldBack(tx: Tx, runId: CohortRunId, { heldBack }: RunPlan): Promise<void> {
    await tx.manager.insert(RunHeldBackEntity, heldBack.map(({ id, heldFor, places, releasedOn }) => ({ id, runId, ...heldForColumns(heldFor), places, releasedOn })))
  }

  private async remember(tx: Tx, ctx: Ctx, runId: CohortRunId, action: string, fromState: RunState | null, toState: RunState, reason?: string): Promise<void> {
    await tx.manager.insert(RunHistoryEntity, { id: newId(), runId, at: ctx.now, action, fromState, toState, actorId: personOf(ctx.actor) ?? null, reason: reason?.trim() || null })
    await this.audit.record(tx, ctx, { action: can.manageRun.action, subject: { kind: 'cohort_run', id: runId }, detail: { did: action, from: fromState, to: toState } })
    await this.outbox.add(tx, ctx, runChanged, { runId })
  }
}

const planColumns = ({ plan, title, deliveryMode, region }: CheckedRun) => ({
  title, deliveryMode, region, capacity: plan.capacity, minimum: plan.minimum, policy: plan.policy, offerDays: plan.offerDays,
  maxPerOrganisation: plan.quotas.maxPerOrganisation ?? null, maxPerRegion: plan.quotas.maxPerRegion ?? null,
  opensOn: plan.opensOn, closesOn: plan.closesOn, startsOn: plan.startsOn, endsOn: plan.endsOn,
  heldUntil: plan.heldBack.map(({ releasedOn }) => releasedOn).sort().at(-1) ?? null,
})
