import type { Health, HealthReason } from './judge-health.js'

/** Averages and outcomes of surveys are shown of so many answers, then of twice as many, and so on; reasons for declining of so many declines. */
export const FEWEST_ANSWERS = 5

export interface SurveySums {
  readonly answers: number
  readonly helpful: number
  readonly matchQuality: number
  readonly recommends: number
  readonly outcomes: Readonly<Record<string, number>>
}

export interface SurveyMeans {
  /** One decimal. */
  readonly helpful: number
  readonly matchQuality: number
  readonly recommends: number
  readonly outcomes: readonly { readonly code: string; readonly count: number }[]
}

/** Means of the closing surveys; nothing from fewer than five answers. Outcomes that fewer than five name are pooled into none: they are left out. */
export function surveyMeans({ answers, helpful, matchQuality, recommends, outcomes }: SurveySums): SurveyMeans | undefined {
  if (answers < FEWEST_ANSWERS) return undefined
  const round = (mean: number): number => Math.round(mean * 10) / 10
  const named = Object.entries(outcomes).filter(([, count]) => count >= FEWEST_ANSWERS).map(([code, count]) => ({ code, count }))
  return { helpful: round(helpful), matchQuality: round(matchQuality), recommends: round(recommends), outcomes: named.toSorted((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1)) }
}

/** How many relationships do how. */
export function countHealth(judged: readonly { readonly health: Health; readonly reasons: readonly HealthReason[] }[]): Readonly<Record<Health, number>> {
  const count = (wanted: Health): number => judged.filter(({ health }) => health === wanted).length
  return { alive: count('alive'), at_risk: count('at_risk'), silent: count('silent'), on_hold: count('on_hold') }
}
