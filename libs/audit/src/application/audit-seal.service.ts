import { Injectable } from '@nestjs/common'
import { newId } from '#kernel'
import type { Ctx } from '#platform/access'
import { UnitOfWork } from '#platform/database'
import { type BatchRow, SealQueries } from '../data/seal.queries.js'
import { GENESIS, sealBatch } from '../domain/seal-batch.js'

const BATCH = 1_000

/** Seals the audit trail in hash-chained batches, after the fact, so that writes never queue on one chain. */
@Injectable()
export class AuditSealService {
  constructor(private readonly uow: UnitOfWork, private readonly queries: SealQueries) {}

  /** Seals what waits. @returns how many entries were sealed. */
  async sealAll(ctx: Ctx): Promise<number> {
    let total = 0
    for (;;) {
      const sealed = await this.sealOne(ctx)
      total += sealed
      if (sealed < BATCH) return total
    }
  }

  /** The first batch whose entries or place in the chain are not what was sealed; `undefined` when all hold. */
  async firstBroken(): Promise<BatchRow | undefined> {
    let previous = GENESIS
    let seq = 0
    for (;;) {
      const batches = await this.queries.batches(seq, 100)
      if (batches.length === 0) return undefined
      for (const batch of batches) {
        const entries = await this.queries.entriesOf(batch.id)
        if (batch.previousHash !== previous || entries.length !== batch.entries || sealBatch(previous, entries) !== batch.hash) return batch
        previous = batch.hash
        seq = batch.seq
      }
    }
  }

  private sealOne(ctx: Ctx): Promise<number> {
    return this.uow.run(async (tx) => {
      await this.queries.lock(tx)
      const entries = await this.queries.unsealed(tx, BATCH)
      if (entries.length === 0) return 0
      const previousHash = (await this.queries.lastHash(tx)) ?? GENESIS
      await this.queries.seal(tx, { id: newId(), entries: entries.length, previousHash, hash: sealBatch(previousHash, entries) }, entries.map(({ id }) => id), ctx.now)
      return entries.length
    })
  }
}
