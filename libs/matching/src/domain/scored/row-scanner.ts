import { POINT } from '../round.js'
import type { Scorer } from '../scoring/compile-scheme.js'
import { tieBreaker } from '../tie-break.js'
import { gainingRows } from './gaining-rows.js'
import type { Lineup } from './lineup.js'
import { PairBuffer } from './pair-buffer.js'
import { type BestRows, blockOf, blocksOf, type FoundRows, type RemovalRows, type ScanJob, type Scanner, type ScanRows } from './scan.js'

/** So many worths share a bucket when the best of a row are picked out: 32,768 of them in a thousand. */
const BUCKET_BITS = 5
const BUCKETS = 2 ** (15 - BUCKET_BITS)
/** Basis points by which a guess at the best of the next row is mended. */
const GUESS_STEP = 50

const NOBODY: readonly number[] = []

/** A row of scores. */
export interface LoadedRow {
  readonly row: Uint16Array
  /** The hosts who count, as far as that was asked: nobody else need be looked at. */
  readonly among: Int32Array
}

/** Reads rows of scores, block by block. */
export class RowScanner {
  readonly found = new PairBuffer()
  readonly tieOf: (seeker: number, host: number) => number
  /** Hosts whose seats are all pinned, or who have none. */
  readonly closedHosts: Int32Array
  private readonly own: Uint16Array
  private readonly buckets = new Int32Array(BUCKETS)
  private readonly closed: Uint8Array
  private guess = 0
  private readonly everybody: Int32Array

  /** @param memory of all scores, seeker by seeker, which the first job fills; absent where they are too many */
  constructor(readonly lineup: Lineup, private readonly scorer: Scorer, private readonly memory: Uint16Array | undefined) {
    this.own = new Uint16Array(memory === undefined ? lineup.hosts.length : 0)
    this.tieOf = tieBreaker(lineup.seekerIds, lineup.hostIds, lineup.key)
    this.closedHosts = Int32Array.from([...lineup.openSeats.keys()].filter((host) => lineup.openSeats[host] === 0))
    this.everybody = Int32Array.from(lineup.hosts.keys())
    this.closed = Uint8Array.from(lineup.openSeats, (seats) => (seats > 0 ? 0 : 1))
  }

  scan(job: ScanJob, from: number, to: number): ScanRows {
    switch (job.kind) {
      case 'best': return this.best(job, from, to)
      case 'uncovered': return this.uncovered(job, from, to)
      case 'gaining': return gainingRows(this, job, from, to)
      case 'removals': return this.removals(job.asked, from, to)
    }
  }

  /** The scores of a seeker with every host. What is changed in it has to be changed back. */
  load(seeker: number): Uint16Array {
    const row = this.rowOf(seeker)
    if (this.memory === undefined) this.scorer.scoreRow(seeker, row)
    return row
  }

  /** The same for pairs whose score may exceed `own`, or `needed` and the points of the host together, and for pairs of their own kind; 0 for some or all of the others. */
  loadAbove(seeker: number, own: number, needed: number, points: Int32Array): LoadedRow {
    // Nothing is out of reach for who has no match, and what a closed host would be worth takes all scores.
    if (this.memory !== undefined || own === 0 || this.closedHosts.length > 0) return { row: this.load(seeker), among: this.everybody }
    return this.scoreAbove(seeker, own, needed, points)
  }

  private scoreAbove(seeker: number, own: number, needed: number, points: Int32Array): LoadedRow {
    const row = this.rowOf(seeker)
    const among = this.scorer.scoreRowAbove(seeker, row, own, needed, points)
    const special = [...this.lineup.forbidden.get(seeker) ?? NOBODY, ...this.lineup.kept.get(seeker) ?? NOBODY]
    if (special.length === 0) return { row, among }
    const more = special.filter((host) => !among.includes(host))
    for (const host of more) row[host] = this.scorer.scorePair(seeker, host)
    return { row, among: Int32Array.from([...among, ...new Set(more)]) }
  }

  private rowOf(seeker: number): Uint16Array {
    const hosts = this.lineup.hosts.length
    return this.memory === undefined ? this.own : this.memory.subarray(seeker * hosts, (seeker + 1) * hosts)
  }

