import { ok, type Result } from '#kernel'
import { countTies, type TiesBroken } from './count-ties.js'
import { deferAcceptance } from './defer-acceptance.js'
import { assertStable } from './find-blocking-pairs.js'
import { orderRankedRound } from './order-ranked-round.js'
import type { RankedMarket } from './ranked-market.js'
import type { RankedInput, RankedProblem } from './ranked-round.js'
import { type UnmatchedSeeker, unmatchedSeekers } from './unmatched-seekers.js'

/** Changes whenever the same ranked round may come out differently. */
export const RANKED_ENGINE_VERSION = '1'

export interface RankedMatch {
  readonly seekerId: string
  readonly postId: string
  readonly hostId: string
  /** Group of the post in the seeker's list as it was given: 1 is a first preference. */
  readonly rank: number
  readonly pinned: boolean
}

/** A solved ranked round. No blocking pair is in it: that was checked before it was handed over. */
export interface SolvedRankedRound {
  /** By seeker id. */
  readonly matches: readonly RankedMatch[]
  /** By seeker id. */
  readonly unmatched: readonly UnmatchedSeeker[]
  readonly placed: number
  /** How often a seeker lists a post whose host does not list the seeker: such a wish is left out. */
  readonly unacceptable: number
  readonly tiesBroken: TiesBroken
}

/**
 * Solves a round where both sides rank each other: candidate-proposing deferred acceptance, ties broken by keyed lots. Without ties the
 * matching is stable, each seeker has the best post they have in any stable matching, and no seeker does better by ranking posts other than
 * they like them. With ties it is weakly stable, and stands as said for the lists as the lots made them; another key may place more or fewer.
 *
 * The same people, lists and key give the same matches, in whatever order they are given. Fails with everything that is wrong with the
 * input. Throws when the matching has a blocking pair: such a result is an error and never a match.
 */
export function solveRankedRound(input: RankedInput): Result<SolvedRankedRound, readonly RankedProblem[]> {
  const ordered = orderRankedRound(input)
  if (!ordered.ok) return ordered
  const market = ordered.value
  const held = deferAcceptance(market)
  const matches = matchesOf(market, held)
  assertStable(input, matches)
  return ok({ matches, unmatched: unmatchedSeekers(market, held), placed: matches.length, unacceptable: market.unacceptable, tiesBroken: countTies(market) })
}

function matchesOf({ seekerIds, postIds, hostIds, hostOf, postOf, rank, pinnedPair }: RankedMarket, held: Int32Array): RankedMatch[] {
  const matches: RankedMatch[] = []
  for (let seeker = 0; seeker < seekerIds.length; seeker++) {
    const pinned = pinnedPair[seeker]! >= 0
    const pair = pinned ? pinnedPair[seeker]! : held[seeker]!
    if (pair < 0) continue
    const post = postOf[pair]!
    matches.push({ seekerId: seekerIds[seeker]!, postId: postIds[post]!, hostId: hostIds[hostOf[post]!]!, rank: rank[pair]!, pinned })
  }
  return matches
}
