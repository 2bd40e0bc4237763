import type { Market, PricedMatching } from '../market.js'
import { Auction } from './auction.js'
import { finish } from './finish.js'
import { lowerPrices } from './lowest-prices.js'
import { MatchState } from './match-state.js'

/**
 * The matching of largest total weight, with the lowest prices that prove it: auctions to come near, then exact paths. Which of
 * several equally good matchings comes out depends on the order of the market's rows, and on `start`: any matching with any prices,
 * for example of a market that differs a little, from which the paths go on instead of from auctions. Throws where `mustPlace`
 * or `mustFill` asks for what cannot be, and where rows are not sorted: the searches would neither end nor be right.
 */
export function solveMarket(market: Market, start?: PricedMatching): PricedMatching {
  assertSorted(market)
  const state = new MatchState(market)
  if (start === undefined) new Auction(market, state).run()
  else takeUp(market, state, start)
  finish(market, state)
  lowerPrices(market, state)
  return state
}

/** What of another matching can stand in this market, at its prices. */
function takeUp({ seekers, rows, hostOf, mustFill }: Market, state: MatchState, { mate, prices }: PricedMatching): void {
  for (let host = 0; host < prices.length; host++) state.prices[host] = mustFill?.[host] === 1 ? prices[host]! : Math.max(0, prices[host]!)
  for (let seeker = 0; seeker < seekers; seeker++) {
    const host = mate[seeker]!
    if (host >= 0 && !state.isFull(host) && hostOf.subarray(rows[seeker], rows[seeker + 1]).includes(host)) state.seat(seeker, host)
  }
}

function assertSorted({ seekers, rows, weights }: Market): void {
  for (let seeker = 0; seeker < seekers; seeker++) {
    for (let pair = rows[seeker]! + 1; pair < rows[seeker + 1]!; pair++) {
      if (weights[pair]! > weights[pair - 1]!) throw new Error(`The pairs of seeker ${seeker} are not in the order of their weights`)
    }
  }
}