  private best({ floor, most }: ScanJob & { kind: 'best' }, from: number, to: number): BestRows {
    const { lineup, closed } = this
    const [counts, complete, eligible] = [new Int32Array(to - from), new Int32Array(to - from).fill(floor), new Int32Array(to - from)]
    for (let seeker = from; seeker < to; seeker++) {
      const row = this.rowOf(seeker)
      this.scorer.scoreRow(seeker, row)
      eligible[seeker - from] = eligibleIn(row)
      if (lineup.pinnedHost[seeker]! >= 0) continue
      const found = this.pickBest(row, seeker, floor, most, closed)
      counts[seeker - from] = this.found.endRow(most)
      // Whoever was left out scores no more than the last who was not.
      if (found >= most) complete[seeker - from] = Math.floor(this.found.last / POINT) - lineup.bonus[seeker]! + 1
    }
    return { from, to, counts, complete, eligible, ...this.found.take() }
  }

  private uncovered({ floor, most, cover, asked }: ScanJob & { kind: 'uncovered' }, from: number, to: number): FoundRows {
    const counts = new Int32Array(to - from)
    const without = this.closed.map((closed, host) => closed | cover.hostInCover[host]!)
    for (let seeker = from; seeker < to; seeker++) {
      if (asked[seeker] !== 1) continue
      this.pickBest(this.load(seeker), seeker, floor, most, without)
      counts[seeker - from] = this.found.endRow(most)
    }
    return { from, to, counts, ...this.found.take() }
  }

  /** Collects the best pairs of a row, at least `most` where there are so many; answers how many it collected: all there are, where that is fewer. */
  private pickBest(row: Uint16Array, seeker: number, floor: number, most: number, without: Uint8Array): number {
    const { lineup: { kept, forbidden, keepBonus } } = this
    const [banned, before] = [forbidden.get(seeker) ?? NOBODY, kept.get(seeker) ?? NOBODY]
    const least = Math.max(1, floor)
    const were = [...banned, ...before].map((host) => row[host]!)
    // What was matched before counts for more than it scores from here on; the floor is on the score.
    for (const host of before) row[host] = row[host]! < least ? 0 : row[host]! + keepBonus
    for (const host of banned) row[host] = 0
    // The level of the seeker before is a good guess; where it leaves too few the right one is found. The best are the same either way.
    let count = this.guess < least ? 0 : this.collect(row, seeker, this.guess, without, before)
    if (count < most) {
      this.found.dropRow()
      const level = this.levelOf(row, least, most, without)
      count = this.collect(row, seeker, level, without, before)
      this.guess = level
    }
    if (count > 2 * most) this.guess += GUESS_STEP
    if (count < 1.5 * most) this.guess -= GUESS_STEP
    for (const [n, host] of [...banned, ...before].entries()) row[host] = were[n]!
    return count
  }

  /** The worth that about `most` pairs reach; the least that is asked for where there are fewer. */
  private levelOf(row: Uint16Array, least: number, most: number, without: Uint8Array): number {
    const { buckets } = this
    buckets.fill(0)
    for (let host = 0; host < row.length; host++) {
      const worth = row[host]!
      if (worth < least || without[host] === 1) continue
      buckets[worth >> BUCKET_BITS]!++
    }
    let bucket = BUCKETS - 1
    for (let sum = buckets[bucket]!; sum < most && bucket > 0; sum += buckets[bucket]!) bucket--
    return Math.max(least, bucket << BUCKET_BITS)
  }

  private collect(row: Uint16Array, seeker: number, level: number, without: Uint8Array, before: readonly number[]): number {
    const { found, tieOf, lineup: { keepBonus } } = this
    const bonus = this.lineup.bonus[seeker]!
    for (let host = 0; host < row.length; host++) {
      const worth = row[host]!
      if (worth < level || without[host] === 1) continue
      found.add(host, (worth + bonus) * POINT + tieOf(seeker, host), before.includes(host) ? worth - keepBonus : worth)
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

function eligibleIn(row: Uint16Array): number {
  let count = 0
  // 1 for every score but 0, without a branch.
  for (let host = 0; host < row.length; host++) count += (row[host]! + 65_535) >>> 16
  return count
}

/** Asks all rows here and now. */
export function scanHere(rows: RowScanner): Scanner {
  const seekers = rows.lineup.seekers.length
  return {
    scan: (job: ScanJob, onRows: (rows: number) => void) => Array.from({ length: blocksOf(seekers) }, (_, number) => {
      const { from, to } = blockOf(number, seekers)
      const found = rows.scan(job, from, to)
      onRows(to - from)
      return found as never
    }),
  }
}
