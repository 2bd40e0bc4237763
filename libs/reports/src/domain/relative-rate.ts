import { type CountRange, FOUR_FIFTHS, LEAST_GROUP, type RelativeLikelihood } from './relative-likelihood.js'
import { normalQuantile } from './student-t.js'

/** How many took a step for each of those who might have; the first need not be among the second. Published figures only. */
export interface GroupRate {
  readonly among: CountRange
  readonly took: CountRange
}

/**
 * The reference group's rate over the group's, with the usual interval of a ratio of two rates (logarithm, counts taken as Poisson's), over every
 * count that the published ranges allow. `undefined` when a group is too small or nobody of one may have taken the step.
 */
export function relativeRate(group: GroupRate, reference: GroupRate): RelativeLikelihood | undefined {
  if ([group, reference].some(({ among, took }) => among.from < LEAST_GROUP || took.from < 1)) return undefined
  const factor = (ours: number, theirs: number): number => Math.exp(normalQuantile(95) * Math.sqrt(1 / ours + 1 / theirs))
  const rate = (took: number, among: number): number => took / among
  const from = rate(reference.took.from, reference.among.to) / rate(group.took.to, group.among.from) / factor(reference.took.from, group.took.to)
  const to = rate(reference.took.to, reference.among.from) / rate(group.took.from, group.among.to) * factor(reference.took.to, group.took.from)
  const ratio = rate(middle(reference.took), middle(reference.among)) / rate(middle(group.took), middle(group.among))
  return { ratio, from, to, apart: to < FOUR_FIFTHS.from || from > FOUR_FIFTHS.to }
}

const middle = ({ from, to }: CountRange): number => (from + to) / 2
