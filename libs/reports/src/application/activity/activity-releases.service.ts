import { createHash } from 'node:crypto'
import { Inject, Injectable } from '@nestjs/common'
import { protectRelease } from '#disclosure'
import { type Quarter, startOfQuarter } from '#kernel'
import { Clock } from '#platform/clock'
import { CONFIG, type Config } from '#platform/config'
import { UnitOfWork } from '#platform/database'
import { ActivityReportService } from '#read-models'
import { ActivityReleaseQueries, type ActivityReleaseRow } from '../../data/activity/activity-release.queries.js'
import { activityCounts, activityDefinition } from '../../domain/activity/activity-publication.js'
import type { Strand } from '../../domain/strands.js'

/** Publishes the activity of quarters, protected, once for all reports. */
@Injectable()
export class ActivityReleasesService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly queries: ActivityReleaseQueries,
    private readonly activity: ActivityReportService,
    @Inject(CONFIG) private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /**
   * The releases of the quarters, brought up to date: where true counts are others than they were, a new one is made, protected against those before it.
   * Quarters in which nothing happened are left out. Two at once make one.
   */
  async current(strand: Strand, quarters: readonly Quarter[]): Promise<readonly Pick<ActivityReleaseRow, 'quarter' | 'number' | 'release' | 'countsHash'>[]> {
    for (const quarter of quarters) await this.bringUpToDate(strand, quarter)
    return this.queries.newest(strand, quarters)
  }

  /** Releases that were made before: they never change. */
  numbered(strand: Strand, wanted: readonly { readonly quarter: Quarter; readonly number: number }[]): Promise<readonly Pick<ActivityReleaseRow, 'quarter' | 'release'>[]> {
    return this.queries.numbered(strand, wanted)
  }

  private async bringUpToDate(strand: Strand, quarter: Quarter): Promise<void> {
    await this.uow.run(async (tx) => {
      await this.queries.lock(tx, strand, quarter)
      const parts = await this.activity.base(strand, startOfQuarter(quarter))
      const history = await this.queries.all(tx, strand, quarter)
      if (parts.length === 0 && history.length === 0) return
      const countsHash = createHash('sha256').update(this.config.PSEUDONYM_KEY).update(JSON.stringify(parts)).digest('hex')
      if (history.at(-1)?.countsHash === countsHash) return
      const number = (history.at(-1)?.number ?? 0) + 1
      const counts = activityCounts(`${quarter}.${number}`, parts)
      const made = await protectRelease(
        activityDefinition(strand, quarter, parts), counts, history.map((past) => ({ published: past.release, counts: past.counts, witness: past.witness })), { secret: this.config.PSEUDONYM_KEY })
      if (!made.ok) throw new Error(`The activity of ${quarter} (${strand}) cannot be protected: ${JSON.stringify(made.error)}`)
      await this.queries.insert(tx, { strand, quarter, number, release: made.value.release, counts, witness: made.value.witness, countsHash, madeAt: this.clock.now() })
    })
  }
}
