import { Injectable } from '@nestjs/common'
import { AuditService } from '#audit'
import { err, ok, type Result } from '#kernel'
import { type Ctx, requireAccess } from '#platform/access'
import { UnitOfWork } from '#platform/database'
import { MatrixQueries } from '../data/matrix.queries.js'
import { checkMatrix, type MatrixCell, type MatrixProblem } from '../domain/responsibility-matrix.js'
import { editMatrix, seeMatrix } from './matrix-policies.js'

/** The responsibility matrix: who answers for what. */
@Injectable()
export class MatrixService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly queries: MatrixQueries,
    private readonly audit: AuditService,
  ) {}

  cells(ctx: Ctx): Promise<MatrixCell[]> {
    requireAccess(ctx, seeMatrix, undefined)
    return this.queries.cells()
  }

  /** Puts the whole matrix in, e.g. from the reference data. The same matrix again changes nothing. Answers how many cells changed. */
  load(ctx: Ctx, cells: readonly MatrixCell[]): Promise<Result<number, readonly MatrixProblem[]>> {
    requireAccess(ctx, editMatrix, undefined)
    return this.uow.run(async (tx) => {
      const problems = checkMatrix(cells)
      if (problems.length > 0) return err(problems)
      const changed = await this.queries.write(tx, cells, ctx.now)
      if (changed > 0) await this.audit.record(tx, ctx, { action: editMatrix.action, subject: { kind: 'matrix', id: 'responsibility' }, detail: { changed } })
      return ok(changed)
    })
  }
}
