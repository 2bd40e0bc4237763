import type { Market } from '../market.js'
import type { Columns } from './columns.js'
import type { MatchState } from './match-state.js'
import { SHORT, type Shortlists } from './shortlists.js'

/** The first reach, as a share of the highest price, and how it grows. Reaching further makes every search slower, and paths are mostly short. */
const [FIRST_REACH, FURTHER] = [1 / 1000, 8]
const EVERYTHING = 2 ** 53

/**
 * The pairs of each host that are nearly the best for their seeker: as much of the market seen from the other side as searches from there need. Prices may
 * only fall meanwhile.
 */
export class NearColumns implements Columns {
  readonly start: Int32Array
  seekerOf = new Int32Array(0)
  weights = new Float64Array(0)
  /** Pairs were collected by which their seeker would have lost less than that, at the prices then. */
  private reach: number
  /** How far prices fell between then and `pricesThen`. */
  private fallen = 0
  /** Prices when the lists knew of all falls. */
  private readonly pricesThen: Float64Array

  constructor(private readonly market: Market, private readonly state: MatchState, private readonly lists: Shortlists) {
    this.start = new Int32Array(market.hosts + 1)
    this.pricesThen = state.prices.slice()
    this.reach = Math.max(1, FIRST_REACH * state.prices.reduce((most, price) => Math.max(most, price), 0))
    this.collect()
  }

  /** All pairs of a host stand here by which their seeker would lose less than this at present prices. */
  covered(host: number): number {
    // Where the price fell by so much, pairs came nearer by so much; that their seekers gain more since takes them further away.
    return this.reach - this.fallen - (this.pricesThen[host]! - this.state.prices[host]!)
  }

  widen(): void {
    this.tellLists()
    this.fallen = 0
    this.reach = this.reach < EVERYTHING ? FURTHER * this.reach : Number.POSITIVE_INFINITY
    this.collect()
  }

  /** Tells the lists how far prices fell. Until then they must not be believed. */
  tellLists(): void {
    const { pricesThen, state: { prices } } = this
    let most = 0
    for (let host = 0; host < prices.length; host++) most = Math.max(most, pricesThen[host]! - prices[host]!)
    this.lists.loosen(most)
    this.fallen += most
    pricesThen.set(prices)
  }

  private collect(): void {
    const { start, market: { hosts, seekers } } = this
    start.fill(0)
    for (let seeker = 0; seeker < seekers; seeker++) this.take(seeker, undefined)
    for (let host = 0; host < hosts; host++) start[host + 1]! += start[host]!
    this.seekerOf = new Int32Array(start[hosts]!)
    this.weights = new Float64Array(start[hosts]!)
    const next = start.slice(0, hosts)
    for (let seeker = 0; seeker < seekers; seeker++) this.take(seeker, next)
  }

  /** Counts the pairs of a seeker that are in reach, or puts each of them in the next place of its host. */
  private take(seeker: number, next: Int32Array | undefined): void {
    const { start, reach, lists, market, state: { surplus, prices } } = this
    const gain = surplus[seeker]!
    const isInList = gain - lists.outside(seeker) >= reach
    const { hostOf, weights } = isInList ? lists : market
    const end = isInList ? (seeker + 1) * SHORT : market.rows[seeker + 1]!
    for (let pair = isInList ? seeker * SHORT : market.rows[seeker]!; pair < end; pair++) {
      const host = hostOf[pair]!
      if (gain + prices[host]! - weights[pair]! >= reach) continue
      if (next === undefined) {
        start[host + 1]!++
        continue
      }
      const at = next[host]!++
      this.seekerOf[at] = seeker
      this.weights[at] = weights[pair]!
    }
  }
}
