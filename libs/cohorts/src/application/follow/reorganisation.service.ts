import { Injectable } from '@nestjs/common'
import { AuditService } from '#audit'
import { type Ctx, requireAccess } from '#platform/access'
import { UnitOfWork } from '#platform/database'
import { EnrolmentOwnersQueries } from '../../data/people/enrolment-owners.queries.js'
import { PlacesQueries } from '../../data/places/places.queries.js'
import { keepTime } from '../runs/keep-time-policy.js'
import { OrganisationMover, type Reorganisation } from './organisation-mover.js'

/** Follows the directory when organisations merge or split. What is over stays under the organisation of its time. */
@Injectable()
export class CohortReorganisationService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly owners: EnrolmentOwnersQueries,
    private readonly runs: PlacesQueries,
    private readonly mover: OrganisationMover,
    private readonly audit: AuditService,
  ) {}

  /**
   * Open enrolments go along with their people, places kept for an organisation and what it runs with its heir. One transaction a
   * run, under the run's lock, so a stop half-way leaves whole runs: doing it again does the rest.
   */
  async follow(ctx: Ctx, change: Reorganisation, signal: AbortSignal): Promise<void> {
    requireAccess(ctx, keepTime, undefined)
    const heir = change.kind === 'merge' ? change.successorIds[0] : (change.defaultSuccessorId ?? undefined)
    // An organisation that goes on after a split keeps what it runs.
    const closing = change.predecessorIds.filter((id) => !change.successorIds.includes(id))
    if (heir !== undefined) {
      await this.uow.run(async (tx) => {
        const programmes = await this.owners.moveProgrammes(tx, closing, heir, ctx.now)
        await this.audit.recordMany(tx, ctx, programmes.map((id) => ({ action: 'programme:follow-reorganisation', subject: { kind: 'programme', id }, detail: { organisationId: heir } })))
      })
    }
    for (const runId of await this.owners.runsConcerning(change.predecessorIds)) {
      if (signal.aborted) throw new Error('Stopped before all runs were done; the next try goes on')
      await this.uow.run(async (tx) => {
        const locked = await this.runs.lockRun(tx, runId)
        if (locked === undefined) return
        const people = await this.mover.movePeople(tx, ctx, change, runId)
        const kept = heir === undefined ? 0 : await this.owners.moveHeldBack(tx, runId, closing, heir)
        const moved = heir !== undefined && (await this.owners.moveRun(tx, runId, closing, heir, ctx.now))
        if (people === 0 && kept === 0 && !moved) return
        await this.audit.record(tx, ctx, { action: 'run:follow-reorganisation', subject: { kind: 'cohort_run', id: runId }, detail: { reorganisationId: change.reorganisationId, enrolments: people, heldBack: kept, moved } })
        await this.mover.allocate(tx, ctx, runId)
      })
    }
  }
}
