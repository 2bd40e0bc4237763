import type { Market } from '../market.js'
import { HostHeap } from './host-heap.js'
import type { MatchState } from './match-state.js'

/**
 * Lowers the prices of a matching in which everybody who would gain by it is placed as far as they go, all at once. Of an optimal matching that is, of the many prices that prove it the one set that is lowest
 * everywhere, and so the same for everybody who computes it. A host's price is then exactly what one more seat there
 * would add to the total.
 */
export function lowerPrices(market: Market, state: MatchState): void {
  const { seekers, hosts, rows, hostOf, weights, mustFill } = market
  const { mate, surplus, prices, members, start, filled } = state
  // How far each price can fall: not below nothing, not to where somebody unmatched would want the seat, and not further than
  // where somebody who sits elsewhere, and whose own price falls, would rather come.
  const fall = Float64Array.from(prices, (price, host) => (mustFill?.[host] === 1 ? Number.POSITIVE_INFINITY : price))
  const reach = (seeker: number, before: number): void => {
    for (let pair = rows[seeker]!; pair < rows[seeker + 1]!; pair++) {
      const host = hostOf[pair]!
      const slack = before + (surplus[seeker]! + prices[host]! - weights[pair]!)
      if (slack >= fall[host]!) continue
      fall[host] = slack
      if (mate[seeker]! >= 0) heap.put(host)
    }
  }
  const heap = new HostHeap(hosts, fall)
  for (let seeker = 0; seeker < seekers; seeker++) if (mate[seeker]! < 0) reach(seeker, 0)
  for (let host = 0; host < hosts; host++) if (fall[host]! < Number.POSITIVE_INFINITY) heap.put(host)
  while (!heap.isEmpty) {
    const host = heap.take()
    for (let seat = start[host]!; seat < start[host]! + filled[host]!; seat++) reach(members[seat]!, fall[host]!)
  }
  for (let host = 0; host < hosts; host++) {
    // A host that nothing holds back is one whose price nobody can tell: it stays.
    if (fall[host] === Number.POSITIVE_INFINITY) continue
    prices[host]! -= fall[host]!
    for (let seat = start[host]!; seat < start[host]! + filled[host]!; seat++) surplus[members[seat]!]! += fall[host]!
  }
}
