import { Injectable } from '@nestjs/common'
import { err, newId, ok, type Result } from '#kernel'
import { type Ctx, requireAccess } from '#platform/access'
import { type Tx, UnitOfWork } from '#platform/database'
import { notFound, type UserError } from '#platform/errors'
import { EnrolmentQueries, type EnrolmentRow } from '../../data/enrolment/enrolment.queries.js'
import { EntryQueries } from '../../data/enrolment/entry.queries.js'
import { type LockedRun, PlacesQueries } from '../../data/places/places.queries.js'
import { can, decideNewcomer, decideTransfer, type EnrolmentId } from '../../domain/index.js'
import { refusalErrors } from '../refusals.js'
import { StandingService } from '../runs/standing.service.js'
import { seekerOf } from '../enrolment/seeker-of.js'
import { PlacesService } from '../places/places.service.js'
import { MoveWriter } from './move-writer.js'

type Written = Result<EnrolmentId, readonly UserError[]>

/** From one run into another of the same programme; both are locked, in the order of their ids. */
@Injectable()
export class TransferService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly queries: EnrolmentQueries,
    private readonly entries: EntryQueries,
    private readonly placesQueries: PlacesQueries,
    private readonly places: PlacesService,
    private readonly standing: StandingService,
    private readonly moves: MoveWriter,
  ) {}

  /**
   * Answers the new enrolment. `mayWait`: they would rather wait there than stay here. `check` is asked once both runs are
   * locked: what it refuses does not happen.
   */
  async transfer(ctx: Ctx, enrolmentId: string, toRunId: string, mayWait: boolean, check?: (tx: Tx) => Promise<Result<undefined, readonly UserError[]>>): Promise<Written> {
    const standing = await this.standing.forEnrolment(ctx, enrolmentId)
    requireAccess(ctx, can.seeEnrolment, standing)
    requireAccess(ctx, can.manageQueue, standing)
    const target = await this.standing.forRun(ctx, toRunId)
    requireAccess(ctx, can.seeRun, target)
    requireAccess(ctx, can.manageQueue, target)
    return this.uow.run(async (tx): Promise<Written> => {
      const runs = await this.placesQueries.lockRuns(tx, [standing.runId, target.runId])
      const from = runs.find(({ id }) => id === standing.runId)
      const to = runs.find(({ id }) => id === target.runId)
      const [enrolment] = await this.queries.byIds([standing.enrolmentId], tx)
      if (!from || !to || !enrolment) throw notFound('The enrolment')
      const checked = await check?.(tx)
      return checked?.ok === false ? checked : this.decide(tx, ctx, from, to, enrolment, mayWait)
    })
  }

  private async decide(tx: Tx, ctx: Ctx, from: LockedRun, to: LockedRun, enrolment: EnrolmentRow, mayWait: boolean): Promise<Written> {
    const [record] = await this.entries.records(to.id, [enrolment.personId], tx)
    const id = newId<EnrolmentId>()
    const arrival = { ...seekerOf(enrolment), enrolmentId: id }
    const facts = await this.places.facts(tx, ctx, to)
    const identity = (run: LockedRun) => ({ runId: run.id, programmeId: run.programmeId, versionNumber: run.versionNumber })
    const decision = decideTransfer({
      from: { ...identity(from), enrolment: enrolment.state, wentOn: await this.entries.wentOn(tx, enrolment.id) },
      to: { ...identity(to), state: to.state, enrolment: record?.state ?? undefined, newcomer: decideNewcomer(facts, arrival) },
      mayWait,
    })
    if (!decision.ok) return err(refusalErrors(decision.error))
    if (decision.value.leaves) await this.moves.leave(tx, ctx, from, enrolment, 'Transferred to another run.')
    await this.moves.arrive(tx, ctx, to, enrolment, id, decision.value.enters)
    if (decision.value.freesPlace) await this.places.allocate(tx, ctx, from)
    return ok(id)
  }
}
