import { Injectable } from '@nestjs/common'
import type { Ctx } from '#platform/access'
import { requireAccess } from '#platform/access'
import { UnitOfWork } from '#platform/database'
import { Outbox } from '#platform/outbox'
import { OfferSweepQueries } from '../../data/places/offer-sweep.queries.js'
import { decideLapse, offerReminderDue } from '../../domain/index.js'
import { offerExpiring } from '../../events.js'
import { EnrolmentWriter } from '../enrolment/enrolment-writer.js'
import { LockedEnrolment } from '../enrolment/locked-enrolment.js'
import { keepTime } from '../runs/keep-time-policy.js'
import { PlacesService } from './places.service.js'

const BATCH = 100

/** What the clock does to offers. Run it as often as you like: what is done is done. */
@Injectable()
export class OfferSweepService {
  constructor(
    private readonly queries: OfferSweepQueries,
    private readonly locked: LockedEnrolment,
    private readonly writer: EnrolmentWriter,
    private readonly places: PlacesService,
    private readonly uow: UnitOfWork,
    private readonly outbox: Outbox,
  ) {}

  /** Lapses offers that are due, each in its own transaction together with the offer to whoever is next. Answers how many. */
  async expire(ctx: Ctx, signal?: AbortSignal): Promise<number> {
    requireAccess(ctx, keepTime, undefined)
    let lapsed = 0
    for (;;) {
      const due = await this.queries.lapsed(ctx.now, BATCH)
      for (const offer of due) {
        if (signal?.aborted) return lapsed
        lapsed += await this.lapse(ctx, offer)
      }
      if (due.length < BATCH) return lapsed
    }
  }

  /** Tells people on the last day of their offer, once. Answers how many. */
  async remind(ctx: Ctx): Promise<number> {
    requireAccess(ctx, keepTime, undefined)
    let reminded = 0
    for (;;) {
      const due = await this.queries.onLastDay(ctx.now, BATCH)
      for (const { enrolmentId, offeredAt, expiresAt } of due) {
        if (!offerReminderDue({ offeredAt, expiresAt, reminded: false }, ctx.now)) continue
        await this.uow.run(async (tx) => {
          if (!(await this.queries.markReminded(tx, enrolmentId, expiresAt, ctx.now))) return
          await this.outbox.add(tx, ctx, offerExpiring, { enrolmentId, expiresAt: expiresAt.toISOString() })
          reminded += 1
        })
      }
      if (due.length < BATCH) return reminded
    }
  }

  private lapse(ctx: Ctx, offer: { readonly enrolmentId: string; readonly runId: string }): Promise<number> {
    return this.locked.with(offer, async ({ tx, run, enrolment }) => {
      // Accepted or lapsed by another worker while this one waited for the lock.
      if (decideLapse({ state: enrolment.state, expiresAt: enrolment.offerExpiresAt ?? ctx.now, now: ctx.now }) === undefined) return 0
      await this.writer.apply(tx, ctx, run, [{ enrolmentId: enrolment.id, personId: enrolment.personId, from: 'offered', action: 'expire', reason: 'The offer was not answered in time.' }])
      await this.places.allocate(tx, ctx, run)
      return 1
    })
  }
}
