import type { Market } from './market.js'
import type { MostPlaced } from './most-placed.js'
import type { OrderedRound } from './order-round.js'
import { POINT } from './round.js'
import { tieBreaker } from './tie-break.js'

/** The market of a round without what is settled, and which of the round's pairs each of its pairs is. */
export interface RoundMarket extends Market {
  readonly pairOf: Int32Array
}

/** Pinned people and their seats are taken out, and so are pairs that must not be or score below the floor. */
export function marketOf(round: OrderedRound, floor: number, key: number): RoundMarket {
  const seats = round.seats.slice()
  for (const pair of round.pinnedPair) if (pair >= 0) seats[round.hostOf[pair]!]!--
  const tieOf = tieBreaker(round.seekerIds, round.hostIds, key)
  return select({ seekers: round.seekerIds.length, hosts: round.hostIds.length, seats }, round.rows, {
    keep: (pair, seeker) => round.pinnedPair[seeker]! < 0 && round.forbidden[pair] === 0 && round.score[pair]! >= floor,
    hostOf: (pair) => round.hostOf[pair]!,
    weight: (pair, seeker) => round.worth[pair]! * POINT + tieOf(seeker, round.hostOf[pair]!),
    pairOf: (pair) => pair,
  })
}

/** The same market where the most people are to be placed: only pairs that such matchings can have, with who has to be in. */
export function withMostPlaced(market: RoundMarket, { seekerInCover, hostInCover }: MostPlaced): RoundMarket {
  const chosen = onlyPairs(market, (pair, seeker) => (seekerInCover[seeker] === 1) !== (hostInCover[market.hostOf[pair]!] === 1))
  return { ...chosen, mustPlace: seekerInCover, mustFill: hostInCover }
}

/** Some pairs of a market, in the order in which they stand. */
export const onlyPairs = (market: RoundMarket, keep: Selection['keep']): RoundMarket =>
  select(market, market.rows, { keep, hostOf: (pair) => market.hostOf[pair]!, weight: (pair) => market.weights[pair]!, pairOf: (pair) => market.pairOf[pair]! })

interface Selection {
  readonly keep: (pair: number, seeker: number) => boolean
  readonly hostOf: (pair: number) => number
  readonly weight: (pair: number, seeker: number) => number
  readonly pairOf: (pair: number) => number
}

function select({ seekers, hosts, seats }: Pick<Market, 'seekers' | 'hosts' | 'seats'>, from: Int32Array, { keep, ...take }: Selection): RoundMarket {
  const rows = new Int32Array(seekers + 1)
  const kept = new Int32Array(from[seekers]!)
  let count = 0
  for (let seeker = 0; seeker < seekers; seeker++) {
    for (let pair = from[seeker]!; pair < from[seeker + 1]!; pair++) if (keep(pair, seeker)) kept[count++] = pair
    rows[seeker + 1] = count
  }
  const market = { seekers, hosts, seats, rows, hostOf: new Int32Array(count), weights: new Float64Array(count), pairOf: new Int32Array(count) }
  for (let seeker = 0; seeker < seekers; seeker++) {
    for (let at = rows[seeker]!; at < rows[seeker + 1]!; at++) {
      const pair = kept[at]!
      market.hostOf[at] = take.hostOf(pair)
      market.weights[at] = take.weight(pair, seeker)
      market.pairOf[at] = take.pairOf(pair)
    }
  }
  return market
}
