import { Injectable } from '@nestjs/common'
import { AuditService } from '#audit'
import { PeopleService } from '#directory'
import { asId, type PersonId } from '#kernel'
import { type Ctx, requireAccess } from '#platform/access'
import { UnitOfWork } from '#platform/database'
import { PlanVersionQueries } from '../../data/plans/plan-version.queries.js'
import { WorkforceReferenceQueries } from '../../data/follow/workforce-references.queries.js'
import type { PlanVersionId } from '../../domain/index.js'
import { followDirectory } from './follow-policy.js'

/** Follows the directory when two records turn out to be one person. */
@Injectable()
export class WorkforceMergeService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly people: PeopleService,
    private readonly references: WorkforceReferenceQueries,
    private readonly versions: PlanVersionQueries,
    private readonly audit: AuditService,
  ) {}

  /**
   * What names the one names the other. A version that waits for publication and was approved by both, as if by two people, was approved by
   * one: it goes back, and its approvals end. What was published stays published; its approvals keep the records that gave them.
   */
  async merge(ctx: Ctx, fromId: string, mergedIntoId: string): Promise<void> {
    requireAccess(ctx, followDirectory, undefined)
    // Merges may be heard of out of their order: what is handed on goes to the record that lives.
    const intoId = (await this.people.currentId(mergedIntoId)) ?? asId<PersonId>(mergedIntoId)
    if (intoId === fromId) return
    await this.uow.run(async (tx) => {
      const both = await this.references.approvedByBoth(tx, fromId, intoId)
      for (const { versionId, state } of both.filter((one) => one.state === 'approved' || one.state === 'proposed')) {
        const id = versionId as PlanVersionId
        await this.versions.withdrawApprovals(tx, id, ctx.now)
        await this.versions.setState(tx, id, 'returned', ctx.now, null)
        const reason = 'Both approvals turned out to be by one person. The other owner has to approve through somebody else.'
        await this.versions.note(tx, id, { action: 'return', fromState: state as 'approved', toState: 'returned', part: null, actorId: null, reason, at: ctx.now })
      }
      const moved = (await this.references.handOnApprovals(tx, fromId, intoId, both.map(({ versionId }) => versionId))) + (await this.references.handOn(tx, fromId, intoId))
      if (moved > 0) await this.audit.record(tx, ctx, { action: 'workforce:follow-merge', subject: { person: intoId }, detail: { rows: moved } })
    })
  }
}
