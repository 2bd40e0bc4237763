import { Injectable } from '@nestjs/common'
import { type Tx, UnitOfWork } from '#platform/database'
import { ActivityFactsService } from '#read-models'
import { ActivityQueries } from '../../data/activity/activity.queries.js'
import { activityChange, type SubjectQuarter, thatCount } from '../../domain/activity/activity-sums.js'
import type { Strand } from '../../domain/strands.js'

/** Subjects of one transaction: some tens of milliseconds, so that whoever waits for the lock waits briefly. */
const BATCH = 500
const REBUILD_BATCH = 5_000

/** What a full rebuild found: whether the roll-ups, kept by events, were what the records say. */
export interface Rebuilt {
  readonly cells: number
  readonly agreed: boolean
}

/**
 * Keeps the roll-ups of activity. An event only says that something changed; what is held about it is computed anew from the records,
 * never added to, so that events may come twice, late or in another order. The cells follow by the difference between what was held and what is held
 * now: one refresh at a time, so that they are the sum of it at every moment, at a cost that does not grow with what they are the sum of.
 */
@Injectable()
export class ActivityService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly queries: ActivityQueries,
    private readonly facts: ActivityFactsService,
  ) {}

  /** Notes that enrolments or matches changed, and brings the roll-ups up to date with all that changed by then. */
  async changed(strand: Strand, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return
    await this.queries.markChanged(strand, ids)
    await this.refresh(strand)
  }

  /** Works off what changed; of several at once one works, and the others find nothing left. */
  async refresh(strand: Strand): Promise<void> {
    while ((await this.uow.run((tx) => this.refreshBatch(tx, strand))) === BATCH);
  }

  /** All anew from the records, in one transaction: readers see the old figures until it is done. */
  async rebuild(strand: Strand, onBatch: (done: number) => Promise<void> = () => Promise.resolve()): Promise<Rebuilt> {
    return this.uow.run(async (tx) => {
      await this.queries.lock(tx, strand)
      // What waits was not counted yet and is no disagreement.
      while ((await this.takeAndSum(tx, strand)) === BATCH);
      const before = await this.queries.checksum(strand, tx)
      await this.queries.clear(tx, strand)
      let done = 0
      for (let after: string | null = null; ;) {
        const ids: readonly string[] = await this.facts.idsAfter(strand, after, REBUILD_BATCH, tx)
        if (ids.length === 0) break
        await this.queries.insert(tx, strand, thatCount(await this.factsOf(strand, ids, tx)))
        await onBatch((done += ids.length))
        after = ids.at(-1)!
      }
      await this.queries.sumAllCells(tx, strand)
      const now = await this.queries.checksum(strand, tx)
      return { cells: now.cells, agreed: now.sum === before.sum && now.cells === before.cells }
    })
  }

  /** How many enrolments or matches changed and are not counted anew yet. */
  waiting(strand: Strand): Promise<number> {
    return this.queries.waiting(strand)
  }

  private async refreshBatch(tx: Tx, strand: Strand): Promise<number> {
    await this.queries.lock(tx, strand)
    return this.takeAndSum(tx, strand)
  }

  private async takeAndSum(tx: Tx, strand: Strand): Promise<number> {
    const ids = await this.queries.takeChanged(tx, strand, BATCH)
    if (ids.length === 0) return 0
    const change = activityChange(await this.queries.held(tx, strand, ids), await this.factsOf(strand, ids, tx))
    if (change.put.length + change.gone.length > 0) await this.queries.change(tx, strand, change)
    return ids.length
  }

  private factsOf(strand: Strand, ids: readonly string[], tx: Tx): Promise<readonly SubjectQuarter[]> {
    return this.facts.of(strand, ids, tx)
  }
}
