import { Injectable } from '@nestjs/common'
import type { PlainDate } from '#kernel'
import { Database, type Tx } from '#platform/database'
import type { CohortRunId } from '../../domain/index.js'

/** Which runs the calendar has something to do with. */
@Injectable()
export class RunSweepQueries {
  constructor(private readonly database: Database) {}

  /** Runs with places whose release has come and that were not yet handed to the queue. */
  async withPlacesToRelease(today: PlainDate, limit: number): Promise<CohortRunId[]> {
    const rows = await this.database.rows<{ id: CohortRunId }>(
      `select distinct h.run_id as id from cohorts.run_held_back h where h.released_at is null and h.released_on <= $1 order by 1 limit $2`, [today, limit])
    return rows.map(({ id }) => id)
  }

  async markReleased(tx: Tx, runId: string, today: PlainDate, now: Date): Promise<number> {
    return tx.run('update cohorts.run_held_back set released_at = $3 where run_id = $1 and released_at is null and released_on <= $2', [runId, today, now])
  }

  /** Runs that may be due to close, start, be warned about or complete; each is decided on again under its lock. */
  async due(today: PlainDate, after: string | undefined, limit: number): Promise<CohortRunId[]> {
    const rows = await this.database.rows<{ id: CohortRunId }>(
      `select id from cohorts.cohort_run
       where ((state = 'open' and closes_on < $1) or (state = 'closed' and (starts_on <= $1 or minimum_warned_on is null)) or (state = 'in_progress' and ends_on < $1))
         and ($2::uuid is null or id > $2) order by id limit $3`,
      [today, after ?? null, limit])
    return rows.map(({ id }) => id)
  }

  /** Notes that the manager was told today; false when that was done already. */
  async markWarned(tx: Tx, runId: string, today: PlainDate): Promise<boolean> {
    return (await tx.run('update cohorts.cohort_run set minimum_warned_on = $2 where id = $1 and minimum_warned_on is null', [runId, today])) === 1
  }
}
