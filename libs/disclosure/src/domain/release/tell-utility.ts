import type { ProtectedRelease, Utility } from './protected-release.js'

/** How useful figures are, as may be told to readers. Errors in people. */
export interface ToldUtility {
  /** Share (0–1) of the asked-for figures that are published as a number. */
  readonly kept: number
  /** Mean absolute error to the nearest half, of base figures and of totals; null where it would be of too few. */
  readonly meanErrorBase: number | null
  readonly meanErrorTotals: number | null
  /** The most by which any figure is out, as the method promises; not what was reached. */
  readonly within: number
}

/** Of fewer figures than this a mean error would say something of single counts: of one or two, rounded to a half, it is exact. */
const LEAST_FIGURES = 100
const NEAREST_FIVE = 2

/**
 * The usefulness of a release beside that of rounding each figure to the nearest five by itself. A mean error is worked out from true counts and is one more
 * statement about them: it is told coarsely, and of many figures only, of base figures and of totals each by itself.
 */
export function toldUtility({ bounds, method, utility, simpleRounding }: Pick<ProtectedRelease, 'bounds' | 'method' | 'utility' | 'simpleRounding'>): { readonly published: ToldUtility; readonly simpleRounding: ToldUtility } {
  const half = (error: number, figures: number | undefined): number | null => ((figures ?? 0) < LEAST_FIGURES ? null : Math.round(error * 2) / 2)
  const told = ({ kept, meanErrorBase, meanErrorTotals, counted }: Utility, within: number): ToldUtility => ({ kept, meanErrorBase: half(meanErrorBase, counted?.base), meanErrorTotals: half(meanErrorTotals, counted?.totals), within })
  const most = method === 'controlled_rounding' ? bounds.reduce((least, bound) => Math.max(least, bound.within), 0) : 0
  return { published: told(utility, most), simpleRounding: told(simpleRounding, NEAREST_FIVE) }
}

/** The same as a sentence for print. */
export function describeUtility(release: Parameters<typeof toldUtility>[0]): string {
  const { published, simpleRounding } = toldUtility(release)
  const kept = `${Math.round(published.kept * 1000) / 10} per cent of the figures asked for are shown as a number, each within ${published.within} of the true count.`
  if (published.meanErrorBase === null) return `${kept} There are too few of them to say how far they are out on average.`
  const [totals, simpleTotals] = published.meanErrorTotals === null ? ['', ''] : [` (totals by ${published.meanErrorTotals})`, ` and ${simpleRounding.meanErrorTotals}`]
  return `${kept} On average they are out by ${published.meanErrorBase}${totals}, to the nearest half; rounding each figure by itself would be out by ${simpleRounding.meanErrorBase}${simpleTotals}, and would not be safe.`
}
