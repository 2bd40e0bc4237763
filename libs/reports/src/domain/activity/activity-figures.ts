import type { ProtectedRelease } from '#disclosure'
import { compareQuarters, nextQuarter, type PlainDate, type Quarter, quarterEndedBy, quarterOf, quartersUpTo } from '#kernel'
import type { Measure } from './activity-publication.js'
import { figureAt, type Spot } from './spots.js'

/** Fewest people of whom a share is told, as for every other share of published figures. */
export const FEWEST_FOR_SHARE = 25

/** The quarters that began after the day and ended by the other. Figures of a quarter that still runs would be read as a fall. */
export function quartersBetween(after: PlainDate, until: PlainDate): readonly Quarter[] {
  const last = quarterEndedBy(until)
  const first = nextQuarter(quarterOf(after))
  const number = (Number(last.slice(0, 4)) - Number(first.slice(0, 4))) * 4 + Number(last.slice(6)) - Number(first.slice(6)) + 1
  return compareQuarters(first, last) > 0 ? [] : quartersUpTo(last, number)
}

/** The sum of published figures; `null` where one of them is withheld or told as a range. Sums of one base, so they say no more than the figures do. */
export function sumOf(releases: readonly ProtectedRelease[], spot: Spot, measures: readonly Measure[]): number | null {
  const figures = releases.flatMap((release) => measures.map((one) => figureAt(release, spot, one)))
  return figures.every((figure) => typeof figure === 'number') ? figures.reduce((sum, figure) => sum + figure, 0) : null
}
