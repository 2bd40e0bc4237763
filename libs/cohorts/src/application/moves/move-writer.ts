import { Injectable } from '@nestjs/common'
import { AuditService } from '#audit'
import type { Ctx } from '#platform/access'
import { personOf } from '#platform/access'
import type { Tx } from '#platform/database'
import { Outbox } from '#platform/outbox'
import type { EnrolmentRow } from '../../data/enrolment/enrolment.queries.js'
import { EntryQueries } from '../../data/enrolment/entry.queries.js'
import { TransferRequestQueries } from '../../data/moves/transfer-request.queries.js'
import type { LockedRun } from '../../data/places/places.queries.js'
import { can, type EnrolmentId, type Transfer } from '../../domain/index.js'
import { enrolmentTransferred, transferRequestAnswered } from '../../events.js'
import { EnrolmentWriter } from '../enrolment/enrolment-writer.js'
import { seekerOf } from '../enrolment/seeker-of.js'
import { PlacesService } from '../places/places.service.js'

/** The two halves of a move between runs. Both runs are locked. */
@Injectable()
export class MoveWriter {
  constructor(
    private readonly entries: EntryQueries,
    private readonly writer: EnrolmentWriter,
    private readonly places: PlacesService,
    private readonly audit: AuditService,
    private readonly outbox: Outbox,
    private readonly requests: TransferRequestQueries,
  ) {}

  async leave(tx: Tx, ctx: Ctx, run: LockedRun, enrolment: EnrolmentRow, reason: string): Promise<void> {
    await this.writer.apply(tx, ctx, run, [{ enrolmentId: enrolment.id, personId: enrolment.personId, from: enrolment.state, action: 'defer', reason }])
  }

  /** The new enrolment: through the queue like anybody else, then on to where they were before. */
  async arrive(tx: Tx, ctx: Ctx, run: LockedRun, from: EnrolmentRow, id: EnrolmentId, enters: Transfer['enters']): Promise<void> {
    const { personId } = from
    await this.entries.insertDrafts(tx, [{
      id, runId: run.id, personId, organisationId: from.organisationId, organisationKind: from.organisationKind, region: from.region ?? undefined,
      route: 'transfer', statement: from.statement ?? undefined, nominatedById: from.nominatedById ?? undefined, transferredFromId: from.id,
    }], ctx.now)
    if (enters === 'applied') await this.writer.apply(tx, ctx, run, [{ enrolmentId: id, personId, from: 'draft', action: 'submit' }])
    else {
      await this.places.seat(tx, ctx, run, [{ ...seekerOf(from), enrolmentId: id, from: 'draft' }])
      if (enters === 'accepted' || enters === 'active') await this.writer.apply(tx, ctx, run, [{ enrolmentId: id, personId, from: 'offered', action: 'accept' }])
      if (enters === 'active') await this.writer.apply(tx, ctx, run, [{ enrolmentId: id, personId, from: 'accepted', action: 'start' }])
    }
    const settled = await this.requests.settleByMove(tx, { fromId: from.id, toRunId: run.id, newId: id, by: personOf(ctx.actor) ?? null }, ctx.now)
    await this.outbox.addMany(tx, ctx, transferRequestAnswered, settled.filter(({ state }) => state === 'accepted').map((one) => ({ requestId: one.id })))
    await this.outbox.add(tx, ctx, enrolmentTransferred, { fromEnrolmentId: from.id, toEnrolmentId: id, runId: run.id, personId })
    await this.audit.record(tx, ctx, { action: can.manageQueue.action, subject: { person: personId }, detail: { did: 'transfer', from: from.id, to: id } })
  }
}
