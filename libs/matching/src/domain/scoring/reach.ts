import type { Barrier } from './barriers.js'
import { type Bits, bitsFor, countBits, fillBits, hasBit } from './bits.js'
import { aboveEither, type Bound, toLevel } from './bounds.js'
import type { ListedRow } from './criterion-row.js'
import { KnownPoints } from './known-points.js'
import type { Rows } from './rows.js'

/** Hosts with their scores, in the order of the hosts. It holds until the next row is asked for. */
export interface Reached {
  readonly hosts: Int32Array
  readonly scores: Uint16Array
  readonly count: number
}

/** A sample of this many hosts, or one in so many, says about where the best of a row begin. */
const LEAST_SAMPLE = 256
const WIDEST_STRIDE = 32
/** The sample may err by so much, and by a pair or two more. */
const SAMPLE_SPARE = 1.5
/** Scores that share a bucket when a sample is ranked, as a power of two. */
const BUCKET_BITS = 4
/** Basis points by which a level is lowered that too few reach; then twice as much. */
const FIRST_STEP = 200

/**
 * Finds the pairs of one seeker that can matter. What is quickly known of all pairs is added up first; the other criteria are asked one after the other of
 * those who can still come far enough with all that the rest could give.
 */
export class Reach {
  private readonly known: KnownPoints
  private readonly bits: Bits
  private readonly few: Int32Array
  private readonly scores: Uint16Array
  private readonly buckets = new Int32Array((2 ** 14) >> BUCKET_BITS)
  private seeker = -1
  private listed: readonly ListedRow[] = []
  /** What all pairs of the seeker get, and the most that the listed rows give. */
  private all = 0
  private more = 0

  constructor(private readonly rows: Rows, private readonly barriers: readonly Barrier[], private readonly hosts: number) {
    this.known = new KnownPoints(rows.plain, hosts)
    this.bits = bitsFor(hosts)
    this.few = new Int32Array(hosts)
    this.scores = new Uint16Array(hosts)
  }

  /** Hosts whom no hard rule keeps from a seeker. */
  eligible(seeker: number): number {
    this.prepare(seeker)
    return countBits(this.bits)
  }

  /** The eligible hosts whose score exceeds `own`, or `needed` and the host's `points` together. */
  above(seeker: number, own: number, needed: number, points: Int32Array): Reached {
    this.prepare(seeker)
    return this.reached(this.find(aboveEither(own, needed, points)))
  }

  /** The eligible hosts from some score up, at least `most` of them; all from `least` up where there are not so many. Those marked in `without` are left out. */
  best(seeker: number, least: number, most: number, without: Uint8Array): Reached {
    this.prepare(seeker)
    let level = this.levelOf(least, most, without)
    for (let step = FIRST_STEP; ; step *= 2) {
      const count = this.find(toLevel(level, without))
      if (count >= most || level <= least) return this.reached(count)
      level = Math.max(least, level - step)
    }
  }

  /** The scores with some hosts, 0 for who is not eligible. */
  at(seeker: number, hosts: Int32Array): Reached {
    this.prepare(seeker)
    this.few.set(hosts)
    this.scoreFew(hosts.length)
    for (let n = 0; n < hosts.length; n++) if (!hasBit(this.bits, hosts[n]!)) this.scores[n] = 0
    return this.reached(hosts.length)
  }

  private reached(count: number): Reached {
    return { hosts: this.few, scores: this.scores, count }
  }

  private prepare(seeker: number): void {
    if (seeker === this.seeker) return
    this.seeker = seeker
    fillBits(this.bits, this.hosts)
    for (const { sift } of this.barriers) sift(seeker, this.bits)
    const rows = this.rows.of(seeker)
    this.listed = this.known.read(seeker, rows).filter(({ mostOf }) => mostOf(seeker) > 0)
    this.more = this.listed.reduce((sum, { mostOf }) => sum + mostOf(seeker), 0)
    this.all = rows.reduce((sum, { allOf }) => sum + (allOf?.(seeker) ?? 0), this.rows.all(seeker))
  }

  /** Collects and scores the eligible hosts within a bound. */
  private find(bound: Bound): number {
    const { few, scores, seeker } = this
    let { more } = this
    // A pair for which nothing speaks has a score of 1.
    let count = this.keepEligible(bound.begin(this.known, few, scores, this.all, Math.max(1, more)))
    for (const { mostOf, addAt } of this.listed) {
      addAt(seeker, few, count, scores)
      more -= mostOf(seeker)
      count = bound.keep(few, scores, count, Math.max(1, more))
    }
    this.raise(count)
    return bound.keep(few, scores, count, 0)
  }

  /** Scores the first of the few. */
  private scoreFew(count: number): void {
    const { few, scores, all, known: { masks, table, kindOf, ofKinds } } = this
    for (let n = 0; n < count; n++) scores[n] = table[masks[few[n]!]!]! + ofKinds[kindOf[few[n]!]!]! + all
    for (const { addAt } of this.listed) addAt(this.seeker, few, count, scores)
    this.raise(count)
  }

  private raise(count: number): void {
    const { scores } = this
    for (let n = 0; n < count; n++) if (scores[n] === 0) scores[n] = 1
  }

  private keepEligible(count: number): number {
    const { few, scores, bits } = this
    let left = 0
    for (let n = 0; n < count; n++) {
      const host = few[n]!
      if (!hasBit(bits, host)) continue
      few[left] = host
      scores[left++] = scores[n]!
    }
    return left
  }

  /** About where the best begin, by a sample of the hosts. It need not be right: where it is too high it is lowered. */
  private levelOf(least: number, most: number, without: Uint8Array): number {
    const stride = Math.min(WIDEST_STRIDE, Math.floor(this.hosts / LEAST_SAMPLE))
    const rank = Math.ceil((most / stride) * SAMPLE_SPARE) + 2
    if (stride < 2 || rank * 2 > LEAST_SAMPLE) return least
    let sample = 0
    for (let host = 0; host < this.hosts; host += stride) if (without[host] === 0 && hasBit(this.bits, host)) this.few[sample++] = host
    this.scoreFew(sample)
    const { buckets, scores } = this
    buckets.fill(0)
    for (let n = 0; n < sample; n++) buckets[scores[n]! >> BUCKET_BITS]!++
    let bucket = buckets.length
    for (let sum = 0; bucket > 0 && sum < rank; ) sum += buckets[--bucket]!
    return Math.max(least, bucket << BUCKET_BITS)
  }
}
