import type { RoundReport } from './report-round.js'
import type { Objective, RoundPin } from './round.js'
import type { CriterionPoints } from './scoring/compile-scheme.js'
import type { KeptApart, ScoringProfile } from './scoring/profile.js'
import type { SchemeProblem, ScoringScheme } from './scoring/scheme.js'

/**
 * A round whose scores come from a scheme: anybody may be paired with anybody whom no hard rule keeps from them. Plain data, so that it can
 * be frozen, kept and hashed. Ids are stable, and the same people in another order get the same matches.
 */
export interface ScoredRound {
  readonly scheme: ScoringScheme
  readonly seekers: readonly ScoredSeeker[]
  readonly hosts: readonly ScoredHost[]
  /** Pairs that a rule of the kind `kept_apart` keeps apart. Who is nobody of this round does not matter. */
  readonly keptApart: readonly KeptApart[]
  /** Pairs that were matched before; one of whom has left does not matter. */
  readonly kept: readonly RoundPin[]
  /** Basis points that speak for a pair that was matched before (λ). */
  readonly keepBonus: number
  /** Pairs that are settled: they take their seat first. They must pass the hard rules; a floor or a ban does not matter for them. */
  readonly pinned: readonly RoundPin[]
  /** Pairs that must not be, though no rule forbids them. */
  readonly forbidden: readonly RoundPin[]
  /** Pairs below this score are not made; 0 for none. Basis points. */
  readonly floor: number
  readonly objective: Objective
  /** Re-keys the tie-breaks: one number for each round. Whole, 0 to 2^32 − 1. */
  readonly key: number
}

export interface ScoredSeeker extends ScoringProfile {
  /** Basis points that placing this person is worth beyond the score (β), for example after being declined; 0 when absent. */
  readonly bonus?: number | undefined
}

export interface ScoredHost extends ScoringProfile {
  /** 0 to 10,000. */
  readonly seats: number
}

/** Everything a solved round is shown, stored and explained by: plain JSON, in which every number is exact. */
export interface ScoredSolution {
  readonly engineVersion: string
  /** By seeker id. */
  readonly matches: readonly ScoredMatch[]
  readonly report: ScoredReport
  readonly proof: ScoredProof
  readonly prices: ScoredPrices
  /** By seeker id. */
  readonly unplaced: readonly UnplacedSeeker[]
  /** The hosts where one more seat would add something, the best first. */
  readonly seatValues: readonly HostSeatValue[]
  /** Passes over all pairs in search of better ones, the last of which found none. */
  readonly passes: number
  /** Pairs that pass all hard rules. */
  readonly eligible: number
}

export interface ScoredMatch {
  readonly seekerId: string
  readonly hostId: string
  /** Basis points. */
  readonly score: number
  readonly pinned: boolean
  /** Whether the two were matched before. */
  readonly kept: boolean
  /** Adds up to the score; a pair for which nothing at all speaks has a score of 1. */
  readonly breakdown: readonly CriterionPoints[]
}

export interface ScoredReport extends RoundReport {
  /** Pairs matched before that both could and do keep. */
  readonly keptPairs: number
  /** Pairs matched before that still pass all hard rules and are not forbidden. */
  readonly survivingPairs: number
  /** Of those the ones that were parted: the seeker is matched otherwise, or not at all. */
  readonly survivorsMoved: number
  /** Pairs that each seeker may be matched with: the lowest and the middle number. */
  readonly fewestEligible: number
  readonly medianEligible: number
}

/** What was proved before the solution was handed over. */
export interface ScoredProof {
  /** Total weight of the matches that were not pinned, `(score + bonuses) × 2^37 + tie-break` each: no other such matching weighs more. A whole number. */
  readonly total: string
  /** Pairs below this score were not considered: what was asked for, or what `worst_off` found. Basis points. */
  readonly floor: number
  /** The most people who can be placed beside those pinned, where that was to be reached. */
  readonly mostPlaced: number | undefined
  /** The dual total, which no matching can exceed; equal to `total`. */
  readonly atMost: string
  readonly objective: Objective
  readonly key: number
}

/** The lowest prices that prove the matching, the same for everybody who computes them: of each seeker what a match gains them, of each host what a seat is worth. */
export interface ScoredPrices {
  readonly seekers: readonly SidePrice[]
  readonly hosts: readonly SidePrice[]
}

export interface SidePrice {
  readonly id: string
  /** In units of 1 / 2^37 basis points: whole, below 2^53. */
  readonly price: number
  /** Whether this person, or every seat of this host, is in every matching of the most people; false where that was not asked for. Only then may a price be negative. */
  readonly must: boolean
}

export interface UnplacedSeeker {
  readonly seekerId: string
  readonly reason: UnplacedReason
  /** Hosts that pass all hard rules. */
  readonly eligible: number
  /** Hosts that each hard rule removes, by its code (and `self`), where it removes any. A host may fail several. */
  readonly removedBy: Readonly<Record<string, number>>
  /** Where it came nearest to a match, and by how many basis points it failed at the least. */
  readonly nearest?: { readonly hostId: string; readonly missing: number }
}

