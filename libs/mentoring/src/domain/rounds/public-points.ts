import { CRITERIA, type CriterionCode, PRIVATE_CRITERIA } from '../schemes/scheme-settings.js'

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

const STEP = 100

/** Basis points in which private criteria have a part, told in whole hundreds, downwards: "at least so many" stays true. */
export const coarse = (points: number): number => Math.floor(points / STEP) * STEP
