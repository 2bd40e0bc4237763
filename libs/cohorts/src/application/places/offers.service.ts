import { Injectable } from '@nestjs/common'
import { err, ok, type Result } from '#kernel'
import { type Ctx, requireAccess } from '#platform/access'
import type { UserError } from '#platform/errors'
import { can, decideAccept, decideDecline, type EnrolmentId } from '../../domain/index.js'
import { EnrolmentWriter } from '../enrolment/enrolment-writer.js'
import { LockedEnrolment } from '../enrolment/locked-enrolment.js'
import { refusalErrors } from '../refusals.js'
import { StandingService } from '../runs/standing.service.js'
import { PlacesService } from './places.service.js'

type Written = Result<EnrolmentId, readonly UserError[]>

/** The answer of the person to whom a place was offered. */
@Injectable()
export class OffersService {
  constructor(
    private readonly standing: StandingService,
    private readonly locked: LockedEnrolment,
    private readonly writer: EnrolmentWriter,
    private readonly places: PlacesService,
  ) {}

  /** Takes the place. Counts only while the offer stands; in a running run they take part at once. */
  async accept(ctx: Ctx, enrolmentId: string): Promise<Written> {
    const standing = await this.standing.forEnrolment(ctx, enrolmentId)
    requireAccess(ctx, can.answerOffer, standing)
    return this.locked.with(standing, async ({ tx, run, enrolment }): Promise<Written> => {
      const { state, personId } = enrolment
      const decision = decideAccept({ state, runState: run.state, expiresAt: enrolment.offerExpiresAt ?? ctx.now, now: ctx.now })
      if (!decision.ok) return err(refusalErrors(decision.error))
      await this.writer.apply(tx, ctx, run, [{ enrolmentId: enrolment.id, personId, from: state, action: 'accept' }])
      if (decision.value === 'active') await this.writer.apply(tx, ctx, run, [{ enrolmentId: enrolment.id, personId, from: 'accepted', action: 'start' }])
      return ok(enrolment.id)
    })
  }

  /** Gives the place back; whoever is next gets an offer in the same transaction. */
  async decline(ctx: Ctx, enrolmentId: string, reason: string): Promise<Written> {
    const standing = await this.standing.forEnrolment(ctx, enrolmentId)
    requireAccess(ctx, can.answerOffer, standing)
    return this.locked.with(standing, async ({ tx, run, enrolment }): Promise<Written> => {
      const decision = decideDecline(enrolment.state)
      if (!decision.ok) return err(refusalErrors(decision.error))
      await this.writer.apply(tx, ctx, run, [{ enrolmentId: enrolment.id, personId: enrolment.personId, from: enrolment.state, action: 'withdraw', reason: reason.trim() || 'Offer declined.' }])
      await this.places.allocate(tx, ctx, run)
      return ok(enrolment.id)
    })
  }
}
