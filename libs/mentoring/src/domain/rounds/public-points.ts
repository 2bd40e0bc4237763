import { CRITERIA, type CriterionCode, PRIVATE_CRITERIA, type SchemeSettings } from '../schemes/scheme-settings.js'

/** What a criterion gave a pair, as the engine says it. */
export interface Points {
  readonly code: string
  /** Basis points. */
  readonly points: number
  readonly most: number
}

/** Points that managers may see: those of public criteria. */
export interface ShownPoints {
  readonly code: CriterionCode
  readonly points: number
  readonly most: number
}

const isPublic = ({ code }: Points): boolean => !(PRIVATE_CRITERIA as readonly string[]).includes(code)

/**
 * The points of a pair that may be shown. Private criteria are left out altogether: one figure for all of them would still say whether
 * somebody was wished for. What weighs nothing is left out, too.
 */
export const publicBreakdown = (breakdown: readonly Points[]): readonly ShownPoints[] =>
  breakdown.filter((one) => isPublic(one) && one.most > 0).map(({ code, points, most }) => ({ code: code as CriterionCode, points, most })).toSorted((a, b) => CRITERIA.indexOf(a.code) - CRITERIA.indexOf(b.code))

/** Their sum, by which pairs are listed: the whole score less that sum would be what is private. */
export const publicPoints = (breakdown: readonly Points[]): number => breakdown.filter(isPublic).reduce((sum, { points }) => sum + points, 0)

/**
 * Whether private criteria have a part in the scores. Then exact figures of the whole score (losses, totals, limits) are shown to nobody:
 * from enough of them, and the public points, what is private could be worked out.
 */
export const countsPrivate = (weights: SchemeSettings['weights']): boolean => PRIVATE_CRITERIA.some((code) => weights[code] > 0)

/** Figures of a result by public points: by those of the whole score one could be worked out that was locked or left out. */
export function publicFigures(points: readonly number[]): { readonly totalScore: number; readonly meanScore?: number; readonly fifthPercentile?: number; readonly lowestScore?: number } {
  const sorted = points.toSorted((a, b) => a - b)
  const totalScore = sorted.reduce((sum, one) => sum + one, 0)
  const [lowestScore] = sorted
  return lowestScore === undefined ? { totalScore } : { totalScore, meanScore: totalScore / sorted.length, fifthPercentile: sorted[Math.floor(sorted.length / 20)]!, lowestScore }
}
