import { normalQuantile } from './student-t.js'

/** A published count: both ends are the same when it was published as it is. */
export interface CountRange {
  readonly from: number
  readonly to: number
}

/** How many of a group there were, and of how many it was true (were appointed, completed, were matched). Published figures only. */
export interface GroupOutcome {
  readonly of: CountRange
  readonly chosen: CountRange
}

export interface RelativeLikelihood {
  /** Likelihood of the reference group divided by that of the group: above 1 the reference group is more likely. From the middles of the ranges. */
  readonly ratio: number
  /** 95 % interval that also holds whatever the protection of the counts leaves open. */
  readonly from: number
  readonly to: number
  /** Whether all of the interval lies outside of 0.80 to 1.25, the four-fifths rule of thumb of the NHS standards. */
  readonly apart: boolean
}

/** Least published group for which a ratio is shown; below it the interval says nothing and the figures say too much. */
export const LEAST_GROUP = 25
/** Bounds of the four-fifths rule: a screening rule and no test of significance. */
export const FOUR_FIFTHS = { from: 0.8, to: 1.25 } as const

/**
 * Relative likelihood in the way of the NHS workforce race equality standard: the reference group's share over the group's. The interval is
 * the usual one of a ratio of two shares (logarithm, Katz 1978), taken over every count that the published ranges allow.
 * `undefined` when a group is too small or one of the shares may be zero.
 */
export function relativeLikelihood(group: GroupOutcome, reference: GroupOutcome): RelativeLikelihood | undefined {
  if ([group, reference].some(({ of, chosen }) => of.from < LEAST_GROUP || chosen.from < 1)) return undefined
  const corners = corner(reference).flatMap((ours) => corner(group).map((theirs) => interval(ours, theirs)))
  const from = Math.min(...corners.map((one) => one.from))
  const to = Math.max(...corners.map((one) => one.to))
  const ratio = share(middle(reference)) / share(middle(group))
  return { ratio, from, to, apart: to < FOUR_FIFTHS.from || from > FOUR_FIFTHS.to }
}

interface Counted {
  readonly of: number
  readonly chosen: number
}

const share = ({ of, chosen }: Counted): number => chosen / of
const middle = ({ of, chosen }: GroupOutcome): Counted => ({ of: (of.from + of.to) / 2, chosen: (chosen.from + chosen.to) / 2 })

/** The extreme pairs that ranges allow; nobody is chosen who is not in the group. */
const corner = ({ of, chosen }: GroupOutcome): readonly Counted[] =>
  [of.from, of.to].flatMap((all) => [chosen.from, chosen.to].map((some) => ({ of: all, chosen: Math.min(some, all) })))

function interval(reference: Counted, group: Counted): CountRange {
  const ratio = share(reference) / share(group)
  const error = Math.sqrt(1 / reference.chosen - 1 / reference.of + 1 / group.chosen - 1 / group.of)
  const factor = Math.exp(normalQuantile(95) * error)
  return { from: ratio / factor, to: ratio * factor }
}
