import type { RankedInput, RankedPin } from './ranked-round.js'
import { type Seating, seatMatches } from './seat-matches.js'

/**
 * Two who would rather have each other than what they were given. `both_have_seats`: post and host have seats left. `within_host`: the host
 * is full, but with this very seeker at another of its posts. `host_prefers`: the post has seats left, the host is full and likes the seeker
 * better than somebody it has. `post_prefers`: the post is full and the host likes the seeker better than somebody in it.
 */
export interface BlockingPair extends RankedPin {
  readonly why: 'both_have_seats' | 'within_host' | 'host_prefers' | 'post_prefers'
}

/**
 * Every blocking pair of a matching, found from the definition alone: it knows nothing of the algorithm, of lots or of the order of lists.
 *
 * A seeker and a post that list each other and are not matched block when the seeker has no post or likes this one strictly better than their
 * own, and one of: (a) post and host both have seats left; (b) the post has, the host is full, and it has the seeker already at another post
 * or likes the seeker strictly better than somebody it has; (c) the post is full and its host likes the seeker strictly better than somebody
 * in that post. Source: Abraham, Irving and Manlove, "Two algorithms for the student–project allocation problem", Journal of Discrete
 * Algorithms 5 (2007), section 2; Manlove, "Algorithmics of Matching Under Preferences" (2013), chapter 5. Both have to be *strictly* better
 * off, so that with ties a matching without blocking pairs is weakly stable (Manlove 2013, chapter 3).
 *
 * Pins are settled: who is pinned neither wants another post nor gives way, and forbidden pairs do not block. The input is one that passes
 * the checks of `solveRankedRound`. Throws when `matches` are no matching of it. Linear in the length of all lists.
 */
export function findBlockingPairs(input: RankedInput, matches: readonly RankedPin[]): BlockingPair[] {
  const seating = seatMatches(input, matches)
  const blocking: BlockingPair[] = []
  for (const { id, ranks } of input.seekers) {
    if (seating.isPinned(id)) continue
    const own = seating.postOf.get(id)
    for (const group of ranks) {
      if (own !== undefined && group.includes(own)) break
      for (const postId of group) {
        const why = blocks(seating, id, postId)
        if (why !== undefined) blocking.push({ seekerId: id, postId, why })
      }
    }
  }
  return blocking
}

/** Throws when a matching has a blocking pair: such a result is an error and never a match. */
export function assertStable(input: RankedInput, matches: readonly RankedPin[]): void {
  const [first, ...others] = findBlockingPairs(input, matches)
  if (first !== undefined) throw new Error(`The matching is not stable: ${first.seekerId} and ${first.postId} block it (${first.why}), and ${others.length} more`)
}

/** Why a seeker and a post that the seeker would rather have block, if they do. */
function blocks(seating: Seating, seekerId: string, postId: string): BlockingPair['why'] | undefined {
  const post = seating.posts.get(postId)!
  const rank = post.host.rankOf.get(seekerId)
  if (rank === undefined || seating.isForbidden({ seekerId, postId })) return undefined
  if (post.taken >= post.seats) return rank < post.lastRank ? 'post_prefers' : undefined
  if (post.host.taken < post.host.seats) return 'both_have_seats'
  const own = seating.postOf.get(seekerId)
  if (own !== undefined && seating.posts.get(own)!.host === post.host) return 'within_host'
  return rank < post.host.lastRank ? 'host_prefers' : undefined
}
