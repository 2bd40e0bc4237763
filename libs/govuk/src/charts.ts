import { formatNumber } from './words.js'

export interface Bar {
  readonly label: string
  readonly value: number
}

const BAR = 20
/** A line of words, the room between them and their bar, and that below the bar, in pixels. */
const LINE = 20
const GAP = 6
const AFTER = 12
/** As many letters as a line holds on a phone, where the picture is as wide as the window; SVG breaks no lines itself. */
const LETTERS = 38

function linesOf(text: string): readonly string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= LETTERS) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

/**
 * A horizontal bar chart as numbers for a template: widths in per cent of the longest bar (bars start at zero, always),
 * heights in pixels. The same figures stand in a table beside it, so nobody depends on the picture.
 */
export function barChart(bars: readonly Bar[], format: (value: number) => string = formatNumber) {
  const longest = Math.max(...bars.map(({ value }) => value), 0)
  let height = 0
  const drawn = bars.map(({ label, value }) => {
    const text = format(value)
    const top = height
    const lines = linesOf(`${label}: ${text}`).map((line, n) => ({ text: line, y: top + (n + 1) * LINE - 2 }))
    const y = top + lines.length * LINE + GAP
    height = y + BAR + AFTER
    return { label, text, lines, y, width: longest === 0 || value <= 0 ? 0 : Math.round((value / longest) * 1_000) / 10 }
  })
  return { height, barHeight: BAR, bars: drawn }
}

/** A bar that may be known only to end between two values; `null` is not known at all. */
export interface RangeBar {
  readonly label: string
  readonly value: number | { readonly from: number; readonly to: number } | null
  /** What is said of the value, such as "0 to 4" or "withheld". */
  readonly text: string
}

/**
 * Bars of which some are known only as a range: drawn to its lower end, and from there to its upper end in another pattern. What is not known has words
 * and no bar.
 */
export function rangeBarChart(bars: readonly RangeBar[]) {
  const ends = bars.map(({ value }) => (value === null ? { from: 0, to: 0 } : typeof value === 'number' ? { from: value, to: value } : value))
  const longest = Math.max(...ends.map(({ to }) => to), 0)
  const share = (value: number): number => (longest === 0 || value <= 0 ? 0 : Math.round((value / longest) * 1_000) / 10)
  let height = 0
  const drawn = bars.map(({ label, text }, n) => {
    const top = height
    const lines = linesOf(`${label}: ${text}`).map((line, at) => ({ text: line, y: top + (at + 1) * LINE - 2 }))
    const y = top + lines.length * LINE + GAP
    height = y + BAR + AFTER
    const [from, to] = [share(ends[n]!.from), share(ends[n]!.to)]
    return { label, text, lines, y, width: from, range: to > from ? { x: from, width: Math.round((to - from) * 10) / 10 } : null }
  })
  return { height, barHeight: BAR, bars: drawn }
}

/** Progress as a template shows it: `3 of 8 (38%)`; a total of zero is no progress rather than a fault. */
export function progress(done: number, total: number, unit: string) {
  const percent = total <= 0 ? 0 : Math.min(100, Math.max(0, Math.round((done / total) * 100)))
  return { percent, text: `${formatNumber(done)} of ${formatNumber(total)} ${unit}` }
}
