import { highest, lowest, type PublishedCell, type PublishedCount } from './published-table.js'

export interface CountInterval {
  readonly from: number
  readonly to: number
}

/** How many counts an interval leaves possible. */
export const width = (interval: CountInterval): number => interval.to - interval.from + 1

/**
 * What a reader can work out about each cell from a published one-way table: its own range,
 * narrowed by the total less what the other cells can be. Exact for one-way tables, because every
 * whole number between the two ends can be reached.
 */
export function feasibleCounts(cells: readonly Pick<PublishedCell, 'count'>[], total?: PublishedCount): readonly CountInterval[] {
  if (total === undefined) return cells.map(({ count }) => ({ from: lowest(count), to: highest(count) }))
  const leastSum = cells.reduce((sum, { count }) => sum + lowest(count), 0)
  const greatestSum = cells.reduce((sum, { count }) => sum + highest(count), 0)
  return cells.map(({ count }) => ({
    from: Math.max(lowest(count), lowest(total) - (greatestSum - highest(count))),
    to: Math.min(highest(count), highest(total) - (leastSum - lowest(count))),
  }))
}
