import { Injectable } from '@nestjs/common'
import { londonDate } from '#kernel'
import type { Ctx } from '#platform/access'
import { EqualityUnitOfWork } from '../../data/equality-database.js'
import { ReleaseQueries } from '../../data/release.queries.js'

/** Retention of unprotected counts. */
@Injectable()
export class ReleaseUpkeepService {
  constructor(private readonly uow: EqualityUnitOfWork, private readonly queries: ReleaseQueries) {}

  /** Deletes the counts whose retention date is past. @returns how many snapshots lost theirs. */
  removeExpired(ctx: Ctx): Promise<number> {
    return this.uow.run((tx) => this.queries.removeExpired(tx, londonDate(ctx.now)))
  }
}
