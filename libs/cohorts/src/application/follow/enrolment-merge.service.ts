import { Injectable } from '@nestjs/common'
import { AuditService } from '#audit'
import { PeopleService } from '#directory'
import { asId, type PersonId } from '#kernel'
import { type Ctx, requireAccess } from '#platform/access'
import { UnitOfWork } from '#platform/database'
import { EnrolmentOwnersQueries } from '../../data/people/enrolment-owners.queries.js'
import { PersonReferencesQueries } from '../../data/people/person-references.queries.js'
import { PlacesQueries } from '../../data/places/places.queries.js'
import { chooseDuplicate } from '../../domain/index.js'
import { groupBy } from '../../domain/group-by.js'
import { keepTime } from '../runs/keep-time-policy.js'
import { DuplicateCloser } from './duplicate-closer.js'

/** Follows the directory when two records turn out to be one person. */
@Injectable()
export class EnrolmentMergeService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly people: PeopleService,
    private readonly owners: EnrolmentOwnersQueries,
    private readonly references: PersonReferencesQueries,
    private readonly runs: PlacesQueries,
    private readonly closing: DuplicateCloser,
    private readonly audit: AuditService,
  ) {}

  /**
   * Enrolments, nominations, teaching, written work and contributions of one record become the other's. Who was in a run twice keeps
   * the enrolment that is further along; the other is withdrawn, can still be read, and its place goes to whoever is next.
   */
  async merge(ctx: Ctx, fromId: string, mergedIntoId: string): Promise<void> {
    requireAccess(ctx, keepTime, undefined)
    // Merges may be heard of out of their order: what is handed on goes to the record that lives.
    const intoId = (await this.people.currentId(mergedIntoId)) ?? asId<PersonId>(mergedIntoId)
    if (intoId === fromId) return
    await this.uow.run(async (tx) => {
      const runs = await this.runs.lockRuns(tx, await this.owners.runsOf(tx, fromId))
      const byRun = groupBy(await this.owners.blocking(tx, [fromId, intoId], runs.map(({ id }) => id)), ({ runId }) => runId)
      for (const run of runs) {
        const [one, other] = byRun.get(run.id) ?? []
        if (one && other) await this.closing.close(tx, ctx, run, chooseDuplicate(one, other).closes)
      }
      const moved = await this.owners.handOn(tx, fromId, intoId, ctx.now)
      await this.references.handOn(tx, fromId, intoId, ctx.now)
      if (moved > 0) await this.audit.record(tx, ctx, { action: 'enrolment:follow-merge', subject: { person: intoId }, detail: { enrolments: moved } })
    })
  }
}
