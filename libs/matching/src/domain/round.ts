/**
 * What is asked of a match round, in the words of its makers. Seekers are placed with at most one host each; hosts have seats. Ids are
 * stable: the same people in another order get the same matches.
 */
export interface RoundInput {
  readonly seekers: readonly RoundSeeker[]
  readonly hosts: readonly RoundHost[]
  /** Every pair that passes all hard rules, in any order. A pair that fails one is left out, never scored low. */
  readonly pairs: RoundPairs
  /** Pairs that are settled: they take their seat before anything else. They must be among `pairs`, forbidden or not. */
  readonly pinned?: readonly RoundPin[]
  /** Pairs that must not be, though no rule forbids them. */
  readonly forbidden?: readonly RoundPin[]
  /** Pairs below this score are not made; pinned ones are. Basis points. */
  readonly floor?: number | undefined
  readonly objective: Objective
  /** Re-keys the tie-breaks, so that no id is favoured for ever: one number for each round. Whole, 0 to 2^32 − 1. */
  readonly key: number
}

/**
 * `total`: the largest sum of scores and bonuses. `everyone`: of the matchings that place the most people the one with the
 * largest sum. `worst_off`: of those again the ones whose lowest score is highest, then the largest sum.
 */
export const OBJECTIVES = ['total', 'everyone', 'worst_off'] as const
export type Objective = (typeof OBJECTIVES)[number]

export interface RoundSeeker {
  readonly id: string
  /** Basis points that placing this person is worth beyond the score (β): trades the best scores for more people placed. 0 when absent. */
  readonly bonus?: number
}

export interface RoundHost {
  readonly id: string
  readonly seats: number
}

/** Columns of equal length: the places of a seeker and a host in their lists, and what speaks for the pair. */
export interface RoundPairs {
  readonly seeker: Int32Array
  readonly host: Int32Array
  /** Basis points, 1 to 10,000. */
  readonly score: Int32Array
  /** Basis points for keeping a pair that was matched before (λ); absent: none. */
  readonly keep?: Int32Array
}

export interface RoundPin {
  readonly seekerId: string
  readonly hostId: string
}

/** Past it totals are no longer exact: each of so many people may get 2^52, and all of them together 2^69, which only certificates sum. */
export const MAX_SEEKERS = 131_072
export const MAX_HOSTS = 131_072
export const MAX_SEATS = 10_000
export const MAX_SCORE = 10_000
/** Score and both bonuses together stay below 2^15. */
export const MAX_WORTH = 32_767
/** Weight of one basis point: more than the tie-breaks of all seekers together. */
export const POINT = 2 ** 37

export type RoundProblem =
  | { readonly code: 'TOO_MANY_SEEKERS'; readonly count: number; readonly most: number }
  | { readonly code: 'TOO_MANY_HOSTS'; readonly count: number; readonly most: number }
  | { readonly code: 'DUPLICATE_ID'; readonly side: 'seeker' | 'host'; readonly id: string }
  | { readonly code: 'SEATS_OUT_OF_RANGE'; readonly hostId: string; readonly seats: number; readonly most: number }
  | { readonly code: 'BONUS_OUT_OF_RANGE'; readonly seekerId: string; readonly bonus: number }
  | { readonly code: 'PAIRS_UNEVEN' }
  | { readonly code: 'PAIR_OUT_OF_RANGE'; readonly pair: number }
  | { readonly code: 'DUPLICATE_PAIR'; readonly seekerId: string; readonly hostId: string }
  | { readonly code: 'SCORE_OUT_OF_RANGE'; readonly seekerId: string; readonly hostId: string; readonly score: number }
  | { readonly code: 'WORTH_OUT_OF_RANGE'; readonly seekerId: string; readonly hostId: string; readonly worth: number; readonly most: number }
  | { readonly code: 'FLOOR_OUT_OF_RANGE'; readonly floor: number }
  | { readonly code: 'KEY_OUT_OF_RANGE'; readonly key: number }
  | { readonly code: 'PINNED_PAIR_NOT_ELIGIBLE'; readonly seekerId: string; readonly hostId: string }
  | { readonly code: 'PINNED_TWICE'; readonly seekerId: string }
  | { readonly code: 'PINNED_BEYOND_SEATS'; readonly hostId: string; readonly pinned: number; readonly seats: number }
  | { readonly code: 'FORBIDDEN_PAIR_UNKNOWN'; readonly seekerId: string; readonly hostId: string }
