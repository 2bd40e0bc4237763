import { CRITERIA, type CriterionCode, PRIVATE_CRITERIA } from '../schemes/scheme-settings.js'

/** What a criterion gave a pair, as the engine says it. */
export interface Points {
  readonly code: string
  /** Basis points. */
  readonly points: number
  readonly most: number
}

/** Points that managers may see: by public criterion, and of all private ones together. */
export interface ShownPoints {
  readonly code: CriterionCode | 'private'
  readonly points: number
  readonly most: number
}

const isPrivate = (code: string): boolean => (PRIVATE_CRITERIA as readonly string[]).includes(code)

/** Pools private criteria into one: whose they are did not tell them to anybody. What weighs nothing is left out; the sum stays the same. */
export function poolBreakdown(breakdown: readonly Points[]): readonly ShownPoints[] {
  const open = breakdown.filter(({ code, most }) => !isPrivate(code) && most > 0).map(({ code, points, most }) => ({ code: code as CriterionCode, points, most }))
  const hidden = breakdown.filter(({ code }) => isPrivate(code))
  const most = hidden.reduce((sum, one) => sum + one.most, 0)
  const pooled: readonly ShownPoints[] = most === 0 ? [] : [{ code: 'private', points: hidden.reduce((sum, { points }) => sum + points, 0), most }]
  return [...open.sort((a, b) => CRITERIA.indexOf(a.code) - CRITERIA.indexOf(b.code)), ...pooled]
}
