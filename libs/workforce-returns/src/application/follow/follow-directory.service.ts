import { Injectable } from '@nestjs/common'
import { AuditService } from '#audit'
import { PeopleService } from '#directory'
import { asId, type OrganisationId, type PersonId, plainDate } from '#kernel'
import { type Ctx, requireAccess } from '#platform/access'
import { UnitOfWork } from '#platform/database'
import { PersonReferencesQueries } from '../../data/follow/person-references.queries.js'
import { SuccessionQueries } from '../../data/follow/succession.queries.js'
import { computeFigures } from '../return-policies.js'

export interface Reorganisation {
  readonly reorganisationId: string
  readonly kind: 'merge' | 'split'
  readonly on: string
  readonly predecessorIds: readonly string[]
  readonly successorIds: readonly string[]
  readonly defaultSuccessorId: string | null
}

/** Follows the directory. Returns stay what they are: figures of an organisation that is gone are read through its successors. */
@Injectable()
export class FollowDirectoryService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly successions: SuccessionQueries,
    private readonly references: PersonReferencesQueries,
    private readonly people: PeopleService,
    private readonly audit: AuditService,
  ) {}

  /**
   * Notes who followed whom. Of a merge the successor's people answer for the returns of those that are gone; of a split those of the
   * default successor do. An organisation that goes on keeps its own.
   */
  async reorganised(ctx: Ctx, change: Reorganisation): Promise<void> {
    requireAccess(ctx, computeFigures, undefined)
    const heir = change.kind === 'merge' ? change.successorIds[0] : (change.defaultSuccessorId ?? undefined)
    const rows = change.predecessorIds.flatMap((from) => change.successorIds.filter((to) => to !== from).map((to) => ({
      from: asId<OrganisationId>(from), to: asId<OrganisationId>(to), on: plainDate(change.on), heir: to === heir && !change.successorIds.includes(from),
    })))
    await this.uow.run(async (tx) => {
      await this.successions.add(tx, rows)
      await this.audit.record(tx, ctx, { action: 'workforce-return:follow-reorganisation', subject: { kind: 'reorganisation', id: change.reorganisationId }, detail: { predecessors: change.predecessorIds.length, successors: change.successorIds.length } })
    })
  }

  /** Two records were one person: what the first did was done by the other. */
  async peopleMerged(ctx: Ctx, fromId: string, intoId: string): Promise<void> {
    requireAccess(ctx, computeFigures, undefined)
    const into = (await this.people.currentId(intoId)) ?? asId<PersonId>(intoId)
    await this.uow.run((tx) => this.references.merge(tx, fromId, into))
  }
}
