import { formatNumber } from './words.js'

export interface Bar {
  readonly label: string
  readonly value: number
}

const ROW = 56
const BAR = 20
/** Where a row's words stand, and its bar under them, in pixels from the row's top. */
const WORDS = 18
const BAR_TOP = 26

/**
 * A horizontal bar chart as numbers for a template: widths in per cent of the longest bar (bars start at zero, always),
 * heights in pixels. The same figures stand in a table beside it, so nobody depends on the picture.
 */
export function barChart(bars: readonly Bar[], format: (value: number) => string = formatNumber) {
  const longest = Math.max(...bars.map(({ value }) => value), 0)
  return {
    height: bars.length * ROW,
    barHeight: BAR,
    bars: bars.map(({ label, value }, i) => ({
      label,
      text: format(value),
      wordsY: i * ROW + WORDS,
      y: i * ROW + BAR_TOP,
      width: longest === 0 || value <= 0 ? 0 : Math.round((value / longest) * 1_000) / 10,
    })),
  }
}

/** Progress as a template shows it: `3 of 8 (38%)`; a total of zero is no progress rather than a fault. */
export function progress(done: number, total: number, unit: string) {
  const percent = total <= 0 ? 0 : Math.min(100, Math.max(0, Math.round((done / total) * 100)))
  return { percent, text: `${formatNumber(done)} of ${formatNumber(total)} ${unit}` }
}
