import { Injectable } from '@nestjs/common'
import { AuditService } from '#audit'
import { areaKey, asId, type OrganisationId } from '#kernel'
import { type Ctx, requireAccess } from '#platform/access'
import { UnitOfWork } from '#platform/database'
import { WorkforceReferenceQueries } from '../../data/follow/workforce-references.queries.js'
import { ReviewQueries } from '../../data/reviews/review.queries.js'
import { followDirectory } from './follow-policy.js'

export interface Reorganisation {
  readonly reorganisationId: string
  readonly kind: 'merge' | 'split'
  readonly predecessorIds: readonly string[]
  readonly successorIds: readonly string[]
  readonly defaultSuccessorId: string | null
}

/** Follows the directory when organisations merge or split. What was approved keeps its words: `organisation_succession` says whom they mean today. */
@Injectable()
export class WorkforceReorganisationService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly references: WorkforceReferenceQueries,
    private readonly reviews: ReviewQueries,
    private readonly audit: AuditService,
  ) {}

  /** Plans, indicators and open actions go to the heir; the local plan of an organisation that is no more is closed. Done again it finds nothing. */
  async follow(ctx: Ctx, { reorganisationId, kind, predecessorIds, successorIds, defaultSuccessorId }: Reorganisation): Promise<void> {
    requireAccess(ctx, followDirectory, undefined)
    const heir = kind === 'merge' ? successorIds[0] : (defaultSuccessorId ?? undefined)
    // An organisation that goes on after a split keeps what it has.
    const closing = predecessorIds.filter((id) => !successorIds.includes(id))
    if (closing.length === 0) return
    await this.uow.run(async (tx) => {
      const closed = await this.references.closeLocal(tx, closing.map((id) => areaKey({ kind: 'organisation', organisationId: asId<OrganisationId>(id) })), ctx.now)
      const plans = heir === undefined ? [] : await this.references.moveOwners(tx, closing, heir, ctx.now)
      if (heir !== undefined) {
        await this.references.succeed(tx, closing, heir, ctx.now)
        await this.references.moveIndicators(tx, closing, heir)
        await this.references.moveClaimants(tx, closing, heir)
        for (const { id, reviewId } of await this.references.moveActions(tx, closing, heir)) {
          await this.reviews.note(tx, reviewId, { actionId: id, action: 'change_organisation', toState: 'open', actorId: null, reason: 'The organisation that was to do it was reorganised.', at: ctx.now })
        }
      }
      await this.audit.recordMany(tx, ctx, [...new Set([...plans, ...closed])].map((id) => ({
        action: 'workforce-plan:follow-reorganisation', subject: { kind: 'workforce_plan', id }, detail: { reorganisationId, organisationId: heir ?? null, closed: closed.includes(id) },
      })))
    })
  }
}