/**
 * `no_eligible_host`: hard rules left nobody. `none_allowed`: who is left is forbidden or below the floor. `no_seats`: none of those has a seat
 * that is not pinned. `all_full`: people for whom more speaks have all the seats.
 */
export const UNPLACED_REASONS = ['no_eligible_host', 'none_allowed', 'no_seats', 'all_full'] as const
export type UnplacedReason = (typeof UNPLACED_REASONS)[number]

export interface HostSeatValue {
  readonly hostId: string
  /** Basis points that one more seat would add to the total, beyond the person placed; may be negative for that one. */
  readonly value: number
  /** Whether it would place one more person, where the most are to be placed. */
  readonly placesOneMore: boolean
}

/** What is wrong with a round. Each names whom it is about, so that it can be mended. */
export type ScoredRoundProblem =
  | { readonly code: 'SCHEME_NOT_VALID'; readonly problem: SchemeProblem }
  | { readonly code: 'TOO_MANY_SEEKERS' | 'TOO_MANY_HOSTS'; readonly count: number; readonly most: number }
  | { readonly code: 'DUPLICATE_ID'; readonly side: 'seeker' | 'host'; readonly id: string }
  | { readonly code: 'SEATS_OUT_OF_RANGE'; readonly hostId: string; readonly seats: number; readonly most: number }
  | { readonly code: 'BONUS_OUT_OF_RANGE'; readonly seekerId: string; readonly bonus: number; readonly most: number }
  | { readonly code: 'KEEP_BONUS_OUT_OF_RANGE'; readonly keepBonus: number; readonly most: number }
  | { readonly code: 'FLOOR_OUT_OF_RANGE'; readonly floor: number }
  | { readonly code: 'KEY_OUT_OF_RANGE'; readonly key: number }
  /** A level that is not a whole number, or times that are not 32 bits. */
  | { readonly code: 'PROFILE_OUT_OF_RANGE'; readonly side: 'seeker' | 'host'; readonly id: string; readonly what: string }
  | { readonly code: 'DUPLICATE_PREFERENCE'; readonly side: 'seeker' | 'host'; readonly id: string; readonly preferredId: string }
  /** A pinned or forbidden pair of which one is nobody of this round. */
  | { readonly code: 'PERSON_UNKNOWN'; readonly list: 'pinned' | 'forbidden'; readonly seekerId: string; readonly hostId: string }
  | { readonly code: 'PINNED_PAIR_NOT_ELIGIBLE'; readonly seekerId: string; readonly hostId: string; readonly rules: readonly string[] }
  | { readonly code: 'PINNED_TWICE'; readonly seekerId: string }
  | { readonly code: 'PINNED_BEYOND_SEATS'; readonly hostId: string; readonly pinned: number; readonly seats: number }

export const SOLVE_STEPS = ['scoring', 'solving', 'pricing', 'explaining'] as const

/** How far a solve has come. Steps may come again; within one `done` grows up to `total`. */
export interface SolveProgress {
  readonly step: (typeof SOLVE_STEPS)[number]
  readonly done: number
  readonly total: number
}

/** Why two people were not matched with each other. */
export type PairExplanation =
  | { readonly code: 'PERSON_UNKNOWN'; readonly id: string }
  | ({ readonly code: PairAnswer } & PairFacts)

/**
 * `MATCHED`: they are. `NOT_ELIGIBLE`: the hard rules in `rules` keep them apart. `FORBIDDEN`: by a reviewer. `BELOW_FLOOR`: their score is.
 * `SEEKER_PINNED`, `SEATS_PINNED`: that side is settled otherwise. `NO_SEATS`: the host has none. `FEWER_PLACED`: at least one person fewer could be placed. `COSTS`: the total of any
 * matching with the two, that places as many where that is asked for, is lower by at least `loss`.
 */
export type PairAnswer = 'MATCHED' | 'NOT_ELIGIBLE' | 'FORBIDDEN' | 'BELOW_FLOOR' | 'SEEKER_PINNED' | 'SEATS_PINNED' | 'NO_SEATS' | 'FEWER_PLACED' | 'COSTS'

export interface PairFacts {
  /** Codes of the hard rules that the two fail; none where they may be matched. */
  readonly rules: readonly string[]
  /** Basis points that matching them would cost at least; only with `COSTS`. */
  readonly loss?: number
  readonly pair: PairScore
  /** The match that the seeker has in its place, and one of the host's with the lowest score. */
  readonly seekerHas?: PairScore
  readonly hostHas?: PairScore
}

export interface PairScore {
  readonly seekerId: string
  readonly hostId: string
  /** Basis points; what it would be, where the two may not be matched. */
  readonly score: number
  readonly breakdown: readonly CriterionPoints[]
}
