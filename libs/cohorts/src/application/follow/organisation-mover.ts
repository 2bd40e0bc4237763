import { Injectable } from '@nestjs/common'
import { OrganisationsService, ReorganisationsService } from '#directory'
import { asId, newId, type OrganisationId } from '#kernel'
import type { Ctx } from '#platform/access'
import type { Tx } from '#platform/database'
import { EnrolmentWriteQueries } from '../../data/enrolment/enrolment-write.queries.js'
import { EnrolmentOwnersQueries, type OpenEnrolmentRow } from '../../data/people/enrolment-owners.queries.js'
import { PlacesQueries } from '../../data/places/places.queries.js'
import { stampOf } from '../enrolment/enrolment-writer.js'
import { PlacesService } from '../places/places.service.js'

export interface Reorganisation {
  readonly reorganisationId: string
  readonly kind: 'merge' | 'split'
  readonly predecessorIds: readonly string[]
  readonly successorIds: readonly string[]
  readonly defaultSuccessorId: string | null
}

interface Move extends OpenEnrolmentRow {
  readonly to: OrganisationId
}

/** Moves the people of one run, whose row is locked. */
@Injectable()
export class OrganisationMover {
  constructor(
    private readonly reorganisations: ReorganisationsService,
    private readonly organisations: OrganisationsService,
    private readonly owners: EnrolmentOwnersQueries,
    private readonly writes: EnrolmentWriteQueries,
    private readonly runs: PlacesQueries,
    private readonly places: PlacesService,
  ) {}

  /** Answers how many moved. Whom nobody decided about stays. */
  async movePeople(tx: Tx, ctx: Ctx, change: Reorganisation, runId: string): Promise<number> {
    const open = await this.owners.open(tx, runId, change.predecessorIds)
    if (open.length === 0) return 0
    const targets = await this.reorganisations.targetsOf(change.reorganisationId, open.map(({ personId }) => personId))
    const moves = open.flatMap((row): Move[] => {
      const to = targets.get(row.personId)
      return to === undefined || to === row.organisationId ? [] : [{ ...row, to }]
    })
    const successors = await this.organisations.byIds(change.successorIds.map((id) => asId<OrganisationId>(id)))
    await this.owners.setOrganisations(tx, moves.flatMap(({ id, to }) => {
      const organisation = successors.get(to)
      return organisation ? [{ enrolmentId: id, organisationId: to, kind: organisation.kind, region: organisation.region }] : []
    }), ctx.now)
    for (const { id, state, to } of moves) {
      await this.writes.note(tx, { id: newId(), enrolmentId: id, state, action: 'change_organisation', reason: `Their organisation became part of ${successors.get(to)?.name ?? 'another'}.` }, stampOf(ctx))
    }
    return moves.length
  }

  /** By quotas and held-back places as they are now somebody else may be due. */
  async allocate(tx: Tx, ctx: Ctx, runId: string): Promise<void> {
    const run = await this.runs.lockRun(tx, runId)
    if (run !== undefined) await this.places.allocate(tx, ctx, run)
  }
}
