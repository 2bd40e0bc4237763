import { sumCells, type Layout } from './layout.js'
import type { PublishedFigures, Utility } from './protected-release.js'

/** How useful published figures are beside the figures that were asked for: how many are there, and how far they are out. */
export function utilityOf(asked: Layout, truth: Int32Array, published: Pick<PublishedFigures, 'tables'>): Utility {
  const figures = new Map(published.tables.flatMap(({ cells }) => cells.map(({ at, figure }) => [JSON.stringify(at), figure])))
  const sums = sumCells(asked, truth)
  const errors: { base: number[]; totals: number[] } = { base: [], totals: [] }
  let kept = 0
  for (const [index, { at }] of asked.cells.entries()) {
    const figure = figures.get(JSON.stringify(at))
    if (typeof figure !== 'number') continue
    kept++
    const atoms = asked.cellStart[index + 1]! - asked.cellStart[index]!
    errors[atoms === 1 ? 'base' : 'totals'].push(Math.abs(figure - sums[index]!))
  }
  return {
    kept: asked.cells.length === 0 ? 0 : kept / asked.cells.length,
    meanErrorBase: mean(errors.base), meanErrorTotals: mean(errors.totals),
    largestError: [...errors.base, ...errors.totals].reduce((largest, error) => Math.max(largest, error), 0),
    counted: { base: errors.base.length, totals: errors.totals.length },
  }
}

const mean = (values: readonly number[]): number => (values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length)
