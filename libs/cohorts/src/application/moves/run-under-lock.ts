import { Injectable } from '@nestjs/common'
import type { Ctx } from '#platform/access'
import { type Tx, UnitOfWork } from '#platform/database'
import type { MovingRow } from '../../data/moves/directory-changes.queries.js'
import { type LockedRun, PlacesQueries } from '../../data/places/places.queries.js'
import { EnrolmentWriter } from '../enrolment/enrolment-writer.js'
import { PlacesService } from '../places/places.service.js'

/** Work on the enrolments of one run, in a transaction that has locked it. */
@Injectable()
export class RunUnderLock {
  constructor(private readonly uow: UnitOfWork, private readonly queries: PlacesQueries, private readonly places: PlacesService, private readonly writer: EnrolmentWriter) {}

  with(runId: string, work: (tx: Tx, run: LockedRun) => Promise<void>): Promise<void> {
    return this.uow.run(async (tx) => {
      const run = await this.queries.lockRun(tx, runId)
      if (run) await work(tx, run)
    })
  }

  /** Ends enrolments; places that come free go to whoever is next. */
  async withdraw(tx: Tx, ctx: Ctx, run: LockedRun, rows: readonly MovingRow[], reason: string): Promise<void> {
    await this.writer.apply(tx, ctx, run, rows.map(({ id, personId, state }) => ({ enrolmentId: id, personId, from: state, action: 'withdraw', reason })))
    if (rows.length > 0) await this.places.allocate(tx, ctx, run)
  }
}
