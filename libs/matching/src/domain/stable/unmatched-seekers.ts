import type { RankedMarket } from './ranked-market.js'

/**
 * Somebody who got no post. `no_acceptable_post`: nothing on their list has a host who lists them, or it was forbidden. `posts_taken`: every
 * such post, or its host, is full with seekers whom the host likes better or the same, or has no seats but for those pinned.
 */
export interface UnmatchedSeeker {
  readonly seekerId: string
  readonly why: 'no_acceptable_post' | 'posts_taken'
  /** Posts where both sides list each other and that are not forbidden. */
  readonly acceptablePosts: number
  /** Of those, where the one liked least who got in is liked the same: the lot decided there. */
  readonly lostByLot: number
}

/** Why each of those without a seat has none, by seeker id. */
export function unmatchedSeekers(market: RankedMarket, held: Int32Array): UnmatchedSeeker[] {
  const { seekerIds, rows, postOf, hostOf, hostRank, closed, pinnedPair } = market
  const posts = lastIn(market, held, market.postSeats, (post) => post)
  const hosts = lastIn(market, held, market.hostSeats, (post) => hostOf[post]!)
  const unmatched: UnmatchedSeeker[] = []
  for (let seeker = 0; seeker < seekerIds.length; seeker++) {
    if (held[seeker]! >= 0 || pinnedPair[seeker]! >= 0) continue
    let [acceptablePosts, lostByLot] = [0, 0]
    for (let pair = rows[seeker]!; pair < rows[seeker + 1]!; pair++) {
      if (closed[pair] === 1) continue
      acceptablePosts++
      const post = postOf[pair]!
      if ((posts.isFull(post) ? posts.lastRank[post] : hosts.lastRank[hostOf[post]!]) === hostRank[pair]) lostByLot++
    }
    unmatched.push({ seekerId: seekerIds[seeker]!, why: acceptablePosts === 0 ? 'no_acceptable_post' : 'posts_taken', acceptablePosts, lostByLot })
  }
  return unmatched
}

interface LastIn {
  readonly isFull: (place: number) => boolean
  /** The host's group of the one liked least; 0 where nobody is in. */
  readonly lastRank: Int32Array
}

function lastIn({ postOf, hostRank }: RankedMarket, held: Int32Array, seats: Int32Array, placeOf: (post: number) => number): LastIn {
  const taken = new Int32Array(seats.length)
  const lastRank = new Int32Array(seats.length)
  for (const pair of held) {
    if (pair < 0) continue
    const place = placeOf(postOf[pair]!)
    taken[place]!++
    lastRank[place] = Math.max(lastRank[place]!, hostRank[pair]!)
  }
  return { isFull: (place) => taken[place] === seats[place], lastRank }
}
