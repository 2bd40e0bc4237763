import type { StatedBound } from './protected-release.js'
import type { ReleaseMethod } from './release-definition.js'

/** The paragraph that is printed under the tables. */
export function describeMethod(method: ReleaseMethod, bounds: readonly StatedBound[], isFirst: boolean): string {
  switch (method.kind) {
    case 'controlled_rounding': {
      const kept = isFirst ? '' : ' A figure may stay as it was although the count has changed, or change for the sake of a total.'
      return `Every figure is a multiple of five, and totals are the sums of the figures shown. ${describeBounds(bounds)} A figure of 0 means 0 to 4 people.${kept} Percentages are worked out from these figures, on 25 or more.`
    }
    case 'suppression':
      return 'Figures are exact or withheld. Counts of 1 to 4 are withheld, and so are other figures from which they could be worked out; a figure that is withheld may be of any size. Percentages are worked out from the figures shown, on 25 or more.'
    case 'bands':
      return `Counts of ${method.band === 'band_0_4' ? '0 to 4' : '1 to 5'} are shown as one band, other counts exactly; the total is shown as a range where it would say more. Percentages are worked out from exact figures, on 25 or more.`
  }
}

function describeBounds(bounds: readonly StatedBound[]): string {
  const largest = bounds.reduce((most, { within }) => Math.max(most, within), 0)
  const least = bounds.reduce((fewest, { within }) => Math.min(fewest, within), largest)
  if (largest === least) return `Every figure is within ${largest} of the true count.`
  const wider = bounds.filter(({ within }) => within > least).map(({ levels, within }) => `${levels.join(' by ')}: within ${within}`)
  return `Figures are within ${least} of the true count, except ${wider.join('; ')}.`
}
