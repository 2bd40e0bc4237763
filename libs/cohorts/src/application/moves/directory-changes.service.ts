import { Injectable } from '@nestjs/common'
import { OrganisationsService, ReorganisationsService } from '#directory'
import { asId, newId, type OrganisationId, type PersonId } from '#kernel'
import { type Ctx, requireAccess } from '#platform/access'
import { type Tx, UnitOfWork } from '#platform/database'
import { EnrolmentWriteQueries } from '../../data/enrolment/enrolment-write.queries.js'
import { DirectoryChangesQueries, type MovingRow } from '../../data/moves/directory-changes.queries.js'
import { blocksAnother, ENROLMENT_STATES } from '../../domain/index.js'
import { stampOf } from '../enrolment/enrolment-writer.js'
import { keepTime } from '../runs/keep-time-policy.js'
import { RunUnderLock } from './run-under-lock.js'

export interface Reorganised {
  readonly reorganisationId: string
  readonly predecessorIds: readonly string[]
  readonly defaultSuccessorId: string | null
}

/** Enrolments follow their people and organisations. Done twice, the second changes nothing. */
@Injectable()
export class DirectoryChangesService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly queries: DirectoryChangesQueries,
    private readonly writes: EnrolmentWriteQueries,
    private readonly runs: RunUnderLock,
    private readonly organisations: OrganisationsService,
    private readonly reorganisations: ReorganisationsService,
  ) {}

  /** Two records were one person: where both are in one run, whoever is further on stays, and the other place goes to the next. */
  async mergePeople(ctx: Ctx, fromId: string, intoId: string): Promise<void> {
    requireAccess(ctx, keepTime, undefined)
    for (const runId of await this.queries.runsOfPerson(fromId)) {
      await this.runs.with(runId, async (tx, run) => {
        const rows = await this.queries.ofPeople(tx, runId, [fromId, intoId])
        const blocking = rows.filter(({ state }) => blocksAnother(state)).sort((a, b) => ENROLMENT_STATES.indexOf(b.state) - ENROLMENT_STATES.indexOf(a.state))
        // Both completed: the second stays under the old id, which goes on leading to the person.
        const stays = blocking.slice(1).filter(({ state }) => state === 'completed')
        await this.runs.withdraw(tx, ctx, run, blocking.slice(1).filter(({ state }) => state !== 'completed'), 'Two records of one person were merged.')
        await this.queries.handOver(tx, rows.filter((row) => row.personId === fromId && !stays.includes(row)).map(({ id }) => id), intoId)
      })
    }
    await this.uow.run((tx) => this.queries.handOverTeaching(tx, fromId, intoId))
  }

  /** Organisations merged or split: what is open goes on for the successor, what is over stays history. */
  async reorganise(ctx: Ctx, { reorganisationId, predecessorIds, defaultSuccessorId }: Reorganised): Promise<void> {
    requireAccess(ctx, keepTime, undefined)
    for (const runId of await this.queries.runsWithOpen(predecessorIds)) {
      await this.runs.with(runId, async (tx) => {
        const rows = await this.queries.openOf(tx, runId, predecessorIds)
        const targets = await this.reorganisations.targetsOf(reorganisationId, rows.map(({ personId }) => personId))
        await this.move(tx, ctx, rows, (personId) => targets.get(personId) ?? (defaultSuccessorId === null ? undefined : asId<OrganisationId>(defaultSuccessorId)))
      })
    }
    if (defaultSuccessorId !== null) await this.uow.run((tx) => this.queries.moveOwnership(tx, predecessorIds, defaultSuccessorId, ctx.now))
  }

  private async move(tx: Tx, ctx: Ctx, rows: readonly MovingRow[], targetOf: (personId: PersonId) => OrganisationId | undefined): Promise<void> {
    const targets = rows.map(({ personId }) => targetOf(personId))
    const known = await this.organisations.byIds([...new Set(targets.filter((id) => id !== undefined))])
    for (const [n, { id, state }] of rows.entries()) {
      const target = targets[n]
      const organisation = target === undefined ? undefined : known.get(target)
      if (organisation === undefined) continue
      await this.queries.moveTo(tx, id, { organisationId: organisation.id, organisationKind: organisation.kind, region: organisation.region }, ctx.now)
      await this.writes.note(tx, { id: newId(), enrolmentId: id, state, action: 'move_organisation', reason: 'Organisations were reorganised.' }, stampOf(ctx))
    }
  }
}
