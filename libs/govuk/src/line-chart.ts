import { formatNumber } from './words.js'

/** A figure of a line: known, known to lie between two numbers, or not known. */
export type LineValue = number | { readonly from: number; readonly to: number } | null

export interface Line {
  readonly label: string
  readonly values: readonly LineValue[]
}

export interface LineChart {
  /** Dates (YYYY-MM-DD) or quarters (2026-Q3), in any order; each value stands at its own. */
  readonly along: readonly string[]
  readonly lines: readonly Line[]
  readonly band?: { readonly label: string; readonly from: readonly (number | null)[]; readonly to: readonly (number | null)[] }
  /** A height to be reached. */
  readonly target?: { readonly label: string; readonly value: number }
}

interface Point {
  readonly x: number
  readonly y: number
}

/** As wide as a phone shows it letter for letter; larger windows enlarge it. In user units of the picture. */
const WIDTH = 400
const PLOT = { left: 52, right: 388, top: 12, bottom: 212 }
const LEGEND_LINE = 22
const MARK = 4
/** So many words fit beneath without touching each other. */
const MOST_TICKS = 4
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

const tenth = (value: number): number => Math.round(value * 10) / 10

/** Days since 1970 of a date, or of the middle of a quarter; its place in the list for any other text. */
function momentOf(text: string, at: number): number {
  const quarter = /^(\d{4})-Q([1-4])$/.exec(text)
  if (quarter !== null) return Date.UTC(Number(quarter[1]), Number(quarter[2]) * 3 - 2, 15) / 86_400_000
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(day) ? at : day / 86_400_000
}

/** `2026-03-31` as "Mar 2026", `2026-Q1` as "Q1 2026". */
function shortly(text: string): string {
  const quarter = /^(\d{4})-(Q[1-4])$/.exec(text)
  if (quarter !== null) return `${quarter[2]} ${quarter[1]}`
  const day = /^(\d{4})-(\d{2})-\d{2}$/.exec(text)
  return day === null ? text : `${MONTHS[Number(day[2]) - 1] ?? ''} ${day[1]}`
}

/** Round steps that hold all values, three to six of them. Begins at zero unless the values are far from it. */
function gridOf(values: readonly number[]): readonly number[] {
  const [least, most] = [Math.min(...values), Math.max(...values)]
  const low = least > 0 && least < most / 2 ? 0 : least
  // Differences that no reader could see are none: the picture would show the noise of arithmetic.
  const span = most - low > 1e-6 * Math.max(1, Math.abs(most)) ? most - low : Math.max(1, Math.abs(most))
  const rough = span / 4
  const unit = 10 ** Math.floor(Math.log10(rough))
  const step = unit * ([1, 2, 2.5, 5, 10].find((factor) => factor * unit >= rough) ?? 10)
  const [first, last] = [Math.floor(low / step), Math.ceil(Math.max(most, low + step) / step)]
  return Array.from({ length: last - first + 1 }, (_, n) => Number(((first + n) * step).toPrecision(12)))
}

/** Circle, square, triangle, diamond: lines are told apart by these and by their dashes, not by colour alone. */
const MARKS: readonly ((at: Point) => string)[] = [
  ({ x, y }) => `M${x - MARK} ${y}a${MARK} ${MARK} 0 1 0 ${2 * MARK} 0a${MARK} ${MARK} 0 1 0 ${-2 * MARK} 0z`,
  ({ x, y }) => `M${x - MARK} ${y - MARK}h${2 * MARK}v${2 * MARK}h${-2 * MARK}z`,
  ({ x, y }) => `M${x} ${y - MARK - 1}L${x + MARK + 1} ${y + MARK}H${x - MARK - 1}z`,
  ({ x, y }) => `M${x} ${y - MARK - 1}L${x + MARK + 1} ${y}L${x} ${y + MARK + 1}L${x - MARK - 1} ${y}z`,
]

const markAt = (style: number, at: Point): string => (MARKS[style % MARKS.length] ?? MARKS[0]!)({ x: tenth(at.x), y: tenth(at.y) })
const pathOf = (points: readonly Point[]): string => points.map(({ x, y }, n) => `${n === 0 ? 'M' : 'L'}${tenth(x)} ${tenth(y)}`).join('')

/** Stretches of neighbours that are all there: a missing figure breaks the line rather than being drawn over. */
function stretches<T>(items: readonly (T | undefined)[]): readonly (readonly T[])[] {
  const found: T[][] = [[]]
  for (const item of items) {
    if (item === undefined) found.push([])
    else found.at(-1)!.push(item)
  }
  return found.filter(({ length }) => length > 0)
}

/**
 * A time series as numbers and path data for a template (or paper): lines with their own dashes and marks, ranges as upright bars, a band such as a
 * forecast's interval, a height to be reached, and a key beneath. `undefined` when there is no figure to draw.
 */
