import { Injectable } from '@nestjs/common'
import { londonDate, newId, type PersonId, type PlainDate } from '#kernel'
import type { Ctx } from '#platform/access'
import type { Tx } from '#platform/database'
import { EnrolmentQueries } from '../../data/enrolment/enrolment.queries.js'
import { EntryQueries } from '../../data/enrolment/entry.queries.js'
import { AlternativeRunQueries } from '../../data/moves/alternative-runs.queries.js'
import type { LockedRun } from '../../data/places/places.queries.js'
import { type Alternative, blocksAnother, type CancellationStep, type EnrolmentId, LIVE_ENROLMENT_STATES, planCancellation } from '../../domain/index.js'
import { EnrolmentWriter } from '../enrolment/enrolment-writer.js'
import { seekerOf } from '../enrolment/seeker-of.js'
import { PlacesService } from '../places/places.service.js'
import { MoveWriter } from './move-writer.js'

/** What became of one person of a cancelled run. */
export interface Displaced {
  readonly enrolmentId: EnrolmentId
  readonly reofferedAs?: EnrolmentId
  readonly otherRuns: string[]
}

/** Moves the people of a run that will not happen. The run and the alternatives are locked. */
@Injectable()
export class Displacement {
  constructor(
    private readonly enrolments: EnrolmentQueries,
    private readonly entries: EntryQueries,
    private readonly alternatives: AlternativeRunQueries,
    private readonly places: PlacesService,
    private readonly writer: EnrolmentWriter,
    private readonly moves: MoveWriter,
  ) {}

  alternativesOf(tx: Tx, runId: string, today: PlainDate): Promise<readonly string[]> {
    return this.alternatives.of(tx, runId, today)
  }

  async displace(tx: Tx, ctx: Ctx, run: LockedRun, others: readonly LockedRun[], reason: string): Promise<readonly Displaced[]> {
    const people = await this.enrolments.ofRun(tx, run.id, LIVE_ENROLMENT_STATES)
    const alternatives = await Promise.all(others.map(async (other): Promise<Alternative> => ({
      runId: other.id, state: other.state, startsOn: other.startsOn, places: await this.places.facts(tx, ctx, other),
      alreadyIn: await this.alreadyIn(tx, other, people.map(({ personId }) => personId)),
    })))
    const byId = new Map(people.map((row) => [row.id, row]))
    const steps = planCancellation(people.map((row) => ({ ...seekerOf(row), state: row.state, enteredAt: row.appliedAt })), alternatives, londonDate(ctx.now))
    await this.writer.apply(tx, ctx, run, steps.flatMap(({ enrolmentId, becomes }) => {
      const row = byId.get(enrolmentId)
      return row ? [{ enrolmentId, personId: row.personId, from: row.state, action: becomes === 'deferred' ? 'defer' as const : 'expire' as const, reason: `The run was cancelled: ${reason}` }] : []
    }))
    const displaced: Displaced[] = []
    for (const step of steps) displaced.push(await this.reoffer(tx, ctx, step, byId.get(step.enrolmentId), others))
    return displaced
  }

  private async alreadyIn(tx: Tx, run: LockedRun, personIds: readonly PersonId[]): Promise<Alternative['alreadyIn']> {
    const records = await this.entries.records(run.id, personIds, tx)
    return new Map(records.flatMap(({ personId, state }) => (state !== null && blocksAnother(state) ? [[personId, state] as const] : [])))
  }

  private async reoffer(tx: Tx, ctx: Ctx, step: CancellationStep, row: Parameters<MoveWriter['arrive']>[3] | undefined, others: readonly LockedRun[]): Promise<Displaced> {
    const home = others.find(({ id }) => id === step.placeIn)
    const told: Displaced = { enrolmentId: step.enrolmentId, otherRuns: [...step.runs] }
    if (home === undefined || row === undefined) return told
    const id = newId<EnrolmentId>()
    await this.moves.arrive(tx, ctx, home, row, id, 'offered')
    return { ...told, reofferedAs: id }
  }
}
