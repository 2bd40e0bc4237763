/** People of one sample on one day: in the group, not in it, and those of whom that is not known. */
export interface GroupCounts {
  readonly inside: number
  readonly outside: number
  readonly unknown: number
}

export interface Interval {
  readonly from: number
  readonly to: number
}

export interface ShareValue {
  readonly value: number | null
  readonly bounds: Interval | null
  readonly why: string | null
}

const staff = ({ inside, outside, unknown }: GroupCounts): number => inside + outside + unknown
/** Share in per cent of those who are known. */
const shareOfKnown = ({ inside, outside }: GroupCounts): number | undefined => (inside + outside === 0 ? undefined : (100 * inside) / (inside + outside))
/** The share in per cent when everybody of whom it is not known is outside the group (`from`), or inside (`to`). */
const extremes = (counts: GroupCounts): Interval => ({ from: (100 * counts.inside) / staff(counts), to: (100 * (counts.inside + counts.unknown)) / staff(counts) })
const round = (value: number): number => Math.round(value * 100) / 100
const none = (why: string): ShareValue => ({ value: null, bounds: null, why })

/** The share of a group, in per cent of those whose answer is known, with the bounds that not knowing the others leaves. */
export function groupShare(counts: GroupCounts): ShareValue {
  const share = shareOfKnown(counts)
  if (share === undefined) return none(staff(counts) === 0 ? 'No staff have been returned.' : 'Nobody\'s answer is known.')
  const { from, to } = extremes(counts)
  return { value: round(share), bounds: { from: round(from), to: round(to) }, why: null }
}

export type ChangeMeasure = 'percentage_points' | 'relative_share' | 'relative_people'

/**
 * How much a group has grown from one day to another.
 * - `percentage_points`: the share now less the share then;
 * - `relative_share`: the change of the share, in per cent of the share then;
 * - `relative_people`: the change of the number of people known to be in the group, in per cent of the number then.
 *
 * The bounds are the least and the most that could be true: everybody not known is taken to be inside or outside, on each day by itself.
 */
export function groupChange(then: GroupCounts, now: GroupCounts, measure: ChangeMeasure): ShareValue {
  if (staff(then) === 0 || staff(now) === 0) return none('No organisation has returned its staff for both dates.')
  const [was, is] = measure === 'relative_people' ? [then.inside, now.inside] : [shareOfKnown(then), shareOfKnown(now)]
  if (was === undefined || is === undefined) return none('Nobody\'s answer is known on one of the dates.')
  const [low, high] = measure === 'relative_people' ? [peopleRange(then), peopleRange(now)] : [extremes(then), extremes(now)]
  if (measure === 'percentage_points') return { value: round(is - was), bounds: { from: round(high.from - low.to), to: round(high.to - low.from) }, why: null }
  if (was === 0) return none('Nobody was known to be in the group at the baseline, so a change in per cent has no meaning.')
  const relative = (a: number, b: number): number => (100 * (b - a)) / a
  // Nobody for certain at the baseline: the change has no upper end.
  if (low.from === 0) return { value: round(relative(was, is)), bounds: null, why: null }
  return { value: round(relative(was, is)), bounds: { from: round(relative(low.to, high.from)), to: round(relative(low.from, high.to)) }, why: null }
}

/** How far each count of a group may be from the truth, in people. */
export type CountErrors = GroupCounts

/**
 * Where a measure could lie if the counts were the true ones, which are known to be within `off` of those given; `null` where that cannot be said. Measures
 * rise with who is inside and fall with who is outside, so the ends are reached at the ends of the counts.
 */
export function roundingRange(then: readonly [GroupCounts, CountErrors], now: readonly [GroupCounts, CountErrors], measure: (then: GroupCounts, now: GroupCounts) => ShareValue): Interval | null {
  const least = measure(shifted(then, 1), shifted(now, -1)).value
  const most = measure(shifted(then, -1), shifted(now, 1)).value
  if (least === null || most === null) return null
  return { from: Math.min(least, most), to: Math.max(least, most) }
}

/** More inside and fewer outside (1), or the other way round (-1), as far as the errors allow. */
const shifted = ([counts, off]: readonly [GroupCounts, CountErrors], way: 1 | -1): GroupCounts => ({
  inside: Math.max(0, counts.inside + way * off.inside), outside: Math.max(0, counts.outside - way * off.outside), unknown: counts.unknown,
})

const peopleRange = ({ inside, unknown }: GroupCounts): Interval => ({ from: inside, to: inside + unknown })

/** Counts of several characteristics taken together: each person counts once for each, so a share is the mean of the shares. */
export const addCounts = (all: readonly GroupCounts[]): GroupCounts =>
  all.reduce((sum, { inside, outside, unknown }) => ({ inside: sum.inside + inside, outside: sum.outside + outside, unknown: sum.unknown + unknown }), { inside: 0, outside: 0, unknown: 0 })
