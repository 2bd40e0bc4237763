import type { Market } from '../market.js'
import type { MatchState } from './match-state.js'

/** Steps of the auctions, as shares of the largest weight: each begins at the prices that the one before it ended with. */
const STEPS = [0.2, 0.02, 0.002, 0.0002]
/** Bids that a seeker may make on average in the last, stepless auction; who is still out is placed by a path. */
const LAST_BIDS = 4

/**
 * Bids for seats: a quick way to prices near the best ones. Seekers without a seat bid for the host where they gain most, as much
 * as makes them indifferent to their second choice, and the lowest bid at a host is its price.
 */
export class Auction {
  /** Bids on each seat; within a host a heap, the lowest first. */
  private readonly bids: Float64Array
  /** Who holds each seat; -1 for nobody. */
  private readonly holders: Int32Array
  private readonly waiting: Int32Array

  constructor(private readonly market: Market, private readonly state: MatchState) {
    this.bids = new Float64Array(state.members.length)
    this.holders = new Int32Array(state.members.length)
    this.waiting = new Int32Array(market.seekers)
  }

  /** Leaves a matching and prices in the state, in which every pair is the best for its seeker. */
  run(): void {
    let largest = 0
    for (const weight of this.market.weights) if (weight > largest) largest = weight
    for (const step of STEPS) this.round(largest * step, Number.POSITIVE_INFINITY)
    this.round(0, this.market.seekers * LAST_BIDS)
    this.seatHolders()
  }

  private round(step: number, budget: number): void {
    this.open()
    this.bidAll(step, budget)
    const { bids, state: { start, prices, capacity } } = this
    // Bids overshoot by about a step: the next round begins below them, so that prices may come down.
    for (let host = 0; host < prices.length; host++) prices[host] = capacity[host] === 0 ? 0 : Math.max(0, Math.floor(bids[start[host]!]! - step))
  }

  /** All seats empty, at the prices so far. */
  private open(): void {
    const { market: { hosts, seekers }, state: { start, prices } } = this
    this.holders.fill(-1)
    for (let host = 0; host < hosts; host++) this.bids.fill(prices[host]!, start[host], start[host + 1])
    for (let seeker = 0; seeker < seekers; seeker++) this.waiting[seeker] = seekers - 1 - seeker
  }

  private bidAll(step: number, budget: number): void {
    const { bids, holders, waiting } = this
    const { rows, hostOf, weights } = this.market
    const { start, capacity } = this.state
    let left = budget
    let count = waiting.length
    while (count > 0 && left-- > 0) {
      const seeker = waiting[--count]!
      let best = 0
      let second = 0
      let chosen = -1
      let weight = 0
      const end = rows[seeker + 1]!
      for (let pair = rows[seeker]!; pair < end; pair++) {
        const host = hostOf[pair]!
        if (capacity[host] === 0) continue
        const gain = weights[pair]! - bids[start[host]!]!
        if (gain <= second) continue
        if (gain > best) {
          second = best
          best = gain
          chosen = host
          weight = weights[pair]!
        } else second = gain
      }
      if (chosen < 0) continue
      const seat = start[chosen]!
      const holder = holders[seat]!
      const bid = weight - second + step
      // Nobody is put out for nothing: two who want the same two seats alike would go on for ever.
      if (bid <= bids[seat]! && holder >= 0) continue
      this.sink(chosen, bid, seeker)
      if (holder >= 0) waiting[count++] = holder
    }
  }

  /** Replaces the lowest bid at a host. */
  private sink(host: number, bid: number, seeker: number): void {
    const { bids, holders } = this
    const first = this.state.start[host]!
    const size = this.state.capacity[host]!
    let n = 0
    for (;;) {
      let child = 2 * n + 1
      if (child >= size) break
      if (child + 1 < size && bids[first + child + 1]! < bids[first + child]!) child++
      if (bids[first + child]! >= bid) break
      bids[first + n] = bids[first + child]!
      holders[first + n] = holders[first + child]!
      n = child
    }
    bids[first + n] = bid
    holders[first + n] = seeker
  }

  private seatHolders(): void {
    const { holders, state } = this
    for (let host = 0; host < state.prices.length; host++) {
      for (let seat = state.start[host]!; seat < state.start[host + 1]!; seat++) if (holders[seat]! >= 0) state.seat(holders[seat]!, host)
    }
  }
}
