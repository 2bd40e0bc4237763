import { Injectable } from '@nestjs/common'
import type { Ctx } from '#platform/access'
import { FileDisk } from '#platform/files'
import { ImportRunQueries } from '../data/import-run.queries.js'

const HOUR_MS = 3_600_000
/** How long an import's file and report are kept after it ended: they quote what files say of people. */
export const KEPT_MS = 30 * 24 * HOUR_MS
const STUCK_MS = 6 * HOUR_MS
const BATCH = 100

/** Clears up after imports. */
@Injectable()
export class ImportSweepService {
  constructor(private readonly queries: ImportRunQueries, private readonly disk: FileDisk) {}

  /** Ends imports whose job died for good, then forgets files and reports of old ones. Twice does nothing more. */
  async sweep(ctx: Ctx, signal: AbortSignal): Promise<void> {
    for (const id of await this.queries.stuckSince(new Date(ctx.now.getTime() - STUCK_MS))) {
      await this.queries.fail(id, 'The import was broken off. Nothing was written; apply it again.', ctx.now)
    }
    while (!signal.aborted && (await this.forgetBatch(ctx)) === BATCH);
  }

  private async forgetBatch(ctx: Ctx): Promise<number> {
    const ids = await this.queries.endedBefore(new Date(ctx.now.getTime() - KEPT_MS), BATCH)
    for (const id of ids) {
      await this.disk.remove(id)
      await this.queries.forget(id)
    }
    return ids.length
  }
}
