import { err, ok, type Result } from '#kernel'
import { isWhole } from '../input-checks.js'

/**
 * How pairs are scored: hard rules decide who may be paired at all, criteria how well. A version of data, not of code: what a round was
 * scored by is kept with it.
 */
export interface ScoringScheme {
  readonly version: number
  readonly criteria: readonly Criterion[]
  readonly rules: readonly HardRule[]
}

/** A criterion gives each pair a share from 0 to 1 of its weight. Where somebody has not answered it gives half: missing is neutral, never nothing. */
export type Criterion = { readonly code: string; readonly weight: number } & CriterionKind

export type CriterionKind =
  /** What the seeker wants of what the host offers: the rarer the offer, the more it counts. The first `most` of each list are read, so that long lists do not pay. */
  | { readonly kind: 'overlap'; readonly wanted: string; readonly offered: string; readonly most: number }
  /** Anything in common. */
  | { readonly kind: 'common'; readonly set: string }
  /** How near the answers to the same questions are; only questions that both answered count. Answers are whole, from 1 to `to`. */
  | { readonly kind: 'likeness'; readonly answers: string; readonly to: number }
  /** Host's level less the seeker's, looked up in `curve`, which begins at a difference of `from`; beyond its ends the nearest end holds. Shares. */
  | { readonly kind: 'gap'; readonly level: string; readonly from: number; readonly curve: readonly number[] }
  /** Times that both have, of which `enough` are as good as any more. */
  | { readonly kind: 'times'; readonly enough: number }
  /** Each side's naming of the other is half; a side that named nobody is in the middle between naming and not. */
  | { readonly kind: 'shortlist' }
  /** The criterion that the seeker finds most important, once more. */
  | { readonly kind: 'seekers_choice' }

export type HardRule = { readonly code: string } & (
  | { readonly kind: 'other_organisation' }
  /** Something in common, such as a language. Who has said nothing has nothing in common with anybody. */
  | { readonly kind: 'common'; readonly set: string }
  | { readonly kind: 'times'; readonly atLeast: number }
  /** Pairs that were named: line management, conflicts, people to avoid, pairs that failed before. Why they were is nobody's business here. */
  | { readonly kind: 'kept_apart' }
)

export type SchemeProblem =
  | { readonly code: 'NO_CRITERIA' }
  | { readonly code: 'DUPLICATE_CODE'; readonly of: string }
  | { readonly code: 'WEIGHT_OUT_OF_RANGE'; readonly of: string; readonly weight: number }
  | { readonly code: 'NO_WEIGHT' }
  | { readonly code: 'SETTING_OUT_OF_RANGE'; readonly of: string; readonly setting: string }

const MAX_WEIGHT = 10_000
const isShare = (value: number): boolean => value >= 0 && value <= 1

function wrongSetting(of: Criterion | HardRule): string | undefined {
  switch (of.kind) {
    case 'overlap': return isWhole(of.most, 1, 50) ? undefined : 'most'
    case 'likeness': return isWhole(of.to, 2, 100) ? undefined : 'to'
    case 'gap': return !isWhole(of.from, -100, 100) ? 'from' : of.curve.length > 0 && of.curve.length <= 200 && of.curve.every(isShare) ? undefined : 'curve'
    case 'times': return 'enough' in of ? (isWhole(of.enough, 1, 32) ? undefined : 'enough') : isWhole(of.atLeast, 0, 32) ? undefined : 'atLeast'
    case 'common': case 'shortlist': case 'seekers_choice': case 'other_organisation': case 'kept_apart': return undefined
  }
}

/** Everything that is wrong with a scheme. */
export function checkScheme({ criteria, rules }: ScoringScheme): readonly SchemeProblem[] {
  const problems: SchemeProblem[] = []
  if (criteria.length === 0) problems.push({ code: 'NO_CRITERIA' })
  const seen = new Set<string>()
  for (const part of [...criteria, ...rules]) {
    if (seen.has(part.code)) problems.push({ code: 'DUPLICATE_CODE', of: part.code })
    seen.add(part.code)
    const setting = wrongSetting(part)
    if (setting !== undefined) problems.push({ code: 'SETTING_OUT_OF_RANGE', of: part.code, setting })
  }
  for (const { code, weight } of criteria) if (!isWhole(weight, 0, MAX_WEIGHT)) problems.push({ code: 'WEIGHT_OUT_OF_RANGE', of: code, weight })
  if (criteria.length > 0 && criteria.every(({ weight }) => weight === 0)) problems.push({ code: 'NO_WEIGHT' })
  return problems
}

/** The most basis points that each criterion can give: the weights brought to 10,000 together, what rounding leaves going to the largest remainders. */
export function pointsOf(scheme: ScoringScheme): Result<readonly number[], readonly SchemeProblem[]> {
  const problems = checkScheme(scheme)
  if (problems.length > 0) return err(problems)
  const sum = scheme.criteria.reduce((total, { weight }) => total + weight, 0)
  const exact = scheme.criteria.map(({ weight }) => (weight * MAX_WEIGHT) / sum)
  const points = exact.map(Math.floor)
  const left = MAX_WEIGHT - points.reduce((total, one) => total + one, 0)
  const byRemainder = [...exact.keys()].sort((a, b) => exact[b]! - points[b]! - (exact[a]! - points[a]!) || a - b)
  for (const at of byRemainder.slice(0, left)) points[at]!++
  return ok(points)
}
