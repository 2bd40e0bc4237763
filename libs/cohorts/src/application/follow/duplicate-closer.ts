import { Injectable } from '@nestjs/common'
import type { Ctx } from '#platform/access'
import type { Tx } from '#platform/database'
import type { OwnedEnrolmentRow } from '../../data/people/enrolment-owners.queries.js'
import type { LockedRun } from '../../data/places/places.queries.js'
import { type EnrolmentAction, type EnrolmentState, holdsSeat } from '../../domain/index.js'
import { type EnrolmentChange, EnrolmentWriter } from '../enrolment/enrolment-writer.js'
import { PlacesService } from '../places/places.service.js'

const TWICE = 'They were in this run twice, under two records of the same person. The enrolment that was further along stays.'

/** Ends an enrolment that should not have been there beside another. */
@Injectable()
export class DuplicateCloser {
  constructor(private readonly writer: EnrolmentWriter, private readonly places: PlacesService) {}

  async close(tx: Tx, ctx: Ctx, run: LockedRun, { id, personId, state }: OwnedEnrolmentRow): Promise<void> {
    const step = (from: EnrolmentState, action: EnrolmentAction): EnrolmentChange[] => [{ enrolmentId: id, personId, from, action, reason: TWICE }]
    // Nobody leaves what they have completed, so of two completions the one that does not count is undone first. Its certificate stays.
    if (state === 'completed') await this.writer.apply(tx, ctx, run, step('completed', 'undo_completion'))
    await this.writer.apply(tx, ctx, run, step(state === 'completed' ? 'active' : state, 'withdraw'))
    if (holdsSeat(state)) await this.places.allocate(tx, ctx, run)
  }
}
