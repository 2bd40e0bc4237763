import { Injectable } from '@nestjs/common'
import { newId, transition, unwrap, type PersonId } from '#kernel'
import { type Actor, type Ctx, personOf } from '#platform/access'
import type { Tx } from '#platform/database'
import { AppError } from '#platform/errors'
import { Outbox } from '#platform/outbox'
import { type ChangeStamp, EnrolmentWriteQueries } from '../../data/enrolment/enrolment-write.queries.js'
import type { LockedRun } from '../../data/places/places.queries.js'
import {
  ENROLMENT_TRANSITIONS, type EnrolmentAction, type EnrolmentId, type EnrolmentState, holdsSeat, isWaiting, offerExpiresAt,
} from '../../domain/index.js'
import { enrolmentChanged, offerMade } from '../../events.js'

/** One step of one enrolment. */
export interface EnrolmentChange {
  readonly enrolmentId: EnrolmentId
  readonly personId: PersonId
  readonly from: EnrolmentState
  readonly action: EnrolmentAction
  /** What the person concerned may read as the reason. */
  readonly reason?: string | undefined
  /** Gives a queue number: for somebody who asks for a place for the first time. */
  readonly joinsQueue?: boolean
}

/** Who did it, as history rows say it. */
export const stampOf = (ctx: Ctx): Omit<ChangeStamp, 'expiresAt'> => ({ at: ctx.now, actorId: personOf(ctx.actor) ?? null, actorName: actorName(ctx.actor) })

export const actorName = (actor: Actor): string | null =>
  actor.kind === 'machine' ? `machine:${actor.clientId}` : actor.kind === 'system' ? `system:${actor.name}` : null

/** The one way by which an enrolment changes its state: state, history, the run's counters and the events go together. */
@Injectable()
export class EnrolmentWriter {
  constructor(private readonly queries: EnrolmentWriteQueries, private readonly outbox: Outbox) {}

  /** Applies steps to enrolments of one run, whose row the transaction has locked. Queue numbers follow the order given. */
  async apply(tx: Tx, ctx: Ctx, run: Pick<LockedRun, 'id' | 'offerDays' | 'startsOn'>, changes: readonly EnrolmentChange[]): Promise<void> {
    if (changes.length === 0) return
    const steps = changes.map((change) => ({ ...change, to: unwrap(transition(ENROLMENT_TRANSITIONS, change.from, change.action)) }))
    const sum = (counts: (state: EnrolmentState) => boolean): number => steps.reduce((n, { from, to }) => n + Number(counts(to)) - Number(counts(from)), 0)
    const numbers = steps.filter(({ joinsQueue }) => joinsQueue).length
    const [taken, waiting] = [sum(holdsSeat), sum(isWaiting)]
    let next = taken !== 0 || waiting !== 0 || numbers > 0 ? await this.queries.count(tx, run.id, { taken, waiting, numbers }) : 0
    const expiresAt = offerExpiresAt(ctx.now, run.offerDays, run.startsOn)
    const rows = steps.map(({ enrolmentId, from, to, action, reason, joinsQueue }) => ({
      id: enrolmentId, from, to, action, reason: reason ?? null, historyId: newId(), queueNumber: joinsQueue ? next++ : null,
    }))
    const changed = await this.queries.change(tx, rows, { ...stampOf(ctx), expiresAt })
    // Impossible while every writer holds the run's lock; without this check a lost update would go unseen.
    if (changed !== steps.length) throw new AppError('CONFLICT', 'Somebody else changed this at the same moment. Look at it again, then try once more.')
    await this.outbox.addMany(tx, ctx, enrolmentChanged, steps.map(({ enrolmentId, personId, from, to, reason }) => ({
      enrolmentId, runId: run.id, personId, from: from === 'draft' ? null : from, to, ...(reason === undefined ? {} : { reason }),
    })))
    await this.outbox.addMany(tx, ctx, offerMade, steps.filter(({ to }) => to === 'offered').map(({ enrolmentId }) => ({ enrolmentId, expiresAt: expiresAt.toISOString() })))
  }
}
