import { Injectable } from '@nestjs/common'
import { err, londonDate, ok, type Result } from '#kernel'
import type { Ctx } from '#platform/access'
import type { Tx } from '#platform/database'
import type { UserError } from '#platform/errors'
import { EnrolmentQueries } from '../../data/enrolment/enrolment.queries.js'
import type { LockedRun } from '../../data/places/places.queries.js'
import { RunQueries } from '../../data/runs/run.queries.js'
import { type CohortRunId, decideComplete, decideStart, type EnrolmentState } from '../../domain/index.js'
import { EnrolmentWriter } from '../enrolment/enrolment-writer.js'
import { refusalErrors } from '../refusals.js'
import { RunWriter } from './run-writer.js'

type Changed = Result<CohortRunId, readonly UserError[]>

/** What the start and the end of a run mean for the people in it; by hand and by the calendar. The run's row is locked. */
@Injectable()
export class RunProgress {
  constructor(
    private readonly queries: RunQueries,
    private readonly enrolments: EnrolmentQueries,
    private readonly writer: RunWriter,
    private readonly enrolmentWriter: EnrolmentWriter,
  ) {}

  async start(tx: Tx, ctx: Ctx, run: LockedRun, reason: string): Promise<Changed> {
    const { accepted } = await this.queries.countAccepted(run.id, tx)
    const decision = decideStart(run.state, { startsOn: run.startsOn, minimum: run.minimum, accepted, today: londonDate(ctx.now), reasonBelowMinimum: reason })
    if (!decision.ok) return err(refusalErrors(decision.error))
    await this.writer.move(tx, ctx, run, 'start', decision.value, { reason })
    await this.all(tx, ctx, run, ['accepted'], 'start')
    // No places are offered in a running run: whoever still waits is told so rather than left waiting.
    await this.all(tx, ctx, run, ['draft', 'applied', 'manager_approved', 'waitlisted'], 'expire', 'The run has started.')
    return ok(run.id)
  }

  async complete(tx: Tx, ctx: Ctx, run: LockedRun): Promise<Changed> {
    const decision = decideComplete(run.state, { endsOn: run.endsOn, sessionsUpcoming: await this.queries.sessionsUpcoming(tx, run.id), today: londonDate(ctx.now) })
    if (!decision.ok) return err(refusalErrors(decision.error))
    await this.all(tx, ctx, run, ['offered'], 'expire', 'The run is over.')
    await this.writer.move(tx, ctx, run, 'complete', decision.value)
    return ok(run.id)
  }

  private async all(tx: Tx, ctx: Ctx, run: LockedRun, states: readonly EnrolmentState[], action: 'start' | 'expire', reason?: string): Promise<void> {
    const people = await this.enrolments.ofRun(tx, run.id, states)
    await this.enrolmentWriter.apply(tx, ctx, run, people.map(({ id, personId, state }) => ({ enrolmentId: id, personId, from: state, action, reason })))
  }
}
