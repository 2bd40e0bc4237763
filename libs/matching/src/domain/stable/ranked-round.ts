/**
 * A round where both sides rank each other. Seekers rank posts; hosts offer posts and rank seekers, in one list for all their posts. Lists may
 * be short, and may hold ties: each list is made of groups, the best first, and all in one group are liked the same. A seeker can have a post
 * only where both list each other. Plain hosts without separate posts have one post each.
 *
 * Ids are stable: the same input in another order gives the same matches.
 */
export interface RankedInput {
  readonly seekers: readonly RankedSeeker[]
  readonly posts: readonly RankedPost[]
  readonly hosts: readonly RankedHost[]
  /** Matches that are settled: they take their seats before anything else. Both sides must list each other; forbidden or not. */
  readonly pinned?: readonly RankedPin[]
  /** Matches that must not be, though both sides ask for them. */
  readonly forbidden?: readonly RankedPin[]
  /** Re-keys the lots that break ties, so that no id is favoured for ever: one number for each round. Whole, 0 to 2^32 − 1. */
  readonly key: number
}

/** Groups of ids, the best group first. */
export type Ranks = readonly (readonly string[])[]

export interface RankedSeeker {
  readonly id: string
  /** Ids of posts. */
  readonly ranks: Ranks
}

export interface RankedPost {
  readonly id: string
  readonly hostId: string
  /** The most people that this post takes. */
  readonly seats: number
  /** Not supported, unless 0: see `LOWER_QUOTA_NOT_SUPPORTED`. */
  readonly minimum?: number
}

export interface RankedHost {
  readonly id: string
  /** The most people that this host takes over all its posts: may be fewer than its posts have seats. */
  readonly seats: number
  /** Ids of seekers. */
  readonly ranks: Ranks
}

export interface RankedPin {
  readonly seekerId: string
  readonly postId: string
}

export const MAX_POSTS = 131_072

export type RankedSide = 'seeker' | 'post' | 'host'

export type RankedProblem =
  | { readonly code: 'TOO_MANY'; readonly side: RankedSide; readonly count: number; readonly most: number }
  | { readonly code: 'KEY_OUT_OF_RANGE'; readonly key: number }
  | { readonly code: 'DUPLICATE_ID'; readonly side: RankedSide; readonly id: string }
  | { readonly code: 'SEATS_OUT_OF_RANGE'; readonly side: 'post' | 'host'; readonly id: string; readonly seats: number; readonly most: number }
  | LowerQuotaNotSupported
  | { readonly code: 'UNKNOWN_HOST'; readonly postId: string; readonly hostId: string }
  /** A seeker lists a post, or a host lists a seeker, that is not in this round. */
  | { readonly code: 'UNKNOWN_ID_IN_LIST'; readonly side: 'seeker' | 'host'; readonly id: string; readonly listed: string }
  | { readonly code: 'LISTED_TWICE'; readonly side: 'seeker' | 'host'; readonly id: string; readonly listed: string }
  /** It would make what comes after it one worse than it is. `group` counts from 1. */
  | { readonly code: 'EMPTY_GROUP'; readonly side: 'seeker' | 'host'; readonly id: string; readonly group: number }
  | { readonly code: 'PINNED_PAIR_NOT_ELIGIBLE'; readonly seekerId: string; readonly postId: string }
  | { readonly code: 'PINNED_TWICE'; readonly seekerId: string }
  | { readonly code: 'PINNED_BEYOND_SEATS'; readonly side: 'post' | 'host'; readonly id: string; readonly pinned: number; readonly seats: number }
  | { readonly code: 'FORBIDDEN_PAIR_UNKNOWN'; readonly seekerId: string; readonly postId: string }

/**
 * A post asks for at least so many people. With such minimums there may be no stable matching at all: with strict lists and one post per
 * host every stable matching gives a host the same number of people, so if one misses a minimum they all do (the "rural hospitals" theorem:
 * Roth 1986). If posts may close instead, telling whether a stable matching exists is NP-complete (Biró, Fleiner, Irving and Manlove 2010).
 * Rather than promise and not deliver, or be stable only by another meaning of the word, a minimum is refused.
 */
export interface LowerQuotaNotSupported {
  readonly code: 'LOWER_QUOTA_NOT_SUPPORTED'
  readonly postId: string
  readonly minimum: number
}
