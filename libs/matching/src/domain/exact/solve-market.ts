import type { Market, PricedMatching } from '../market.js'
import { Auction } from './auction.js'
import { finish } from './finish.js'
import { lowerPrices } from './lowest-prices.js'
import { MatchState } from './match-state.js'

/**
 * The matching of largest total weight, with the lowest prices that prove it: auctions to come near, then exact paths. Which of
 * several equally good matchings comes out depends on the order of the market's rows. Throws where `mustPlace` or `mustFill`
 * asks for what cannot be.
 */
export function solveMarket(market: Market): PricedMatching {
  const state = new MatchState(market)
  new Auction(market, state).run()
  finish(market, state)
  lowerPrices(market, state)
  return state
}
