/** A published figure: a number of people, and how far it may be from the truth. */
export interface RoundedCount {
  readonly shown: number
  readonly within: number
}

/** What was published of one place: who came and who left in a quarter, and who was there at its beginning and its end. */
export interface TiedCounts {
  readonly starters: RoundedCount
  readonly leavers: RoundedCount
  readonly opening: RoundedCount
  readonly closing: RoundedCount
}

/** Numbers of people are 0 or more, whatever the bound. */
const least = ({ shown, within }: RoundedCount): number => Math.max(0, shown - within)
const most = ({ shown, within }: RoundedCount): number => shown + within

/**
 * Whether starters and leavers may be shown beside the headcounts of the two quarters. They are protected apart from those, but tied to them: who is there at
 * the end is who was there at the beginning, and came, less who left. A reader who subtracts learns nothing about any of the four only if each can still
 * be all that its own bound leaves, from the least to the most, with the other three somewhere within theirs. Away from 0 that is
 * |starters - leavers - (closing - opening)| <= the sum of the four bounds less twice each: 8 where all are within four. Decided from published figures
 * alone, so that withholding tells no more than they do.
 */
export function movementsMayBeShown({ starters, leavers, opening, closing }: TiedCounts): boolean {
  // opening + starters = leavers + closing
  const sides = [[opening, starters], [leavers, closing]] as const
  return sides.every(([a, b], at) => {
    const [c, d] = sides[1 - at]!
    const [from, to] = [least(c) + least(d), most(c) + most(d)]
    // The least of one with the most of its fellow has to reach the other side, and the most of it with the least not to pass it.
    return ([[a, b], [b, a]] as const).every(([one, fellow]) => least(one) + most(fellow) >= from && most(one) + least(fellow) <= to)
  })
}
