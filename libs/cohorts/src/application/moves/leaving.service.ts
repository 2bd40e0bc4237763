import { Injectable } from '@nestjs/common'
import { AuditService } from '#audit'
import { err, ok, type Result } from '#kernel'
import { type Ctx, requireAccess } from '#platform/access'
import type { UserError } from '#platform/errors'
import { can, decideLeaving, type EnrolmentId, LEAVING_REASONS, type LeavingReason, type LeavingRequest } from '../../domain/index.js'
import { EnrolmentWriter } from '../enrolment/enrolment-writer.js'
import { LockedEnrolment } from '../enrolment/locked-enrolment.js'
import { PlacesService } from '../places/places.service.js'
import { refusalErrors } from '../refusals.js'
import { StandingService } from '../runs/standing.service.js'

type Written = Result<EnrolmentId, readonly UserError[]>

/** People who leave a run before they complete it. A place that comes free goes to whoever is next, in the same transaction. */
@Injectable()
export class LeavingService {
  constructor(
    private readonly standing: StandingService,
    private readonly locked: LockedEnrolment,
    private readonly writer: EnrolmentWriter,
    private readonly places: PlacesService,
    private readonly audit: AuditService,
  ) {}

  /** By the person, their organisation, or whoever runs the programme. `defer` keeps their claim to a later run. */
  async leave(ctx: Ctx, enrolmentId: string, action: 'withdraw' | 'defer', reason: string, note: string): Promise<Written> {
    const standing = await this.standing.forEnrolment(ctx, enrolmentId)
    requireAccess(ctx, can.withdraw, standing)
    if (!isLeavingReason(reason)) return err([{ code: 'CHOICE_UNKNOWN', field: 'reason', message: `Choose one of: ${LEAVING_REASONS.join(', ')}.` }])
    return this.go(ctx, standing, action, reason, note, can.withdraw.action)
  }

  /** The programme manager's no, with a reason that the person reads. */
  async reject(ctx: Ctx, enrolmentId: string, reason: string): Promise<Written> {
    const standing = await this.standing.forEnrolment(ctx, enrolmentId)
    requireAccess(ctx, can.seeEnrolment, standing)
    requireAccess(ctx, can.manageQueue, standing)
    return this.go(ctx, standing, 'reject', 'other', reason, can.manageQueue.action)
  }

  private go(ctx: Ctx, standing: { readonly enrolmentId: string; readonly runId: string }, action: LeavingRequest['action'], reason: LeavingReason, note: string, audited: string): Promise<Written> {
    return this.locked.with(standing, async ({ tx, run, enrolment }): Promise<Written> => {
      const decision = decideLeaving({ state: enrolment.state, action, reason, note })
      if (!decision.ok) return err(refusalErrors(decision.error))
      const words = action === 'reject' ? note.trim() : [reason, note.trim()].filter((part) => part !== '').join(': ')
      await this.writer.apply(tx, ctx, run, [{ enrolmentId: enrolment.id, personId: enrolment.personId, from: enrolment.state, action, reason: words }])
      if (decision.value.freesPlace) await this.places.allocate(tx, ctx, run)
      await this.audit.record(tx, ctx, { action: audited, subject: { person: enrolment.personId }, detail: { did: action, enrolmentId: enrolment.id } })
      return ok(enrolment.id)
    })
  }
}

const isLeavingReason = (text: string): text is LeavingReason => (LEAVING_REASONS as readonly string[]).includes(text)
