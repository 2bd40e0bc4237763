import type { Market } from '../market.js'
import type { MatchState } from './match-state.js'
import { SHORT, type Shortlists } from './shortlists.js'

/** Steps of the auctions, as shares of the largest weight: each begins at the prices that the one before it ended with. */
const STEPS = [0.03, 0.003, 0.0003]
/** Where so large a share is left out, shortest paths would take longer than further auctions. */
const MANY_OUT = 0.02
/** The steps go on where that many are left out at the end: many equal scores, which only the tie-breaks tell apart. */
const FINE_STEPS = [2e-5, 2e-6, 2e-7, 2e-8, 2e-9, 2e-10]
/** Bids that a seeker may make on average in an auction without a step: the first, the last, and the first where scores are alike. */
const [FIRST_BIDS, LAST_BIDS, BIDS_AMONG_EQUALS] = [2, 4, 64]
/** Gains that differ by a smaller share of the largest weight differ by their tie-breaks alone. */
const ALIKE = 1e-6

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

  constructor(private readonly market: Market, private readonly state: MatchState, private readonly lists: Shortlists) {
    this.bids = new Float64Array(state.members.length)
    this.holders = new Int32Array(state.members.length)
    this.waiting = new Int32Array(market.seekers)
  }

  /**
   * Leaves a matching and prices in the state, in which every pair is the best for its seeker. Where seats are plentiful one auction without a step from
   * prices of 0 does it all: it cannot overshoot, and no free seat has a price afterwards. Where they are fought over it would take for ever, and steps do not.
   * Among equals steps are no help: all prices rise by one, over and over.
   */
  run(): void {
    const { market: { weights, seekers }, state: { prices } } = this
    for (let pair = 0; pair < weights.length; pair++) if (weights[pair]! > this.largest) this.largest = weights[pair]!
    if (this.round(0, seekers * (this.areAlike() ? BIDS_AMONG_EQUALS : FIRST_BIDS)) > seekers * MANY_OUT) {
      prices.fill(0)
      this.rounds(STEPS)
      if (this.round(0, seekers * LAST_BIDS) > seekers * MANY_OUT) {
        this.rounds(FINE_STEPS)
        this.round(0, seekers * LAST_BIDS)
      }
    }
    this.seatHolders()
  }

  /** Whether most seekers can hardly tell the best from the second. */
  private areAlike(): boolean {
    const { lists: { hostOf, weights }, state: { prices }, market: { seekers } } = this
    let alike = 0
    for (let seeker = 0; seeker < seekers; seeker++) {
      const best = this.lists.bestOf(seeker)
      let near = 0
      for (let at = seeker * SHORT; at < (seeker + 1) * SHORT; at++) if (weights[at]! - prices[hostOf[at]!]! >= best - this.largest * ALIKE) near++
      if (near > 1) alike++
    }
    return alike * 2 > seekers
  }

  private rounds(steps: readonly number[]): void {
    // Weights are whole: a step below 1 tells nothing apart, and takes for ever where many are alike.
    for (const step of steps) if (this.largest * step >= 1) this.round(Math.floor(this.largest * step), Number.POSITIVE_INFINITY)
  }

  /** @returns how many were left out for a tie, or for want of bids. */
  private round(step: number, budget: number): number {
    this.open()
    const out = this.bidAll(step, budget)
    const { prices } = this.state
    // Bids overshoot by about a step: the next round begins below them, so that prices may come down.
    for (let host = 0; host < prices.length; host++) prices[host] = Math.max(0, prices[host]! - step)
    this.lists.loosen(step)
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
    const { bids, holders, waiting, lists, lists: { hostOf, weights } } = this
    const { start, prices } = this.state
    let left = budget
    let out = 0
    let count = waiting.length
    while (count > 0 && left-- > 0) {
      const seeker = waiting[--count]!
      let best = 0
      let second = 0
      let chosen = -1
      for (let isNew = false; ; isNew = true) {
        best = 0
        second = 0
        chosen = -1
        for (let at = seeker * SHORT; at < (seeker + 1) * SHORT; at++) {
          const gain = weights[at]! - prices[hostOf[at]!]!
          if (gain <= second) continue
          if (gain > best) {
            second = best
            best = gain
            chosen = at
          } else second = gain
        }
        const outside = lists.outside(seeker)
        if (outside <= second) break
        if (best > outside || isNew) {
          // The second choice may be outside the list: who takes it to be as good as it can be bids too little at worst.
          second = outside
          break
        }
        lists.renew(seeker)
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
