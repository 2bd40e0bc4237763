import { ok, type Result } from '#kernel'
import { barriersOf } from './barriers.js'
import { NEUTRAL } from './postings.js'
import type { KeptApart, ScoringProfile } from './profile.js'
import { type Award, type CriterionRow, indexOf, type People } from './rows.js'
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
  if (!points.ok) return points
  const { rows, addAll, ofChoice } = rowsOf(scheme, points.value, { seekers, hosts, population })
  const barriers = barriersOf(scheme.rules, seekers, hosts, keptApart)
  const scratch = new Int32Array(hosts.length)
  return ok({
    scoreRow: (seeker, scores) => {
      scores.fill(0)
      const all = addAll(seeker, scores)
      for (let host = 0; host < scores.length; host++) scores[host] = Math.max(1, scores[host]! + all)
      for (const { clear } of barriers) clear(seeker, scores)
    },
    breakdown: (seeker, host) => scheme.criteria.map(({ code, kind }, n) =>
      ({ code, points: kind === 'seekers_choice' ? ofChoice(seeker, host, n) : rows.get(code)!.pointsOf(seeker, host), most: points.value[n]! })),
    failedRules: (seeker, host) => barriers.filter(({ fails }) => fails(seeker, host)).map(({ code }) => code),
    removals: (seeker) => {
      scratch.fill(1)
      const byRule = new Map(barriers.map(({ code, clear }) => [code, clear(seeker, scratch)]))
      return { eligible: scratch.reduce((sum, left) => sum + left, 0), byRule }
    },
  })
}

/** The rows of all criteria but the seeker's choice, which adds to the row that they chose: everybody's middle where they chose nothing that counts. */
function rowsOf({ criteria }: ScoringScheme, points: readonly number[], people: People) {
  const award = (most: number): Award => (share) => Math.round(most * share)
  const choices = [...criteria.keys()].filter((n) => criteria[n]!.kind === 'seekers_choice')
  const ofAllChoices: Award = (share) => choices.reduce((sum, n) => sum + award(points[n]!)(share), 0)
  const rows = new Map<string, CriterionRow>()
  const chosen = new Map<string, { readonly withOwn: CriterionRow; readonly byChoice: ReadonlyMap<number, CriterionRow> }>()
  for (const [n, criterion] of criteria.entries()) {
    if (criterion.kind === 'seekers_choice') continue
    const index = indexOf(criterion, people)
    const own = award(points[n]!)
    rows.set(criterion.code, index(own))
    if (choices.length > 0) chosen.set(criterion.code, { withOwn: index((share) => own(share) + ofAllChoices(share)), byChoice: new Map(choices.map((choice) => [choice, index(award(points[choice]!))])) })
  }
  const counting = [...rows].filter(([code]) => points[criteria.findIndex((criterion) => criterion.code === code)]! > 0 || (choices.length > 0 && ofAllChoices(1) > 0))
  const addAll = (seeker: number, scores: Int32Array): number => {
    const choice = chosen.get(people.seekers[seeker]!.choice ?? '')
    let all = choice === undefined ? ofAllChoices(NEUTRAL) : 0
    for (const [code, row] of counting) all += (choice !== undefined && code === people.seekers[seeker]!.choice ? choice.withOwn : row).addTo(seeker, scores)
    return all
  }
  const ofChoice = (seeker: number, host: number, n: number): number => chosen.get(people.seekers[seeker]!.choice ?? '')?.byChoice.get(n)!.pointsOf(seeker, host) ?? award(points[n]!)(NEUTRAL)
  return { rows, addAll, ofChoice }
}
