import type { Market } from '../market.js'
import type { BestRows, Cover, FoundRows } from './scan.js'

/** Where more pairs than this share of the seekers come in at once the old prices say little: auctions find new ones faster than paths mend them. */
const MANY_NEW = 0.1

/** Whether so many new pairs are few enough to go on from where a market was solved. */
export const mayGoOn = (added: number, seekers: number): boolean => added <= MANY_NEW * seekers

/** The pairs that are looked at so far, seeker by seeker, the largest weight first. */
export class PairStore {
  private rows: Int32Array
  private hostOf = new Int32Array(0)
  private weights = new Float64Array(0)
  private scores = new Uint16Array(0)
  /** Every allowed pair of a seeker from this score up is in the store. */
  readonly complete: Int32Array
  /** Pairs of each seeker that pass all hard rules. */
  readonly eligible: Int32Array

  constructor(private readonly seekers: number, private readonly seats: Int32Array, blocks: readonly BestRows[]) {
    this.rows = new Int32Array(seekers + 1)
    this.complete = new Int32Array(seekers)
    this.eligible = new Int32Array(seekers)
    for (const { from, complete, eligible } of blocks) {
      this.complete.set(complete, from)
      this.eligible.set(eligible, from)
    }
    this.add(blocks)
  }

  /** Adds pairs that are not there yet; answers how many. */
  add(blocks: readonly FoundRows[]): number {
    const added = blocks.reduce((sum, { hostOf }) => sum + hostOf.length, 0)
    if (added === 0) return 0
    const before = { rows: this.rows, hostOf: this.hostOf, weights: this.weights, scores: this.scores }
    const total = before.hostOf.length + added
    this.rows = new Int32Array(this.seekers + 1)
    this.hostOf = new Int32Array(total)
    this.weights = new Float64Array(total)
    this.scores = new Uint16Array(total)
    let end = 0
    for (const block of blocks) {
      let next = 0
      for (let seeker = block.from; seeker < block.to; seeker++) {
        const until = next + block.counts[seeker - block.from]!
        end = this.merge(before, before.rows[seeker]!, before.rows[seeker + 1]!, block, next, until, end)
        next = until
        this.rows[seeker + 1] = end
      }
    }
    return added
  }

  /** The pairs from a floor up; with a cover only those with one side in it, whom it says have to be matched. */
  market(floor: number, cover?: Cover): Market {
    const { seekers, seats, rows, hostOf, weights, scores } = this
    const market = { seekers, hosts: seats.length, seats, rows: new Int32Array(seekers + 1), hostOf: new Int32Array(hostOf.length), weights: new Float64Array(hostOf.length) }
    let count = 0
    for (let seeker = 0; seeker < seekers; seeker++) {
      for (let pair = rows[seeker]!; pair < rows[seeker + 1]!; pair++) {
        if (scores[pair]! < floor || (cover !== undefined && cover.seekerInCover[seeker] === cover.hostInCover[hostOf[pair]!])) continue
        market.hostOf[count] = hostOf[pair]!
        market.weights[count++] = weights[pair]!
      }
      market.rows[seeker + 1] = count
    }
    const chosen = { ...market, hostOf: market.hostOf.subarray(0, count), weights: market.weights.subarray(0, count) }
    return cover === undefined ? chosen : { ...chosen, mustPlace: cover.seekerInCover, mustFill: cover.hostInCover }
  }

  /** The score of a pair that is in the store. */
  scoreOf(seeker: number, host: number): number {
    let pair = this.rows[seeker]!
    while (this.hostOf[pair] !== host) pair++
    return this.scores[pair]!
  }

  private merge(one: Columns, first: number, firstEnd: number, other: Columns, second: number, secondEnd: number, start: number): number {
    let [a, b, end] = [first, second, start]
    while (a < firstEnd || b < secondEnd) {
      const takeFirst = b === secondEnd || (a < firstEnd && one.weights[a]! >= other.weights[b]!)
      const from = takeFirst ? one : other
      const at = takeFirst ? a++ : b++
      this.hostOf[end] = from.hostOf[at]!
      this.weights[end] = from.weights[at]!
      this.scores[end++] = from.scores[at]!
    }
    return end
  }
}

type Columns = Pick<FoundRows, 'hostOf' | 'weights' | 'scores'>
