import { ok, type Result } from '#kernel'
import { barriersOf } from './barriers.js'
import { joinKinds } from './join-kinds.js'
import { joinMarks } from './join-marks.js'
import { NEUTRAL } from './postings.js'
import type { KeptApart, ScoringProfile } from './profile.js'
import { type Award, type CriterionRow, type HostKinds, indexOf, type People, type ScoreRow } from './rows.js'
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
  readonly scoreRow: (seeker: number, scores: ScoreRow) => void
  /**
   * The same for the hosts whose score may exceed `own`, or `needed` and the host's `points` together; 0 for the others, most of whom need not be scored
   * to the end. Answers which hosts were, in their order; it holds until the next row is asked for.
   */
  readonly scoreRowAbove: (seeker: number, scores: ScoreRow, own: number, needed: number, points: Int32Array) => Int32Array
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
  if (!points.ok) return points
  const { rows, addEarly, lateRows, ofChoice } = rowsOf(scheme, points.value, { seekers, hosts, population })
  const barriers = barriersOf(scheme.rules, seekers, hosts, keptApart)
  // Of the same kind as rows of scores: rules are asked to clear both.
  const scratch = new Uint16Array(hosts.length)
  const few = new Int32Array(hosts.length)
  const failedRules = (seeker: number, host: number): readonly string[] => barriers.filter(({ fails }) => fails(seeker, host)).map(({ code }) => code)
  const breakdown = (seeker: number, host: number): readonly CriterionPoints[] => scheme.criteria.map(({ code, kind }, n) =>
      ({ code, points: kind === 'seekers_choice' ? ofChoice(seeker, host, n) : rows.get(code)!.pointsOf(seeker, host), most: points.value[n]! }))
  return ok({
    breakdown, failedRules,
    scorePair: (seeker, host) => (barriers.some(({ fails }) => fails(seeker, host)) ? 0 : scoreOf(breakdown(seeker, host))),
    scoreRow: (seeker, scores) => {
      let all = addEarly(seeker, scores)
      for (const row of lateRows(seeker)) all += row.addTo(seeker, scores)
      addToAll(scores, all)
      for (const { clear } of barriers) clear(seeker, scores)
    },
    scoreRowAbove: (seeker, scores, own, needed, limits) => {
      const late = lateRows(seeker)
      let all = addEarly(seeker, scores)
      const count = keepReaching(scores, few, late.reduce((sum, row) => sum + row.late!.most, all), own, needed, limits)
      for (const row of late) all += row.late!.addAt(seeker, scores, few, count)
      let left = 0
      for (let n = 0; n < count; n++) {
        const host = few[n]!
        const score = Math.max(1, scores[host]! + all)
        // Most fall short in the end, and need not be asked about rules.
        const counts = (score > own || score > needed + limits[host]!) && !barriers.some(({ fails }) => fails(seeker, host))
        scores[host] = counts ? score : 0
        if (counts) few[left++] = host
      }
      return few.subarray(0, left)
    },
    removals: (seeker) => {
      scratch.fill(1)
      const byRule = new Map(barriers.map(({ code, clear }) => [code, clear(seeker, scratch)]))
      return { eligible: scratch.reduce((sum, left) => sum + left, 0), byRule }
    },
  })
}

/** Collects the hosts who may yet come so far with so much more, and writes 0 for the others. */
function keepReaching(scores: ScoreRow, few: Int32Array, more: number, own: number, needed: number, limits: Int32Array): number {
  let count = 0
  for (let host = 0; host < scores.length; host++) {
    const most = scores[host]! + more
    if (most <= own && most <= needed + limits[host]!) scores[host] = 0
    else few[count++] = host
  }
  return count
}

function addToAll(scores: ScoreRow, points: number): void {
  for (let host = 0; host < scores.length; host++) {
    const score = scores[host]! + points
    scores[host] = score === 0 ? 1 : score
  }
}

interface ChosenRow {
  readonly withOwn: CriterionRow
  readonly byChoice: ReadonlyMap<number, CriterionRow>
}

/** The rows of all criteria but the seeker's choice, which adds to the row that they chose: everybody's middle where they chose nothing that counts. */
function rowsOf({ criteria }: ScoringScheme, points: readonly number[], people: People) {
  const award = (most: number): Award => (share) => Math.round(most * share)
  const choices = [...criteria.keys()].filter((n) => criteria[n]!.kind === 'seekers_choice')
  const ofAllChoices: Award = (share) => choices.reduce((sum, n) => sum + award(points[n]!)(share), 0)
  const rows = new Map<string, CriterionRow>()
  const chosen = new Map<string, ChosenRow>()
  const kinds: { readonly code: string; readonly kinds: HostKinds }[] = []
  for (const [n, criterion] of criteria.entries()) {
    if (criterion.kind === 'seekers_choice') continue
    const { code } = criterion
    const index = indexOf(criterion, people)
    const own = award(points[n]!)
    rows.set(code, index.rowFor(own))
    if (choices.length > 0) chosen.set(code, { withOwn: index.rowFor((share) => own(share) + ofAllChoices(share)), byChoice: new Map(choices.map((choice) => [choice, index.rowFor(award(points[choice]!))])) })
    if (index.kinds !== undefined) kinds.push({ code, kinds: index.kinds })
  }
  const chosenBy = (seeker: number): ChosenRow | undefined => chosen.get(people.seekers[seeker]!.choice ?? '')
  const rowFor = (code: string, seeker: number): CriterionRow => (people.seekers[seeker]!.choice === code ? chosen.get(code)?.withOwn : undefined) ?? rows.get(code)!
  const [tables, marks, codes] = [joinKinds(kinds, people.hosts.length), joinMarks(people.hosts.length), [...rows.keys()]]
  const [early, late] = [codes.filter((code) => rows.get(code)!.late === undefined), codes.filter((code) => rows.get(code)!.late !== undefined)]
  const lateRows = (seeker: number): readonly CriterionRow[] => late.map((code) => rowFor(code, seeker))
  /** Writes what all criteria give that need not look at all hosts; answers what everybody gets beside that. */
  const addEarly = (seeker: number, scores: ScoreRow): number => {
    const all = marks.write(seeker, early.map((code) => rowFor(code, seeker)), scores)
    for (const table of tables) table.addTo(scores, (code) => rowFor(code, seeker).tableOf?.(seeker))
    return chosenBy(seeker) === undefined ? all + ofAllChoices(NEUTRAL) : all
  }
  const ofChoice = (seeker: number, host: number, n: number): number => chosenBy(seeker)?.byChoice.get(n)!.pointsOf(seeker, host) ?? award(points[n]!)(NEUTRAL)
  return { rows, addEarly, lateRows, ofChoice }
}
