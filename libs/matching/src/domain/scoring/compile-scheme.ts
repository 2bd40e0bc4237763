import { ok, type Result } from '#kernel'
import { barriersOf } from './barriers.js'
import { bitsFor, countBits, fillBits } from './bits.js'
import { type Features, readFeatures } from './features.js'
import type { KeptApart, ScoringProfile } from './profile.js'
import { Reach } from './reach.js'
import { rowsOf } from './rows.js'
import { pointsOf, type SchemeProblem, type ScoringScheme } from './scheme.js'

/** What one criterion gave a pair. */
export interface CriterionPoints {
  readonly code: string
  /** Whole basis points; those of all criteria add up to the score. */
  readonly points: number
  readonly most: number
}

/** A scheme made ready for the people of one round. */
export interface Scorer {
  /** Writes a seeker's score with every host: basis points from 1 to 10,000, 0 where a hard rule keeps them apart. */
  readonly scoreRow: (seeker: number, scores: Int32Array | Uint16Array) => void
  /** Finds the pairs of a seeker that can matter, without scoring all to the end. */
  readonly reach: Reach
  /** The score of one pair, 0 where a hard rule keeps the two apart. */
  readonly scorePair: (seeker: number, host: number) => number
  /** The points of one pair by criterion, whether or not a rule keeps them apart. */
  readonly breakdown: (seeker: number, host: number) => readonly CriterionPoints[]
  /** Codes of the hard rules that keep two apart. */
  readonly failedRules: (seeker: number, host: number) => readonly string[]
  /** How many hosts each hard rule keeps from a seeker, by the rule's code, and how many are left. A host may fail several. */
  readonly removals: (seeker: number) => { readonly eligible: number; readonly byRule: ReadonlyMap<string, number> }
}

/** The score that a breakdown adds up to. A pair that nothing at all speaks for has 1: it is allowed, and only just. */
export const scoreOf = (breakdown: readonly CriterionPoints[]): number => Math.max(1, breakdown.reduce((sum, { points }) => sum + points, 0))

/**
 * Compiles a scheme. Each criterion's share of a pair is rounded to whole basis points by itself, so that the breakdown adds up to the
 * score exactly.
 * @param population everybody whose offers count when it is asked how rare one is, where `hosts` are only a few of them
 */
export function compileScheme(scheme: ScoringScheme, seekers: readonly ScoringProfile[], hosts: readonly ScoringProfile[], keptApart: readonly KeptApart[], population = hosts): Result<Scorer, readonly SchemeProblem[]> {
  const points = pointsOf(scheme)
  return points.ok ? ok(scorerFor(readFeatures(scheme, points.value, { seekers, hosts, population }, keptApart))) : points
}

/** Scores by what was read of the people. */
export function scorerFor(features: Features): Scorer {
  const { hosts, criteria } = features
  const rows = rowsOf(features)
  const barriers = barriersOf(features.rules, hosts)
  const reach = new Reach(rows, barriers, hosts)
  const everywhere = new Int32Array(hosts)
  const failedRules = (seeker: number, host: number): readonly string[] => barriers.filter(({ fails }) => fails(seeker, host)).map(({ code }) => code)
  const breakdown = (seeker: number, host: number): readonly CriterionPoints[] => criteria.map(({ code, most }, n) => ({ code, points: rows.pointsOf(seeker, host, n), most }))
  const sifted = (seeker: number, by: typeof barriers): number => {
    const bits = bitsFor(hosts)
    fillBits(bits, hosts)
    for (const { sift } of by) sift(seeker, bits)
    return countBits(bits)
  }
  return {
    breakdown, failedRules, reach,
    scorePair: (seeker, host) => (barriers.some(({ fails }) => fails(seeker, host)) ? 0 : scoreOf(breakdown(seeker, host))),
    scoreRow: (seeker, scores) => {
      const all = reach.above(seeker, 0, 0, everywhere)
      scores.fill(0)
      for (let n = 0; n < all.count; n++) scores[all.hosts[n]!] = all.scores[n]!
    },
    removals: (seeker) => ({ eligible: sifted(seeker, barriers), byRule: new Map(barriers.map((barrier) => [barrier.code, hosts - sifted(seeker, [barrier])])) }),
  }
}
