import { ok, type Result } from '#kernel'
import { barriersOf } from './barriers.js'
import type { KeptApart, ScoringProfile } from './profile.js'
import { rowOf, type RowOfShares } from './rows.js'
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
  readonly scoreRow: (seeker: number, scores: Int32Array) => void
  /** The points of one pair by criterion, whether or not a rule keeps them apart. */
  readonly breakdown: (seeker: number, host: number) => readonly CriterionPoints[]
  /** How many hosts each hard rule keeps from a seeker, by the rule's code, and how many are left. A host may fail several. */
  readonly removals: (seeker: number) => { readonly eligible: number; readonly byRule: ReadonlyMap<string, number> }
}

/**
 * Compiles a scheme. Each criterion's share of a pair is rounded to whole basis points by itself, so that the breakdown adds up to the
 * score exactly. A pair that nothing at all speaks for has 1: it is allowed, and only just.
 */
export function compileScheme(scheme: ScoringScheme, seekers: readonly ScoringProfile[], hosts: readonly ScoringProfile[], keptApart: readonly KeptApart[]): Result<Scorer, readonly SchemeProblem[]> {
  const points = pointsOf(scheme)
  if (!points.ok) return points
  const rows = rowsOf(scheme, seekers, hosts)
  const barriers = barriersOf(scheme.rules, seekers, hosts, keptApart)
  const shares = new Float64Array(hosts.length)
  const fails = new Uint8Array(hosts.length)
  const award = (criterion: number, share: number): number => Math.round(points.value[criterion]! * share)
  return ok({
    scoreRow: (seeker, scores) => {
      scores.fill(0)
      for (const [criterion, row] of rows.entries()) {
        if (points.value[criterion] === 0) continue
        row(seeker, shares)
        for (let host = 0; host < scores.length; host++) scores[host]! += award(criterion, shares[host]!)
      }
      fails.fill(0)
      for (const { mark } of barriers) mark(seeker, fails)
      for (let host = 0; host < scores.length; host++) scores[host] = fails[host] === 1 ? 0 : Math.min(10_000, Math.max(1, scores[host]!))
    },
    breakdown: (seeker, host) => scheme.criteria.map(({ code }, criterion) => {
      rows[criterion]!(seeker, shares)
      return { code, points: award(criterion, shares[host]!), most: points.value[criterion]! }
    }),
    removals: (seeker) => {
      const byRule = new Map<string, number>()
      const any = new Uint8Array(hosts.length)
      for (const { code, mark } of barriers) {
        fails.fill(0)
        mark(seeker, fails)
        byRule.set(code, fails.reduce((sum, failed) => sum + failed, 0))
        for (let host = 0; host < fails.length; host++) if (fails[host] === 1) any[host] = 1
      }
      return { eligible: hosts.length - any.reduce((sum, failed) => sum + failed, 0), byRule }
    },
  })
}

/** The rows of all criteria, the seeker's choice being the row of what they chose: everybody's middle where they chose nothing that counts. */
function rowsOf({ criteria }: ScoringScheme, seekers: readonly ScoringProfile[], hosts: readonly ScoringProfile[]): readonly RowOfShares[] {
  const byCode = new Map<string, RowOfShares>()
  for (const criterion of criteria) if (criterion.kind !== 'seekers_choice') byCode.set(criterion.code, rowOf(criterion, seekers, hosts))
  const chosen: RowOfShares = (seeker, shares) => {
    const row = byCode.get(seekers[seeker]!.choice ?? '')
    if (row === undefined) shares.fill(0.5)
    else row(seeker, shares)
  }
  return criteria.map(({ code }) => byCode.get(code) ?? chosen)
}
