import { Injectable } from '@nestjs/common'
import { AuditService } from '#audit'
import { err, newId, ok, type Result } from '#kernel'
import { type Ctx, personOf, requireAccess } from '#platform/access'
import { UnitOfWork } from '#platform/database'
import type { UserError } from '#platform/errors'
import { ReferenceQueries, type ReferenceRow } from '../../data/reference/reference.queries.js'
import { checkReference, type NewReference, type ReferenceVersionId } from '../../domain/index.js'
import { userErrors } from '../problems.js'
import { publishReference } from '../return-policies.js'

/** The lists that returns are made with, in versions: grades, characteristics with their categories, and when returns are due. */
@Injectable()
export class ReferenceService {
  constructor(private readonly uow: UnitOfWork, private readonly queries: ReferenceQueries, private readonly audit: AuditService) {}

  /** All versions, newest first. */
  list(ctx: Ctx): Promise<ReferenceRow[]> {
    requireAccess(ctx, publishReference, undefined)
    return this.queries.all()
  }

  /** How many days after the end of its quarter a return is due. */
  async dueDays(): Promise<number> {
    return (await this.queries.newest('timetable')).content.dueDays
  }

  /** Publishes a new version: returns begun from now on are made with it. */
  publish(ctx: Ctx, given: NewReference): Promise<Result<ReferenceVersionId, readonly UserError[]>> {
    requireAccess(ctx, publishReference, undefined)
    return this.uow.run(async (tx): Promise<Result<ReferenceVersionId, readonly UserError[]>> => {
      const checked = checkReference(given)
      if (!checked.ok) return err(userErrors(checked.error))
      const { number } = await this.queries.lockNewest(tx, given.kind)
      const id = newId<ReferenceVersionId>()
      await this.queries.insert(tx, { id, ...checked.value, number: number + 1, publishedAt: ctx.now }, personOf(ctx.actor) ?? null)
      await this.audit.record(tx, ctx, { action: publishReference.action, subject: { kind: 'return_list', id }, detail: { kind: given.kind, number: number + 1 } })
      return ok(id)
    })
  }
}
