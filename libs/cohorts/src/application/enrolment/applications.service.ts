import { Injectable } from '@nestjs/common'
import { AuditService } from '#audit'
import { err, ok, type OrganisationId, type Result } from '#kernel'
import { type Ctx, requireAccess, requirePerson } from '#platform/access'
import type { UserError } from '#platform/errors'
import { can, decideApproval, type EnrolmentId } from '../../domain/index.js'
import { PlacesService } from '../places/places.service.js'
import { refusalErrors } from '../refusals.js'
import { StandingService } from '../runs/standing.service.js'
import { EnrolmentWriter } from './enrolment-writer.js'
import { EntryService } from './entry.service.js'
import { LockedEnrolment } from './locked-enrolment.js'
import { seekerOf } from './seeker-of.js'

type Written = Result<EnrolmentId, readonly UserError[]>

export interface ApplicationInput {
  readonly organisationId?: OrganisationId | undefined
  readonly statement?: string | undefined
}

/** People who come by themselves, and the word of those who approve. */
@Injectable()
export class ApplicationsService {
  constructor(
    private readonly entry: EntryService,
    private readonly standing: StandingService,
    private readonly locked: LockedEnrolment,
    private readonly writer: EnrolmentWriter,
    private readonly places: PlacesService,
    private readonly audit: AuditService,
  ) {}

  /** Enrols the actor where no approval is needed (`self`), or applies (`application`): then the approver is asked if one is needed. */
  async apply(ctx: Ctx, runId: string, route: 'self' | 'application', { organisationId, statement }: ApplicationInput): Promise<Written> {
    const personId = requirePerson(ctx)
    const standing = await this.standing.forRun(ctx, runId)
    requireAccess(ctx, can.seeRun, standing)
    requireAccess(ctx, can.apply, { ...standing, isSelf: true })
    const entered = await this.entry.enter(ctx, standing.runId, route, { personId, organisationId, statement })
    return entered.ok ? ok(entered.value.enrolmentId) : err(refusalErrors(entered.error))
  }

  /** Whether the actor could come in by themselves now, by which route, and everything that stands against it. */
  async explain(ctx: Ctx, runId: string): Promise<{ readonly route: string; readonly refusals: readonly UserError[] }> {
    const personId = requirePerson(ctx)
    const standing = await this.standing.forRun(ctx, runId)
    requireAccess(ctx, can.seeRun, standing)
    const { route, refusals } = await this.entry.explain(ctx, standing.runId, personId)
    return { route, refusals: refusals.flatMap(refusalErrors) }
  }

  /** The approver says yes: a place is offered at once where there is one, else they join the queue. */
  approve(ctx: Ctx, enrolmentId: string): Promise<Written> {
    return this.answer(ctx, enrolmentId, 'approve', '')
  }

  /** The approver says no; the applicant reads the reason. */
  refuse(ctx: Ctx, enrolmentId: string, reason: string): Promise<Written> {
    return this.answer(ctx, enrolmentId, 'refuse', reason)
  }

  private async answer(ctx: Ctx, id: string, answer: 'approve' | 'refuse', reason: string): Promise<Written> {
    const standing = await this.standing.forEnrolment(ctx, id)
    requireAccess(ctx, can.approve, standing)
    const actorId = requirePerson(ctx)
    return this.locked.with(standing, async ({ tx, run, enrolment }): Promise<Written> => {
      const decision = decideApproval({ state: enrolment.state, runState: run.state, applicantId: enrolment.personId, actorId, answer, reason })
      if (!decision.ok) return err(refusalErrors(decision.error))
      const change = { enrolmentId: enrolment.id, personId: enrolment.personId, from: enrolment.state }
      if (answer === 'approve') {
        await this.writer.apply(tx, ctx, run, [{ ...change, action: 'approve' }])
        await this.places.seat(tx, ctx, run, [{ ...seekerOf(enrolment), from: decision.value }])
      } else {
        await this.writer.apply(tx, ctx, run, [{ ...change, action: 'reject', reason: reason.trim() }])
      }
      await this.audit.record(tx, ctx, { action: can.approve.action, subject: { person: enrolment.personId }, detail: { enrolmentId: enrolment.id, answer, ...(standing.standsInFor && { inPlaceOf: standing.standsInFor.personId }) } })
      return ok(enrolment.id)
    })
  }
}
