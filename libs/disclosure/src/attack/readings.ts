import type { PublishedFigures, ReleaseCell } from '../domain/release/protected-release.js'
import type { CategoryNode } from '../domain/release/release-definition.js'

/** What a figure says of the true count. */
interface Reading {
  readonly low: number
  readonly high: number
}

/** What rounding to the nearest five says. */
const NEAREST_FIVE = 2

/** How readers understand a figure, by the method that is printed under the table. */
export function readerOf(published: PublishedFigures): (cell: ReleaseCell) => Reading {
  const depths = published.definition.dimensions.map(({ root }) => depthsOf(root, 0, new Map()))
  const within = new Map(published.bounds.map((bound) => [JSON.stringify(bound.levels), bound.within]))
  const boundOf = ({ at }: ReleaseCell): number => {
    const levels = at.map((key, index) => published.definition.dimensions[index]!.levels[depths[index]!.get(key)!]!)
    const bound = within.get(JSON.stringify(levels))
    if (bound === undefined) throw new Error(`The release states no bound for ${levels.join(' × ')}`)
    return bound
  }
  const slackOf = published.method === 'controlled_rounding' ? boundOf : () => (published.method === 'simple_rounding' ? NEAREST_FIVE : 0)
  return (cell) => {
    const { figure } = cell
    if (typeof figure !== 'number') return 'suppressed' in figure ? { low: 0, high: Number.POSITIVE_INFINITY } : { low: figure.from, high: figure.to }
    const slack = slackOf(cell)
    return { low: Math.max(0, figure - slack), high: figure + slack }
  }
}

function depthsOf(node: CategoryNode, depth: number, depths: Map<string, number>): Map<string, number> {
  depths.set(node.key, depth)
  for (const child of node.children ?? []) depthsOf(child, depth + 1, depths)
  return depths
}
