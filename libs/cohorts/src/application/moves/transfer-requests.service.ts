import { Injectable } from '@nestjs/common'
import { AuditService } from '#audit'
import { err, isId, newId, ok, type Result } from '#kernel'
import { type Ctx, personOf, requireAccess } from '#platform/access'
import { isUniqueViolation, type Tx, UnitOfWork } from '#platform/database'
import { notFound, type UserError } from '#platform/errors'
import { Outbox } from '#platform/outbox'
import { TransferRequestQueries, type TransferRequestRow } from '../../data/moves/transfer-request.queries.js'
import { can, checkAsking, decideTransferRequest, settleTransferRequest, type TransferRequestAction, type TransferRequestId, type TransferRequestRefusal } from '../../domain/index.js'
import { transferRequestAnswered, transferRequested } from '../../events.js'
import { refusalErrors } from '../refusals.js'
import { type EnrolmentStanding, StandingService } from '../runs/standing.service.js'
import { TransferService } from './transfer.service.js'

type Outcome = Result<TransferRequestId, readonly UserError[]>

export interface TransferWish {
  readonly toRunId: string
  /** They would rather wait there than stay. */
  readonly mayWait: boolean
  readonly reason: string
}

/** Learners ask to go on in another run of the programme; those who run it accept (that is the transfer) or decline. */
@Injectable()
export class TransferRequestsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly queries: TransferRequestQueries,
    private readonly standing: StandingService,
    private readonly transfers: TransferService,
    private readonly audit: AuditService,
    private readonly outbox: Outbox,
  ) {}

  /** Asks, for the actor's own enrolment. Errors: see `TransferRequestRefusal`. */
  async ask(ctx: Ctx, enrolmentId: string, { toRunId, mayWait, reason }: TransferWish): Promise<Outcome> {
    const standing = await this.standing.forEnrolment(ctx, enrolmentId)
    requireAccess(ctx, can.requestTransfer, standing)
    const target = await this.standing.forRun(ctx, toRunId)
    requireAccess(ctx, can.seeRun, target)
    const id = newId<TransferRequestId>()
    try {
      return await this.uow.run(async (tx): Promise<Outcome> => {
        const facts = await this.queries.facts(tx, standing.enrolmentId, target.runId)
        if (facts === undefined) throw notFound('The enrolment')
        const decided = decideTransferRequest({ ...facts, reason })
        if (!decided.ok) return refused(decided.error)
        await this.queries.insert(tx, { id, enrolmentId: standing.enrolmentId, toRunId: target.runId, mayWait, reason: reason.trim() }, ctx.now)
        await this.record(tx, ctx, can.requestTransfer.action, standing, id, 'ask')
        await this.outbox.add(tx, ctx, transferRequested, { requestId: id })
        return ok(id)
      })
    } catch (error) {
      // Asked twice at the same moment: the second hears what it would have heard a moment later.
      if (!isUniqueViolation(error, 'transfer_request_one_open')) throw error
      return refused({ code: 'TRANSFER_ALREADY_REQUESTED' })
    }
  }

  /** The learner takes the request back. */
  async withdraw(ctx: Ctx, id: string): Promise<Outcome> {
    const { standing } = await this.known(ctx, id)
    requireAccess(ctx, can.requestTransfer, standing)
    return this.settle(ctx, id, standing, 'withdraw', '')
  }

  /** The programme manager's no, with a reason that the learner reads. */
  async decline(ctx: Ctx, id: string, reason: string): Promise<Outcome> {
    const { standing } = await this.known(ctx, id)
    requireAccess(ctx, can.manageQueue, standing)
    return this.settle(ctx, id, standing, 'decline', reason)
  }

  /** The programme manager's yes: the learner is transferred as they wished, and the transfer settles the request. */
  async accept(ctx: Ctx, id: string): Promise<Outcome> {
    const { request, standing } = await this.known(ctx, id)
    requireAccess(ctx, can.manageQueue, standing)
    const moved = await this.transfers.transfer(ctx, request.enrolmentId, request.toRunId, request.mayWait, async (tx) => {
      const locked = await this.queries.lock(tx, id)
      const decided = settleTransferRequest(locked?.state ?? request.state, 'accept', '')
      return decided.ok ? ok(undefined) : refused(decided.error)
    })
    return moved.ok ? ok(request.id) : moved
  }

  /** One request, for its learner and those who run the programme. */
  async byId(ctx: Ctx, id: string): Promise<TransferRequestRow> {
    return (await this.known(ctx, id)).request
  }

  /** What waits for an answer in a run, for those who run the programme. */
  async open(ctx: Ctx, runId: string, first: number, after: readonly [string, string] | undefined): Promise<{ rows: TransferRequestRow[]; total: number }> {
    const standing = await this.standing.forRun(ctx, runId)
    requireAccess(ctx, can.seeRun, standing)
    requireAccess(ctx, can.manageQueue, standing)
    return this.queries.open(standing.runId, first, after)
  }

  /** The newest request of each enrolment, as far as the actor may know of it. */
  async newest(ctx: Ctx, enrolmentIds: readonly string[]): Promise<ReadonlyMap<string, TransferRequestRow>> {
    const standings = await this.standing.forEnrolments(ctx, enrolmentIds)
    const known = enrolmentIds.filter((id) => permits(standings.get(id), can.seeTransferRequest))
    return new Map((known.length === 0 ? [] : await this.queries.newest(known)).map((row) => [row.enrolmentId, row]))
  }

  /** From which of these enrolments the actor may ask now. */
  async mayAsk(ctx: Ctx, enrolmentIds: readonly string[]): Promise<ReadonlyMap<string, boolean>> {
    const standings = await this.standing.forEnrolments(ctx, enrolmentIds)
    const own = enrolmentIds.filter((id) => permits(standings.get(id), can.requestTransfer))
    return new Map((own.length === 0 ? [] : await this.queries.asking(own)).map((facts) => [facts.enrolmentId, checkAsking(facts) === undefined]))
  }

  /** A request that the actor may know of; to all others it does not exist. */
  private async known(ctx: Ctx, id: string): Promise<{ readonly request: TransferRequestRow; readonly standing: EnrolmentStanding }> {
    const request = isId(id) ? await this.queries.one(id) : undefined
    if (request === undefined) throw notFound()
    const standing = await this.standing.forEnrolment(ctx, request.enrolmentId)
    requireAccess(ctx, can.seeTransferRequest, standing)
    return { request, standing }
  }

  private settle(ctx: Ctx, id: string, standing: EnrolmentStanding, action: Extract<TransferRequestAction, 'withdraw' | 'decline'>, answer: string): Promise<Outcome> {
    return this.uow.run(async (tx): Promise<Outcome> => {
      const request = await this.queries.lock(tx, id)
      if (request === undefined) throw notFound()
      const decided = settleTransferRequest(request.state, action, answer)
      if (!decided.ok) return refused(decided.error)
      const byManager = action === 'decline'
      await this.queries.settle(tx, id, decided.value, { personId: byManager ? (personOf(ctx.actor) ?? null) : null, answer: byManager ? answer.trim() : null }, ctx.now)
      await this.record(tx, ctx, (byManager ? can.manageQueue : can.requestTransfer).action, standing, request.id, action)
      if (byManager) await this.outbox.add(tx, ctx, transferRequestAnswered, { requestId: request.id })
      return ok(request.id)
    })
  }

  private record(tx: Tx, ctx: Ctx, action: string, { personId, enrolmentId }: EnrolmentStanding, requestId: string, did: string): Promise<void> {
    return this.audit.record(tx, ctx, { action, subject: { person: personId }, detail: { did: `${did}-transfer-request`, enrolmentId, requestId } })
  }
}

const refused = (refusal: TransferRequestRefusal): Result<never, readonly UserError[]> => err(refusalErrors(refusal))

const permits = (standing: EnrolmentStanding | undefined, policy: typeof can.requestTransfer): boolean => standing !== undefined && policy.permits(standing)
