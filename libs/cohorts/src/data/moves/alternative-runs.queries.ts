import { Injectable } from '@nestjs/common'
import type { PlainDate } from '#kernel'
import type { Executor } from '#platform/database'
import type { CohortRunId } from '../../domain/index.js'

/** Other runs into which people could go on. */
@Injectable()
export class AlternativeRunQueries {
  /** Runs of the same programme, on the same version or a later one, that still take people and start after the day. */
  async of(on: Executor, runId: string, today: PlainDate): Promise<CohortRunId[]> {
    const rows = await on.rows<{ id: CohortRunId }>(
      `select r.id from cohorts.cohort_run here
       join cohorts.programme_version hv on hv.id = here.programme_version_id
       join cohorts.programme_version v on v.programme_id = hv.programme_id and v.number >= hv.number
       join cohorts.cohort_run r on r.programme_version_id = v.id and r.id <> here.id
       where here.id = $1 and r.state in ('open', 'closed') and r.starts_on > $2 order by r.starts_on, r.id limit 50`,
      [runId, today])
    return rows.map(({ id }) => id)
  }
}
