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

/** Reads rows of scores, block by block. */
export class RowScanner {
  readonly row: Int32Array
  readonly found = new PairBuffer()
  readonly tieOf: (seeker: number, host: number) => number
  private readonly buckets = new Int32Array(BUCKETS)
  /** Hosts whose seats are all pinned, or who have none. */
  readonly closedHosts: Int32Array
  private readonly closed: Uint8Array

  /** @param memory of all scores, seeker by seeker, which the first job fills; absent where they are too many */
  constructor(readonly lineup: Lineup, private readonly scorer: Scorer, private readonly memory: Uint16Array | undefined) {
    this.row = new Int32Array(lineup.hosts.length)
    this.tieOf = tieBreaker(lineup.seekerIds, lineup.hostIds, lineup.key)
    this.closedHosts = Int32Array.from([...lineup.openSeats.keys()].filter((host) => lineup.openSeats[host] === 0))
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

  /** Reads the scores of a seeker with every host. */
  load(seeker: number): void {
    if (this.memory === undefined) this.scorer.scoreRow(seeker, this.row)
    else this.row.set(this.memory.subarray(seeker * this.row.length, (seeker + 1) * this.row.length))
  }

  private best({ floor, most }: ScanJob & { kind: 'best' }, from: number, to: number): BestRows {
    const { row, memory, lineup, closed } = this
    const [counts, complete, eligible] = [new Int32Array(to - from), new Int32Array(to - from).fill(floor), new Int32Array(to - from)]
    for (let seeker = from; seeker < to; seeker++) {
      this.scorer.scoreRow(seeker, row)
      memory?.set(row, seeker * row.length)
      let count = 0
      for (let host = 0; host < row.length; host++) if (row[host]! > 0) count++
      eligible[seeker - from] = count
      if (lineup.pinnedHost[seeker]! >= 0) continue
      const all = this.pickBest(seeker, floor, most, closed)
      counts[seeker - from] = this.found.endRow(most)
      // Whoever was left out scores no more than the last who was not.
      if (all > most) complete[seeker - from] = Math.floor(this.found.last / POINT) - lineup.bonus[seeker]! + 1
    }
    return { from, to, counts, complete, eligible, ...this.found.take() }
  }

  private uncovered({ floor, most, cover, asked }: ScanJob & { kind: 'uncovered' }, from: number, to: number): FoundRows {
    const counts = new Int32Array(to - from)
    const without = this.closed.map((closed, host) => closed | cover.hostInCover[host]!)
    for (let seeker = from; seeker < to; seeker++) {
      if (asked[seeker] !== 1) continue
      this.load(seeker)
      this.pickBest(seeker, floor, most, without)
      counts[seeker - from] = this.found.endRow(most)
    }
    return { from, to, counts, ...this.found.take() }
  }

  /** Collects the best pairs of a loaded row, at least `most` where there are so many; answers how many there are. */
  private pickBest(seeker: number, floor: number, most: number, without: Uint8Array): number {
    const { row, buckets, found, tieOf, lineup: { kept, forbidden, keepBonus, bonus } } = this
    for (const host of forbidden.get(seeker) ?? []) row[host] = 0
    const least = Math.max(1, floor)
    const before = kept.get(seeker) ?? []
    // What was matched before counts for more than it scores from here on; the floor is on the score.
    for (const host of before) row[host] = row[host]! < least ? 0 : row[host]! + keepBonus
    buckets.fill(0)
    let all = 0
    for (let host = 0; host < row.length; host++) {
      const worth = row[host]!
      if (worth < least || without[host] === 1) continue
      all++
      buckets[worth >> BUCKET_BITS]!++
    }
    let bucket = BUCKETS - 1
    for (let sum = buckets[bucket]!; sum < most && bucket > 0; sum += buckets[bucket]!) bucket--
    const level = Math.max(least, bucket << BUCKET_BITS)
    for (let host = 0; host < row.length; host++) {
      const worth = row[host]!
      if (worth < level || without[host] === 1) continue
      found.add(host, (worth + bonus[seeker]!) * POINT + tieOf(seeker, host), before.includes(host) ? worth - keepBonus : worth)
    }
    return all
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
