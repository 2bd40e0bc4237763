import type { Market } from '../market.js'
import { ForwardPaths } from './forward-paths.js'
import { lowerPrices } from './lowest-prices.js'
import type { MatchState } from './match-state.js'
import { ReversePaths } from './reverse-paths.js'
import type { Shortlists } from './shortlists.js'

/** When reverse paths have looked at so large a share of the pairs, all prices are lowered at once: some hosts that everybody wants make the paths long, and one look at all saves many. */
const LONG_PATHS = 0.5

/** The most that a seeker would gain at these prices; 0 for staying unmatched, where they may. */
function bestGain({ mustPlace }: Market, lists: Shortlists, seeker: number): number {
  if (lists.bestOf(seeker) < lists.outside(seeker)) lists.renew(seeker)
  const best = lists.bestOf(seeker)
  return mustPlace?.[seeker] === 1 ? best : Math.max(0, best)
}

/**
 * Makes any matching with any prices from 0 up an optimal one with prices that prove it: pairs that are not the best for their
 * seeker at these prices are parted, everybody who should have a seat is placed, and no free seat keeps a price. Good prices
 * only make it faster. The lists have to be good for these prices, and are good for those that it ends with. Throws where `mustPlace` or `mustFill` cannot be had.
 */
export function finish(market: Market, state: MatchState, lists: Shortlists): void {
  const { mate, surplus, prices } = state
  for (let seeker = 0; seeker < market.seekers; seeker++) surplus[seeker] = bestGain(market, lists, seeker)
  partLoose(market, state)
  const forward = new ForwardPaths(market, state, lists)
  for (let seeker = 0; seeker < market.seekers; seeker++) {
    if (mate[seeker]! >= 0 || (surplus[seeker] === 0 && market.mustPlace?.[seeker] !== 1)) continue
    forward.place(seeker)
  }
  let reverse: ReversePaths | undefined
  for (let host = 0; host < market.hosts; host++) {
    while (!state.isFull(host) && (prices[host]! > 0 || market.mustFill?.[host] === 1)) {
      reverse ??= new ReversePaths(market, state, lists)
      reverse.settle(host)
      if (reverse.looked <= LONG_PATHS * market.weights.length) continue
      reverse.tellLists()
      lowerPrices(market, state, lists)
      reverse.looked = 0
    }
  }
  reverse?.tellLists()
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
