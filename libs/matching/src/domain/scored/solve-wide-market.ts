import { solveMarket } from '../exact/solve-market.js'
import type { Market, PricedMatching } from '../market.js'
import { PairBuffer } from './pair-buffer.js'
import { mayGoOn, PairStore } from './pair-store.js'
import type { BestRows } from './scan.js'

const CANDIDATES = 50
/** By this part of a weight the guess at the best of the next row is mended. */
const GUESS_STEP = 1 / 256

/**
 * The same as `solveMarket` for a market of long rows, which need not be sorted: solves on each seeker's best pairs and adds those that would gain at the
 * prices until there are none. Sorting everything takes longer than all of that. Nobody has to be placed in it.
 */
export function solveWideMarket(market: Market, candidates = CANDIDATES): PricedMatching {
  if (market.mustPlace !== undefined || market.mustFill !== undefined) throw new Error('A wide market cannot say who has to be placed')
  const found = new PairBuffer()
  const store = new PairStore(market.seekers, market.seats, [bestRows(market, found, candidates)])
  let priced = solveMarket(store.market(0))
  for (;;) {
    const added = store.add([gaining(market, found, candidates, priced)])
    if (added === 0) return priced
    priced = solveMarket(store.market(0), mayGoOn(added, market.seekers) ? priced : undefined)
  }
}

function bestRows(market: Market, found: PairBuffer, most: number): BestRows {
  const { seekers } = market
  const counts = new Int32Array(seekers)
  let guess = 0
  for (let seeker = 0; seeker < seekers; seeker++) {
    collect(market, seeker, found, guess)
    if (found.inRow < most && guess > 0) {
      found.dropRow()
      guess = 0
      collect(market, seeker, found, guess)
    }
    const count = found.inRow
    counts[seeker] = found.endRow(most)
    if (count < most) continue
    // Somewhat below the last that was taken: rows differ.
    if (guess === 0) guess = found.last
    guess = Math.floor(guess * (count > 2 * most ? 1 + GUESS_STEP : count < 1.5 * most ? 1 - GUESS_STEP : 1))
  }
  return { from: 0, to: seekers, counts, complete: new Int32Array(seekers), eligible: new Int32Array(seekers), ...found.take() }
}

function collect({ rows, hostOf, weights }: Market, seeker: number, found: PairBuffer, atLeast: number): void {
  const end = rows[seeker + 1]!
  for (let pair = rows[seeker]!; pair < end; pair++) if (weights[pair]! >= atLeast) found.add(hostOf[pair]!, weights[pair]!, 0)
}

function gaining({ seekers, rows, hostOf, weights }: Market, found: PairBuffer, most: number, { surplus, prices }: PricedMatching): Omit<BestRows, 'complete' | 'eligible'> {
  const counts = new Int32Array(seekers)
  for (let seeker = 0; seeker < seekers; seeker++) {
    const end = rows[seeker + 1]!
    const gain = surplus[seeker]!
    for (let pair = rows[seeker]!; pair < end; pair++) {
      const price = prices[hostOf[pair]!]!
      if (weights[pair]! > gain + price) found.add(hostOf[pair]!, weights[pair]! - price, 0)
    }
    counts[seeker] = found.endRowAtPrices(most, prices)
  }
  return { from: 0, to: seekers, counts, ...found.take() }
}
