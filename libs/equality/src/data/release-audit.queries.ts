import { Injectable } from '@nestjs/common'
import type { PlainDate } from '#kernel'
import type { Executor } from '#platform/database'
import { EqualityDatabase } from './equality-database.js'

/** What the full attack on a snapshot came to. */
export interface ReleaseAuditRow {
  /** `programme`: every count by the linear programme of everything; `stages`: by it only what nothing simpler settled. */
  readonly extent: 'programme' | 'stages'
  readonly passed: boolean
  readonly protectedCells: number
  readonly failed: number
  readonly seconds: number
  readonly finishedOn: PlainDate
}

@Injectable()
export class ReleaseAuditQueries {
  constructor(private readonly database: EqualityDatabase) {}

  of(population: string, on: PlainDate): Promise<ReleaseAuditRow | undefined> {
    return this.database.maybeOne<ReleaseAuditRow>(
      `select extent, passed, protected_cells as "protectedCells", failed, seconds, finished_on as "finishedOn" from equality.release_audit where population = $1 and snapshot_on = $2`, [population, on])
  }

  /** One for each snapshot: a later one takes the place of an earlier one. */
  async save(tx: Executor, population: string, on: PlainDate, { extent, passed, protectedCells, failed, seconds, finishedOn }: ReleaseAuditRow): Promise<void> {
    await tx.run(
      `insert into equality.release_audit (population, snapshot_on, extent, passed, protected_cells, failed, seconds, finished_on) values ($1, $2, $3, $4, $5, $6, $7, $8)
       on conflict (population, snapshot_on) do update set extent = excluded.extent, passed = excluded.passed, protected_cells = excluded.protected_cells, failed = excluded.failed,
         seconds = excluded.seconds, finished_on = excluded.finished_on`, [population, on, extent, passed, protectedCells, failed, seconds, finishedOn])
  }
}
