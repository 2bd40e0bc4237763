import type { Market } from '../market.js'
import { lowestOf } from './auction.js'
import { ForwardPaths } from './forward-paths.js'
import { lowerPrices } from './lowest-prices.js'
import type { MatchState } from './match-state.js'
import { ReversePaths } from './reverse-paths.js'

/** When reverse paths have looked at each pair so often, all prices are lowered at once: some hosts that everybody wants make the paths long, and one look at all saves many. */
const LONG_PATHS = 8

/** The most that a seeker would gain at these prices; 0 for staying unmatched, where they may. */
function bestGain({ rows, hostOf, weights, mustPlace }: Market, prices: Float64Array, lowest: number, seeker: number): number {
  let best = mustPlace?.[seeker] === 1 ? Number.NEGATIVE_INFINITY : 0
  const end = rows[seeker + 1]!
  for (let pair = rows[seeker]!; pair < end; pair++) {
    const weight = weights[pair]!
    if (weight - lowest <= best) break
    const gain = weight - prices[hostOf[pair]!]!
    if (gain > best) best = gain
  }
  return best
}

/**
 * Makes any matching with any prices from 0 up an optimal one with prices that prove it: pairs that are not the best for their
 * seeker at these prices are parted, everybody who should have a seat is placed, and no free seat keeps a price. Good prices
 * only make it faster. Throws where `mustPlace` or `mustFill` cannot be had.
 */
export function finish(market: Market, state: MatchState): void {
  const { mate, surplus, prices } = state
  const lowest = lowestOf(prices)
  for (let seeker = 0; seeker < market.seekers; seeker++) surplus[seeker] = bestGain(market, prices, lowest, seeker)
  partLoose(market, state)
  const forward = new ForwardPaths(market, state, lowest)
  for (let seeker = 0; seeker < market.seekers; seeker++) {
    if (mate[seeker]! >= 0 || (surplus[seeker] === 0 && market.mustPlace?.[seeker] !== 1)) continue
    forward.place(seeker)
  }
  let reverse: ReversePaths | undefined
  for (let host = 0; host < market.hosts; host++) {
    while (!state.isFull(host) && (prices[host]! > 0 || market.mustFill?.[host] === 1)) {
      reverse ??= new ReversePaths(market, state)
      reverse.settle(host)
      if (reverse.looked <= LONG_PATHS * market.weights.length) continue
      lowerPrices(market, state)
      reverse.looked = 0
    }
  }
}

function partLoose({ rows, hostOf, weights, seekers }: Market, state: MatchState): void {
  for (let seeker = 0; seeker < seekers; seeker++) {
    const host = state.mate[seeker]!
    if (host < 0) continue
    let pair = rows[seeker]!
    while (hostOf[pair] !== host) pair++
    if (weights[pair]! - state.prices[host]! !== state.surplus[seeker]!) state.leave(seeker)
  }
}
