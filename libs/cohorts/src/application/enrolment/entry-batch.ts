import { Injectable } from '@nestjs/common'
import { err, londonDate, ok } from '#kernel'
import { type Ctx, personOf } from '#platform/access'
import { type Tx, UnitOfWork } from '#platform/database'
import { notFound } from '#platform/errors'
import { EntryQueries, type EntryRunRow } from '../../data/enrolment/entry.queries.js'
import { type LockedRun, PlacesQueries } from '../../data/places/places.queries.js'
import { blocksAnother, checkEntryWindow, type EnrolmentId, type EntryRoute } from '../../domain/index.js'
import { PlacesService } from '../places/places.service.js'
import { EnrolmentWriter } from './enrolment-writer.js'
import type { Admitted, Entered } from './entry.service.js'

/** The careful path into a run: under its lock, with quotas, held-back places and the order of the queue. */
@Injectable()
export class EntryBatch {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly queries: EntryQueries,
    private readonly placesQueries: PlacesQueries,
    private readonly places: PlacesService,
    private readonly writer: EnrolmentWriter,
  ) {}

  /** Enters those who were admitted; what may have changed since (the run's state, another enrolment) is asked again under the lock. */
  enter(ctx: Ctx, { runId }: EntryRunRow, route: EntryRoute, admitted: readonly Admitted[]): Promise<ReadonlyMap<EnrolmentId, Entered>> {
    return this.uow.run(async (tx) => {
      const run = await this.placesQueries.lockRun(tx, runId)
      if (!run) throw notFound('The run')
      const outcomes = new Map<EnrolmentId, Entered>()
      const window = checkEntryWindow({ ...run, closedEarlyOn: run.closedEarlyOn ?? undefined }, londonDate(ctx.now))
      const states = new Map((await this.queries.records(runId, admitted.map(({ personId }) => personId), tx)).map((record) => [record.personId, record.state]))
      const entering: Admitted[] = []
      for (const one of admitted) {
        const state = states.get(one.personId) ?? undefined
        if (!window.ok) outcomes.set(one.enrolmentId, window)
        else if (state !== undefined && blocksAnother(state)) outcomes.set(one.enrolmentId, err({ code: 'ALREADY_ENROLLED', state }))
        else {
          // Named twice in one batch: the second time they are in already.
          states.set(one.personId, 'draft')
          entering.push(one)
        }
      }
      for (const [enrolmentId, entered] of await this.write(tx, ctx, run, route, entering)) outcomes.set(enrolmentId, entered)
      return outcomes
    })
  }

  private async write(tx: Tx, ctx: Ctx, run: LockedRun, route: EntryRoute, entering: readonly Admitted[]): Promise<ReadonlyMap<EnrolmentId, Entered>> {
    const me = personOf(ctx.actor)
    await this.queries.insertDrafts(tx, entering.map(({ enrolmentId, personId, statement, belonging }) => ({
      id: enrolmentId, runId: run.id, personId, ...belonging, route, statement, nominatedById: me === personId ? undefined : me, transferredFromId: undefined,
    })), ctx.now)
    const applying = entering.filter(({ entry }) => entry.enters === 'applied')
    await this.writer.apply(tx, ctx, run, applying.map(({ enrolmentId, personId }) => ({ enrolmentId, personId, from: 'draft', action: 'submit' })))
    const seeking = entering.filter(({ entry }) => entry.enters === 'place')
    const offered = seeking.length === 0 ? new Set<EnrolmentId>() : (await this.places.seat(tx, ctx, run, seeking.map(({ enrolmentId, personId, belonging }) => ({
      enrolmentId, personId, from: 'draft' as const, ...belonging,
    })))).offered
    const entered = new Map<EnrolmentId, Entered>()
    for (const { enrolmentId } of applying) entered.set(enrolmentId, ok({ enrolmentId, state: 'applied' }))
    for (const { enrolmentId } of seeking) entered.set(enrolmentId, ok({ enrolmentId, state: offered.has(enrolmentId) ? 'offered' : 'waitlisted' }))
    return entered
  }
}
