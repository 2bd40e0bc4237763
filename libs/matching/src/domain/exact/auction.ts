import type { Market } from '../market.js'
import type { MatchState } from './match-state.js'

/** Steps of the auctions, as shares of the largest weight: each begins at the prices that the one before it ended with. */
const STEPS = [0.2, 0.02, 0.002, 0.0002]
/** The steps go on where so large a share is left out at the end: many equal scores, which only the tie-breaks tell apart. */
const MANY_OUT = 0.02
const FINE_STEPS = [2e-5, 2e-6, 2e-7, 2e-8, 2e-9, 2e-10]
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
  private largest = 0

  constructor(private readonly market: Market, private readonly state: MatchState) {
    this.bids = new Float64Array(state.members.length)
    this.holders = new Int32Array(state.members.length)
    this.waiting = new Int32Array(market.seekers)
  }

  /** Leaves a matching and prices in the state, in which every pair is the best for its seeker. */
  run(): void {
    const { weights } = this.market
    for (let pair = 0; pair < weights.length; pair++) if (weights[pair]! > this.largest) this.largest = weights[pair]!
    const { seekers } = this.market
    this.rounds(STEPS)
    const out = this.round(0, seekers * LAST_BIDS)
    if (out > seekers * MANY_OUT) {
      this.rounds(FINE_STEPS)
      this.round(0, seekers * LAST_BIDS)
    }
    this.seatHolders()
  }

  private rounds(steps: readonly number[]): void {
    // Weights are whole: a step below 1 tells nothing apart, and takes for ever where many are alike.
    for (const step of steps) if (this.largest * step >= 1) this.round(this.largest * step, Number.POSITIVE_INFINITY)
  }

  /** @returns how many were left out for a tie, or for want of bids. */
  private round(step: number, budget: number): number {
    this.open()
    const out = this.bidAll(step, budget)
    const { prices } = this.state
    // Bids overshoot by about a step: the next round begins below them, so that prices may come down.
    for (let host = 0; host < prices.length; host++) prices[host] = Math.max(0, Math.floor(prices[host]! - step))
    return out
  }

  /** All seats empty, at the prices so far. */
  private open(): void {
    const { market: { hosts, seekers }, state: { start, capacity, prices } } = this
    this.holders.fill(-1)
    for (let host = 0; host < hosts; host++) {
      // Where there is no seat nobody bids.
      if (capacity[host] === 0) prices[host] = this.largest
      this.bids.fill(prices[host]!, start[host], start[host + 1])
    }
    for (let seeker = 0; seeker < seekers; seeker++) this.waiting[seeker] = seekers - 1 - seeker
  }

  private bidAll(step: number, budget: number): number {
    const { bids, holders, waiting } = this
    const { rows, hostOf, weights } = this.market
    const { start, prices } = this.state
    // Prices only rise while bids come in.
    const lowest = lowestOf(prices)
    let left = budget
    let out = 0
    let count = waiting.length
    while (count > 0 && left-- > 0) {
      const seeker = waiting[--count]!
      let best = 0
      let second = 0
      let chosen = -1
      const end = rows[seeker + 1]!
      for (let pair = rows[seeker]!; pair < end; pair++) {
        const weight = weights[pair]!
        if (weight - lowest <= second) break
        const gain = weight - prices[hostOf[pair]!]!
        if (gain <= second) continue
        if (gain > best) {
          second = best
          best = gain
          chosen = pair
        } else second = gain
      }
      if (chosen < 0) continue
      const host = hostOf[chosen]!
      const seat = start[host]!
      const holder = holders[seat]!
      const bid = weights[chosen]! - second + step
      // Nobody is put out for nothing: two who want the same two seats alike would go on for ever.
      if (bid <= prices[host]! && holder >= 0) {
        out++
        continue
      }
      this.sink(host, bid, seeker)
      prices[host] = bids[seat]!
      if (holder >= 0) waiting[count++] = holder
    }
    return out + count
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

/** The lowest price; 0 where there are no hosts. */
export function lowestOf(prices: Float64Array): number {
  let lowest = prices.length === 0 ? 0 : Number.POSITIVE_INFINITY
  for (let host = 0; host < prices.length; host++) if (prices[host]! < lowest) lowest = prices[host]!
  return lowest
}
