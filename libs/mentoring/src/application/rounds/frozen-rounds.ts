import { Injectable } from '@nestjs/common'
import type { Executor } from '#platform/database'
import { FrozenRoundQueries } from '../../data/rounds/frozen-round.queries.js'
import type { RoundRow } from '../../data/rounds/round.queries.js'
import type { FrozenRound, FrozenScheme } from '../../domain/index.js'
import { hashOf } from './input-hash.js'

/** So many participants in all are kept in memory: a few rounds of thousands, or one that is very large. */
const MOST_PARTICIPANTS = 200_000

type Known = Pick<RoundRow, 'id' | 'frozenScheme' | 'inputSalt' | 'inputHash' | 'privateRemovedAt'>

/** The input of frozen rounds, read and checked once: it never changes under its hash. Holds what is private; nothing of it leaves but through pooling. */
@Injectable()
export class FrozenRounds {
  /** By round and hash, the one used last at the end. */
  private readonly kept = new Map<string, FrozenRound>()

  constructor(private readonly queries: FrozenRoundQueries) {}

  async of(known: Known, on?: Executor): Promise<FrozenRound> {
    const { id, frozenScheme, inputHash, privateRemovedAt } = known
    if (frozenScheme === null || inputHash === null) throw new Error('The round is not frozen')
    const key = `${id} ${inputHash} ${privateRemovedAt?.toISOString() ?? ''}`
    const before = this.kept.get(key)
    // What was kept with private facts goes as soon as somebody knows that they are gone.
    for (const other of [...this.kept.keys()].filter((one) => one.startsWith(`${id} `))) this.kept.delete(other)
    const round = before ?? await this.read(known, frozenScheme, on)
    this.kept.set(key, round)
    this.forgetOldest(key)
    return round
  }

  /** What was read is what was frozen, or nothing: somebody may have thawed the round between two reads. Without its private facts it can no longer be told. */
  private async read({ id, inputSalt, inputHash, privateRemovedAt }: Known, scheme: FrozenScheme, on?: Executor): Promise<FrozenRound> {
    const round = { scheme, participants: await this.queries.participants(id, on), barriers: await this.queries.barriers(id, on) }
    if (privateRemovedAt === null && hashOf(round, inputSalt) !== inputHash) throw new Error(`The input of round ${id} is no longer what was frozen`)
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
