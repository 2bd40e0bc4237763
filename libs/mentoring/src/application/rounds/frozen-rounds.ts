import { Injectable } from '@nestjs/common'
import type { Executor } from '#platform/database'
import { FrozenRoundQueries } from '../../data/rounds/frozen-round.queries.js'
import type { RoundRow } from '../../data/rounds/round.queries.js'
import type { FrozenRound, FrozenScheme, RoundId } from '../../domain/index.js'
import { hashOf } from './input-hash.js'

/** So many participants in all are kept in memory: a few rounds of thousands, or one that is very large. */
const MOST_PARTICIPANTS = 200_000

type Known = Pick<RoundRow, 'id' | 'frozenScheme' | 'inputHash'>

/** The input of frozen rounds, read and checked once: it never changes under its hash. Holds what is private; nothing of it leaves but through pooling. */
@Injectable()
export class FrozenRounds {
  /** By round and hash, the one used last at the end. */
  private readonly kept = new Map<string, FrozenRound>()

  constructor(private readonly queries: FrozenRoundQueries) {}

  async of({ id, frozenScheme, inputHash }: Known, on?: Executor): Promise<FrozenRound> {
    if (frozenScheme === null || inputHash === null) throw new Error('The round is not frozen')
    const key = `${id} ${inputHash}`
    const known = this.kept.get(key)
    this.kept.delete(key)
    const round = known ?? await this.read(id, frozenScheme, inputHash, on)
    this.kept.set(key, round)
    this.forgetOldest(key)
    return round
  }

  /** What was read is what was frozen, or nothing: somebody may have thawed the round between two reads. */
  private async read(id: RoundId, scheme: FrozenScheme, inputHash: string, on?: Executor): Promise<FrozenRound> {
    const round = { scheme, participants: await this.queries.participants(id, on), barriers: await this.queries.barriers(id, on) }
    if (hashOf(round) !== inputHash) throw new Error(`The input of round ${id} is no longer what was frozen`)
    return round
  }

  private forgetOldest(justUsed: string): void {
    const size = (): number => [...this.kept.values()].reduce((sum, { participants }) => sum + participants.length, 0)
    for (const key of this.kept.keys()) {
      if (size() <= MOST_PARTICIPANTS || key === justUsed) return
      this.kept.delete(key)
    }
  }
}