export function lineChart({ along, lines, band, target }: LineChart, format: (value: number) => string = formatNumber) {
  const values = [...lines.flatMap((line) => line.values), ...(band?.from ?? []), ...(band?.to ?? []), target?.value ?? null]
    .flatMap((value) => (value === null ? [] : typeof value === 'number' ? [value] : [value.from, value.to])).filter((value) => Number.isFinite(value))
  if (along.length === 0 || values.length === 0) return undefined
  const moments = along.map(momentOf)
  const [begin, end] = [Math.min(...moments), Math.max(...moments)]
  const grid = gridOf(values)
  const [low, high] = [grid[0]!, grid.at(-1)!]
  const x = (at: number): number => (end === begin ? (PLOT.left + PLOT.right) / 2 : PLOT.left + 8 + ((moments[at]! - begin) / (end - begin)) * (PLOT.right - PLOT.left - 16))
  const y = (value: number): number => PLOT.bottom - ((value - low) / (high - low)) * (PLOT.bottom - PLOT.top)
  const order = moments.map((_, at) => at).toSorted((a, b) => moments[a]! - moments[b]!)
  const drawn = lines.map((line, style) => {
    const points = order.map((at) => (typeof line.values[at] === 'number' ? { x: x(at), y: y(line.values[at]) } : undefined))
    const ranges = order.flatMap((at) => {
      const value = line.values[at] ?? null
      return value === null || typeof value === 'number' ? [] : [`M${tenth(x(at) - 4)} ${tenth(y(value.to))}h8m-4 0V${tenth(y(value.from))}m-4 0h8`]
    })
    return {
      label: line.label, style: style % MARKS.length, path: stretches(points).filter(({ length }) => length > 1).map(pathOf).join(''), ranges: ranges.join(''),
      marks: points.filter((point) => point !== undefined).map((point) => markAt(style, point)).join(''),
    }
  })
  const key = [...drawn.map(({ label, style }) => ({ label, style: String(style) })), ...(band === undefined ? [] : [{ label: band.label, style: 'band' }]), ...(target === undefined ? [] : [{ label: target.label, style: 'target' }])]
    .map((entry, n) => ({ ...entry, y: PLOT.bottom + 50 + n * LEGEND_LINE, mark: /^\d$/.test(entry.style) ? markAt(Number(entry.style), { x: 22, y: PLOT.bottom + 45 + n * LEGEND_LINE }) : '' }))
  return {
    width: WIDTH, height: PLOT.bottom + 50 + key.length * LEGEND_LINE, plot: PLOT,
    grid: grid.map((value) => ({ y: tenth(y(value)), text: format(value) })),
    ticks: ticksOf(order, moments).map((at) => ({ x: tenth(x(at)), text: shortly(along[at] ?? '') })),
    lines: drawn, key,
    band: band === undefined ? '' : bandPath(order, x, y, band),
    target: target === undefined ? null : { y: tenth(y(target.value)), label: target.label },
    description: [...drawn.map((_, n) => inWords(lines[n]!, along, order, format)), ...(target === undefined ? [] : [`${target.label}: ${format(target.value)}, drawn as a level line.`])].join(' '),
  }
}

/** First, last and a few evenly between. */
function ticksOf(order: readonly number[], moments: readonly number[]): readonly number[] {
  const different = order.filter((at, n) => n === 0 || moments[at] !== moments[order[n - 1]!])
  const count = Math.min(MOST_TICKS, different.length)
  return [...new Set(Array.from({ length: count }, (_, n) => different[count === 1 ? 0 : Math.round((n * (different.length - 1)) / (count - 1))]!))]
}

function bandPath(order: readonly number[], x: (at: number) => number, y: (value: number) => number, { from, to }: NonNullable<LineChart['band']>): string {
  const ends = order.map((at) => {
    const [low, high] = [from[at] ?? null, to[at] ?? null]
    return low === null || high === null ? undefined : { at, low, high }
  })
  return stretches(ends).map((some) => `${pathOf([...some.map(({ at, high }) => ({ x: x(at), y: y(high) })), ...some.toReversed().map(({ at, low }) => ({ x: x(at), y: y(low) }))])}z`).join('')
}

function inWords({ label, values }: Line, along: readonly string[], order: readonly number[], format: (value: number) => string): string {
  const known = order.filter((at) => typeof values[at] === 'number')
  const say = (at: number): string => `${format(values[at] as number)} (${shortly(along[at] ?? '')})`
  if (known.length === 0) return `${label}: no exact figures.`
  return known.length === 1 ? `${label}: ${say(known[0]!)}.` : `${label}: from ${say(known[0]!)} to ${say(known.at(-1)!)}.`
}
