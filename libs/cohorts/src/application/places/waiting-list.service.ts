import { Injectable } from '@nestjs/common'
import { AuditService } from '#audit'
import { err, newId, ok, type Result } from '#kernel'
import { type Ctx, requireAccess } from '#platform/access'
import type { UserError } from '#platform/errors'
import { EnrolmentWriteQueries } from '../../data/enrolment/enrolment-write.queries.js'
import type { EnrolmentRow } from '../../data/enrolment/enrolment.queries.js'
import { WaitingListQueries } from '../../data/places/waiting-list.queries.js'
import { can, decideManualOffer, decidePriority, type EnrolmentId, isWaiting, orderWaiting, type PlaceBlock, placeBlockFor, placesMayBeOffered } from '../../domain/index.js'
import { EnrolmentWriter, stampOf } from '../enrolment/enrolment-writer.js'
import { LockedEnrolment } from '../enrolment/locked-enrolment.js'
import { refusalErrors } from '../refusals.js'
import { StandingService } from '../runs/standing.service.js'
import { placeFacts, PlacesService } from './places.service.js'

type Written = Result<EnrolmentId, readonly UserError[]>

export interface WaitingPerson {
  readonly enrolment: EnrolmentRow
  /** From 1, in the order of the run's policy. */
  readonly position: number
  /** What keeps them from a place now; absent where one could be offered by hand. */
  readonly blockedBy: PlaceBlock | undefined
}

/** The queue of a run in the hands of its programme manager. */
@Injectable()
export class WaitingListService {
  constructor(
    private readonly queries: WaitingListQueries,
    private readonly writes: EnrolmentWriteQueries,
    private readonly standing: StandingService,
    private readonly locked: LockedEnrolment,
    private readonly writer: EnrolmentWriter,
    private readonly places: PlacesService,
    private readonly audit: AuditService,
  ) {}

  /** The queue in order, with what stands in each one's way. */
  async list(ctx: Ctx, runId: string): Promise<readonly WaitingPerson[]> {
    const standing = await this.standing.forRun(ctx, runId)
    requireAccess(ctx, can.seeRun, standing)
    requireAccess(ctx, can.manageQueue, standing)
    const [queue, rows] = await Promise.all([this.queries.facts(standing.runId), this.queries.waiting(standing.runId)])
    const facts = placeFacts(queue, queue.seekers, ctx.now)
    const byId = new Map(rows.map((row) => [row.id, row]))
    return orderWaiting(facts.waiting, queue.policy).flatMap((entry, n) => {
      const enrolment = byId.get(entry.enrolmentId)
      return enrolment ? [{ enrolment, position: n + 1, blockedBy: placeBlockFor(facts, entry) }] : []
    })
  }

  /** Where one person stands in the queue, from 1; `undefined` when they do not wait. For the person and those concerned. */
  async positionOf(ctx: Ctx, enrolmentId: EnrolmentId): Promise<number | undefined> {
    const standing = await this.standing.forEnrolment(ctx, enrolmentId)
    requireAccess(ctx, can.seeEnrolment, standing)
    if (!isWaiting(standing.state)) return undefined
    const queue = await this.queries.facts(standing.runId)
    const position = orderWaiting(placeFacts(queue, queue.seekers, ctx.now).waiting, queue.policy).findIndex((entry) => entry.enrolmentId === enrolmentId)
    return position < 0 ? undefined : position + 1
  }

  /** Offers a place by hand. Passing over somebody who could have had it needs a reason. */
  async offer(ctx: Ctx, enrolmentId: string, reason: string): Promise<Written> {
    const standing = await this.require(ctx, enrolmentId)
    return this.locked.with(standing, async ({ tx, run, enrolment }): Promise<Written> => {
      if (!placesMayBeOffered(run.state)) return err(refusalErrors({ code: 'RUN_TAKES_NOBODY', runState: run.state }))
      const decision = decideManualOffer(await this.places.facts(tx, ctx, run), enrolment.id, reason)
      if (!decision.ok) return err(refusalErrors(decision.error))
      await this.writer.apply(tx, ctx, run, [{ enrolmentId: enrolment.id, personId: enrolment.personId, from: enrolment.state, action: 'offer', reason: reason.trim() || undefined }])
      await this.audit.record(tx, ctx, { action: can.manageQueue.action, subject: { person: enrolment.personId }, detail: { did: 'offer', enrolmentId: enrolment.id } })
      return ok(enrolment.id)
    })
  }

  /** Sets the score (by score) or the rank (by hand) of somebody who waits or may come to wait. The reason is kept. */
  async prioritise(ctx: Ctx, enrolmentId: string, value: number, reason: string): Promise<Written> {
    const standing = await this.require(ctx, enrolmentId)
    return this.locked.with(standing, async ({ tx, run, enrolment }): Promise<Written> => {
      const decision = decidePriority(run.policy, { value, reason })
      if (!decision.ok) return err(refusalErrors(decision.error))
      if (!MAY_BE_PRIORITISED.includes(enrolment.state)) return err(refusalErrors({ code: 'NOT_WAITING' }))
      const byScore = run.policy === 'priority_score'
      await this.writes.setPriority(tx, enrolment.id, byScore ? 'priority_score' : 'manual_rank', value, ctx.now)
      await this.writes.note(tx, { id: newId(), enrolmentId: enrolment.id, state: enrolment.state, action: byScore ? 'set_score' : 'set_rank', reason: `${value}: ${reason.trim()}` }, stampOf(ctx))
      await this.audit.record(tx, ctx, { action: can.manageQueue.action, subject: { person: enrolment.personId }, detail: { did: 'prioritise', enrolmentId: enrolment.id, value } })
      await this.places.allocate(tx, ctx, run)
      return ok(enrolment.id)
    })
  }

  private async require(ctx: Ctx, enrolmentId: string) {
    const standing = await this.standing.forEnrolment(ctx, enrolmentId)
    requireAccess(ctx, can.seeEnrolment, standing)
    requireAccess(ctx, can.manageQueue, standing)
    return standing
  }
}

const MAY_BE_PRIORITISED: readonly string[] = ['applied', 'manager_approved', 'waitlisted']
