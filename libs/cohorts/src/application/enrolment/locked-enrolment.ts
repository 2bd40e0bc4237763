import { Injectable } from '@nestjs/common'
import { type Tx, UnitOfWork } from '#platform/database'
import { notFound } from '#platform/errors'
import { EnrolmentQueries, type EnrolmentRow } from '../../data/enrolment/enrolment.queries.js'
import { type LockedRun, PlacesQueries } from '../../data/places/places.queries.js'

export interface Locked {
  readonly tx: Tx
  readonly run: LockedRun
  /** As it is under the run's lock, whatever it was a moment ago. */
  readonly enrolment: EnrolmentRow
}

/** Work on one enrolment, in a transaction that has locked its run: every change of an enrolment goes this way. */
@Injectable()
export class LockedEnrolment {
  constructor(private readonly uow: UnitOfWork, private readonly places: PlacesQueries, private readonly queries: EnrolmentQueries) {}

  with<T>({ enrolmentId, runId }: { readonly enrolmentId: string; readonly runId: string }, work: (locked: Locked) => Promise<T>): Promise<T> {
    return this.uow.run(async (tx) => {
      const run = await this.places.lockRun(tx, runId)
      const [enrolment] = await this.queries.byIds([enrolmentId], tx)
      if (!run || !enrolment) throw notFound('The enrolment')
      return work({ tx, run, enrolment })
    })
  }
}
