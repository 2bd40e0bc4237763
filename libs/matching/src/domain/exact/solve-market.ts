import type { Market, PricedMatching } from '../market.js'
import { Auction } from './auction.js'
import { finish } from './finish.js'
import { lowerPrices } from './lowest-prices.js'
import { MatchState } from './match-state.js'
import { SeatAuction } from './seat-auction.js'
import { Shortlists } from './shortlists.js'

/** With fewer seats than this share of the seekers it is the seats that bid. Nearer to a balance both sides fight for the last ones. */
const SCARCE = 0.95

/**
 * The matching of largest total weight, with the lowest prices that prove it: auctions to come near, then exact paths. Which of
 * several equally good matchings comes out depends on the order of the market's rows, and on `start`: any matching with any prices,
 * for example of a market that differs a little, from which the paths go on instead of from auctions. Throws where `mustPlace`
 * or `mustFill` asks for what cannot be.
 */
export function solveMarket(market: Market, start?: PricedMatching): PricedMatching {
  const state = new MatchState(market)
  // Everything below may take it that there is a host.
  if (market.hosts === 0 && market.mustPlace?.includes(1) !== true) return state
  const isNear = start === undefined ? fillScarceSeats(market, state) : takeUp(market, state, start)
  const lists = new Shortlists(market, state.prices)
  if (!isNear) new Auction(market, state, lists).run()
  finish(market, state, lists)
  lowerPrices(market, state, lists)
  return state
}

/** @returns whether it did; otherwise nothing was done. */
function fillScarceSeats(market: Market, state: MatchState): boolean {
  if (state.members.length >= SCARCE * market.seekers) return false
  if (new SeatAuction(market, state).run()) return true
  state.clear()
  return false
}

/** What of another matching can stand in this market, at its prices. */
function takeUp({ seekers, rows, hostOf, mustFill }: Market, state: MatchState, { mate, prices }: PricedMatching): true {
  for (let host = 0; host < prices.length; host++) state.prices[host] = mustFill?.[host] === 1 ? prices[host]! : Math.max(0, prices[host]!)
  for (let seeker = 0; seeker < seekers; seeker++) {
    const host = mate[seeker]!
    if (host >= 0 && !state.isFull(host) && hostOf.subarray(rows[seeker], rows[seeker + 1]).includes(host)) state.seat(seeker, host)
  }
  return true
}
