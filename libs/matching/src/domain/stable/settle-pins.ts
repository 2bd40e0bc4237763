import { pairAt } from '../pair-at.js'
import type { RankedMarket } from './ranked-market.js'
import type { RankedInput, RankedPin, RankedProblem } from './ranked-round.js'

/** Notes pins and forbidden pairs in a market that has none yet, and takes the seats of pins out of it. */
export function* settlePins(market: RankedMarket, { pinned = [], forbidden = [] }: RankedInput): Generator<RankedProblem> {
  const pairOf = pairFinder(market)
  for (const { seekerId, postId } of pinned) {
    const pair = pairOf({ seekerId, postId }) ?? -1
    if (pair < 0) yield { code: 'PINNED_PAIR_NOT_ELIGIBLE', seekerId, postId }
    else if (market.pinnedPair[market.seekerOf[pair]!]! >= 0) yield { code: 'PINNED_TWICE', seekerId }
    else pin(market, pair)
  }
  yield* beyondSeats('post', market.postIds, market.postSeats, pinnedAt(market, market.postIds.length, (post) => post))
  yield* beyondSeats('host', market.hostIds, market.hostSeats, pinnedAt(market, market.hostIds.length, (post) => market.hostOf[post]!))
  for (const { seekerId, postId } of forbidden) {
    const pair = pairOf({ seekerId, postId })
    if (pair === undefined) yield { code: 'FORBIDDEN_PAIR_UNKNOWN', seekerId, postId }
    else if (pair >= 0) market.closed[pair] = 1
  }
}

function pin({ seekerOf, postOf, hostOf, rows, pinnedPair, closed, postSeats, hostSeats }: RankedMarket, pair: number): void {
  const seeker = seekerOf[pair]!
  pinnedPair[seeker] = pair
  closed.fill(1, rows[seeker], rows[seeker + 1])
  postSeats[postOf[pair]!]!--
  hostSeats[hostOf[postOf[pair]!]!]!--
}

function pinnedAt({ pinnedPair, postOf }: RankedMarket, places: number, placeOf: (post: number) => number): Int32Array {
  const pinned = new Int32Array(places)
  for (const pair of pinnedPair) if (pair >= 0) pinned[placeOf(postOf[pair]!)]!++
  return pinned
}

function* beyondSeats(side: 'post' | 'host', ids: readonly string[], seatsLeft: Int32Array, pinned: Int32Array): Generator<RankedProblem> {
  for (let at = 0; at < ids.length; at++) {
    if (seatsLeft[at]! < 0) yield { code: 'PINNED_BEYOND_SEATS', side, id: ids[at]!, pinned: pinned[at]!, seats: pinned[at]! + seatsLeft[at]! }
  }
}

/** Finds pairs by their ids: -1 where the two do not list each other, `undefined` where one of them is not in this round. */
function pairFinder({ seekerIds, postIds, rows, postOf }: RankedMarket): (pin: RankedPin) => number | undefined {
  const seekers = new Map(seekerIds.map((id, at) => [id, at]))
  const posts = new Map(postIds.map((id, at) => [id, at]))
  return ({ seekerId, postId }) => {
    const [seeker, post] = [seekers.get(seekerId), posts.get(postId)]
    return seeker === undefined || post === undefined ? undefined : pairAt(rows, postOf, seeker, post)
  }
}
