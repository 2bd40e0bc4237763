import { Injectable } from '@nestjs/common'
import { err, ok, type Result } from '#kernel'
import type { Ctx } from '#platform/access'
import { UnitOfWork } from '#platform/database'
import { notFound, type UserError } from '#platform/errors'
import { ReturnQueries } from '../../data/returns/return.queries.js'
import { type Confirmation, unconfirmed, type WorkforceReturnId } from '../../domain/index.js'
import { NOT_A_DRAFT } from '../problems.js'
import { makeReturn } from '../return-policies.js'
import { ReturnAccess } from './return-access.js'
import { ReturnChecksService } from './return-checks.service.js'
import { SubmissionWriter } from './submission-writer.js'

type Outcome = Result<WorkforceReturnId, readonly UserError[]>

@Injectable()
export class SubmitReturnService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly access: ReturnAccess,
    private readonly checks: ReturnChecksService,
    private readonly writer: SubmissionWriter,
    private readonly queries: ReturnQueries,
  ) {}

  /**
   * Submits a draft: it counts from now on, and the revision that counted before is superseded and kept. Errors: what is wrong with the
   * figures (field: the section), and warnings that nobody has confirmed with a comment (field: `confirmations.<key>`).
   */
  async submit(ctx: Ctx, returnId: string, confirmations: readonly Confirmation[]): Promise<Outcome> {
    const known = await this.access.known(ctx, returnId, makeReturn)
    return this.uow.run(async (tx): Promise<Outcome> => {
      // The quarters before and after are held against this one: two submitted at the same moment hear of each other.
      await this.queries.lockNeighbours(tx, known.organisationId, known.quarter)
      const row = await this.queries.lock(tx, known.id)
      if (row === undefined) throw notFound()
      if (row.state !== 'draft') return err(NOT_A_DRAFT)
      const { problems, warnings } = await this.checks.findings(ctx, row, tx)
      if (problems.length > 0) return err(problems.map(({ section, code, message }) => ({ field: section, code, message })))
      const open = unconfirmed(warnings, confirmations)
      if (open.length > 0) return err(open.map(({ key, message }) => ({ field: `confirmations.${key}`, code: 'NOT_CONFIRMED', message })))
      await this.writer.write(tx, ctx, row, warnings, confirmations)
      return ok(row.id)
    })
  }
}
