import type { Market } from '../market.js'
import { type Columns, columnsOf } from './columns.js'
import type { MatchState } from './match-state.js'

/** How often each pair may be looked at, on average: where seats are fought over auctions with steps are faster. */
const LOOKS = 30

/**
 * The auction from the other side, for markets with fewer seats than seekers: each free seat comes down from a price that nobody would pay until somebody comes, and
 * on to what its second choice would pay. There is no step to overshoot by: at any time every pair is the best for its seeker, who has no seat would
 * gain nothing by any, and prices only fall.
 */
export class SeatAuction {
  /** Hosts with free seats. */
  private readonly waiting: number[] = []
  private left: number

  constructor(private readonly market: Market, private readonly state: MatchState) {
    this.left = LOOKS * market.hostOf.length
  }

  /** @returns whether it came to an end; for a tie a few free seats may still have a price. Otherwise nothing of what it leaves is of use. */
  run(): boolean {
    const { market: { hosts, weights }, state, waiting } = this
    let largest = 0
    for (let pair = 0; pair < weights.length; pair++) if (weights[pair]! > largest) largest = weights[pair]!
    state.prices.fill(largest)
    const columns = columnsOf(this.market)
    for (let host = hosts - 1; host >= 0; host--) waiting.push(host)
    while (waiting.length > 0 && this.left >= 0) {
      const host = waiting.pop()!
      while (!state.isFull(host) && state.prices[host]! > 0) if (!this.fill(host, columns)) break
    }
    return this.left >= 0
  }

  /** @returns whether somebody came to one more seat. */
  private fill(host: number, { start, seekerOf, weights }: Columns): boolean {
    const { state, state: { mate, surplus } } = this
    let best = 0
    let second = 0
    let chosen = -1
    const end = start[host + 1]!
    this.left -= end - start[host]!
    for (let pair = start[host]!; pair < end; pair++) {
      const seeker = seekerOf[pair]!
      const offer = weights[pair]! - surplus[seeker]!
      if (offer <= second || mate[seeker] === host) continue
      if (offer > best) {
        second = best
        best = offer
        chosen = pair
      } else second = offer
    }
    this.lower(host, second)
    if (chosen < 0) return false
    const seeker = seekerOf[chosen]!
    const before = mate[seeker]!
    if (before >= 0) {
      // Nobody moves for nothing: two seats that want the same two people alike would go on for ever.
      if (best === second) return false
      state.leave(seeker)
      this.waiting.push(before)
    }
    state.seat(seeker, host)
    surplus[seeker] = weights[chosen]! - second
    return true
  }

  private lower(host: number, price: number): void {
    const { prices, surplus, members, start, filled } = this.state
    const fall = prices[host]! - price
    prices[host] = price
    for (let seat = start[host]!; seat < start[host]! + filled[host]!; seat++) surplus[members[seat]!]! += fall
  }
}
