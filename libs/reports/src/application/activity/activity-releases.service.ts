import { createHash } from 'node:crypto'
import { Inject, Injectable } from '@nestjs/common'
import { protectRelease } from '#disclosure'
import { addMonths, londonDate, type PlainDate, type Quarter, startOfQuarter } from '#kernel'
import { Clock } from '#platform/clock'
import { CONFIG, type Config } from '#platform/config'
import { UnitOfWork } from '#platform/database'
import { ActivityReportService } from '#read-models'
import { ActivityReleaseQueries, type ActivityReleaseRow } from '../../data/activity/activity-release.queries.js'
import { activityCounts, activityDefinition } from '../../domain/activity/activity-publication.js'
import { countingDay } from '../../domain/activity/counting-day.js'
import type { Strand } from '../../domain/strands.js'

/** As long as the counts beneath equality data and workforce returns. */
const RETENTION_MONTHS = 24

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
   * The releases of the quarters, brought up to date: on a counting day, where what is published of the records is not what it was, a new one is made, protected
   * against those before it. Whoever asks, and how often, changes nothing: at most two are made in three months. Quarters in which nothing happened, and those that are not
   * counted yet, are left out. Two at once make one.
   */
  async current(strand: Strand, quarters: readonly Quarter[]): Promise<readonly Pick<ActivityReleaseRow, 'quarter' | 'number' | 'release' | 'countsHash'>[]> {
    const today = londonDate(this.clock.now())
    for (const quarter of quarters) await this.bringUpToDate(strand, quarter, countingDay(quarter, today))
    return this.queries.newest(strand, quarters)
  }

  /** Deletes the true counts beneath releases that are older than two years. What was published stays, with what protects the next. @returns of how many */
  forgetCounts(): Promise<number> {
    return this.uow.run((tx) => this.queries.forgetCounts(tx, addMonths(londonDate(this.clock.now()), -RETENTION_MONTHS)))
  }

  /** Releases that were made before: they never change. */
  numbered(strand: Strand, wanted: readonly { readonly quarter: Quarter; readonly number: number }[]): Promise<readonly Pick<ActivityReleaseRow, 'quarter' | 'release'>[]> {
    return this.queries.numbered(strand, wanted)
  }

  private async bringUpToDate(strand: Strand, quarter: Quarter, countedOn: PlainDate | undefined): Promise<void> {
    if (countedOn === undefined) return
    await this.uow.run(async (tx) => {
      await this.queries.lock(tx, strand, quarter)
      const history = await this.queries.all(tx, strand, quarter)
      const newest = history.at(-1)
      if (newest !== undefined && londonDate(newest.madeAt) >= countedOn) return
      const parts = await this.activity.base(strand, startOfQuarter(quarter))
      if (parts.length === 0 && newest === undefined) return
      const definition = activityDefinition(strand, quarter, parts)
      const counts = activityCounts(`${quarter}.${history.length + 1}`, parts)
      const countsHash = createHash('sha256').update(this.config.PSEUDONYM_KEY).update(JSON.stringify([definition, counts.rows])).digest('hex')
      if (newest?.countsHash === countsHash) return
      const made = await protectRelease(definition, counts, history.map((past) => ({ published: past.release, counts: past.counts, witness: past.witness })), { secret: this.config.PSEUDONYM_KEY })
      if (!made.ok) throw new Error(`The activity of ${quarter} (${strand}) cannot be protected: ${JSON.stringify(made.error)}`)
      await this.queries.insert(tx, { strand, quarter, number: history.length + 1, release: made.value.release, counts, witness: made.value.witness, countsHash, madeAt: this.clock.now() })
    })
  }
}
