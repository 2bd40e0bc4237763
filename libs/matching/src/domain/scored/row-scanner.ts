import { POINT } from '../round.js'
import type { Scorer } from '../scoring/compile-scheme.js'
import { tieBreak } from '../tie-break.js'
import { gainingRows } from './gaining-rows.js'
import type { RowFacts } from './lineup.js'
import { PairBuffer } from './pair-buffer.js'
import { type BestRows, blockOf, blocksOf, type FoundRows, type RemovalRows, type ScanJob, type Scanner, type ScanRows } from './scan.js'

const NOBODY: readonly number[] = []

/** Reads rows of scores, block by block. */
export class RowScanner {
  readonly found = new PairBuffer()
  /** Hosts whose seats are all pinned, or who have none. */
  readonly closedHosts: Int32Array
  private readonly closed: Uint8Array

  constructor(readonly facts: RowFacts, readonly scorer: Scorer) {
    this.closedHosts = Int32Array.from([...facts.openSeats.keys()].filter((host) => facts.openSeats[host] === 0))
    this.closed = Uint8Array.from(facts.openSeats, (seats) => (seats > 0 ? 0 : 1))
  }

  scan(job: ScanJob, from: number, to: number): ScanRows {
    switch (job.kind) {
      case 'best': return this.best(job, from, to)
      case 'uncovered': return this.uncovered(job, from, to)
      case 'gaining': return gainingRows(this, job, from, to)
      case 'removals': return this.removals(job.asked, from, to)
    }
  }

  tieOf(seeker: number, host: number): number {
    return tieBreak(this.facts.seekerHash[seeker]!, this.facts.hostHash[host]!)
  }

  /** Hosts whose pairs with a seeker do not count as their score says. */
  forbiddenTo(seeker: number): readonly number[] {
    return this.facts.forbidden.get(seeker) ?? NOBODY
  }

  keptFor(seeker: number): readonly number[] {
    return this.facts.kept.get(seeker) ?? NOBODY
  }

  private best({ floor, most }: ScanJob & { kind: 'best' }, from: number, to: number): BestRows {
    const { facts, closed } = this
    const [counts, complete, eligible] = [new Int32Array(to - from), new Int32Array(to - from).fill(floor), new Int32Array(to - from)]
    for (let seeker = from; seeker < to; seeker++) {
      eligible[seeker - from] = this.scorer.reach.eligible(seeker)
      if (facts.pinnedHost[seeker]! >= 0) continue
      const found = this.pickBest(seeker, floor, most, closed)
      counts[seeker - from] = this.found.endRow(most)
      // Whoever was left out scores no more than the last who was not.
      if (found >= most) complete[seeker - from] = Math.floor(this.found.last / POINT) - facts.bonus[seeker]! + 1
    }
    return { from, to, counts, complete, eligible, ...this.found.take() }
  }

  private uncovered({ floor, most, cover, asked }: ScanJob & { kind: 'uncovered' }, from: number, to: number): FoundRows {
    const counts = new Int32Array(to - from)
    const without = this.closed.map((closed, host) => closed | cover.hostInCover[host]!)
    for (let seeker = from; seeker < to; seeker++) {
      if (asked[seeker] !== 1) continue
      this.pickBest(seeker, floor, most, without)
      counts[seeker - from] = this.found.endRow(most)
    }
    return { from, to, counts, ...this.found.take() }
  }

  /** Collects the best pairs of a row, at least `most` where there are so many; answers how many it collected: all there are, where that is fewer. */
  private pickBest(seeker: number, floor: number, most: number, without: Uint8Array): number {
    const { found, facts: { keepBonus } } = this
    const bonus = this.facts.bonus[seeker]!
    const least = Math.max(1, floor)
    const [banned, before] = [this.forbiddenTo(seeker), this.keptFor(seeker)]
    const special = banned.length + before.length
    // As many more as may be left out again.
    const { hosts, scores, count } = this.scorer.reach.best(seeker, least, most + special, without)
    for (let n = 0; n < count; n++) {
      const [host, score] = [hosts[n]!, scores[n]!]
      if (special > 0 && (banned.includes(host) || before.includes(host))) continue
      found.add(host, (score + bonus) * POINT + this.tieOf(seeker, host), score)
    }
    // What was matched before counts for more than it scores; the floor is on the score.
    for (const host of before) {
      const score = without[host] === 1 || banned.includes(host) ? 0 : this.scorer.scorePair(seeker, host)
      if (score >= least) found.add(host, (score + keepBonus + bonus) * POINT + this.tieOf(seeker, host), score)
    }
    return found.inRow
  }

  private removals(asked: Uint8Array, from: number, to: number): RemovalRows {
    const removals = []
    for (let seeker = from; seeker < to; seeker++) {
      if (asked[seeker] !== 1) continue
      removals.push({ seeker, byRule: Object.fromEntries([...this.scorer.removals(seeker).byRule].filter(([, count]) => count > 0)) })
    }
    return { from, to, removals }
  }
}

/** Asks all rows here and now. */
export function scanHere(rows: RowScanner): Scanner {
  const { seekers } = rows.facts.features
  return {
    scan: (job: ScanJob, onRows: (rows: number) => void) => Array.from({ length: blocksOf(seekers) }, (_, number) => {
      const { from, to } = blockOf(number, seekers)
      const found = rows.scan(job, from, to)
      onRows(to - from)
      return found as never
    }),
  }
}
