import type { Layout } from '../release/layout.js'
import { below, ROUNDING_BASE, type RoundedBase } from './rounded-base.js'

/** An arc of the network: a unit is five people; its flow ought to be between the two multiples next to the truth. */
interface Arc {
  readonly from: number
  readonly to: number
  readonly least: number
  readonly most: number
  flow: number
  readonly atom: number
}

/**
 * Tables of one tree by at most one plain dimension have a rounding in which every figure is next to the truth: they are a
 * network, in which whole flows exist between whole bounds. Starts from the rounding at hand and leads flow around cycles until
 * no arc is out of bounds (the out-of-kilter method). Returns false, and changes nothing, for tables of other shapes.
 */
export function roundExactly(base: RoundedBase): boolean {
  const network = networkOf(base)
  if (network === undefined) return false
  const { arcs, nodes } = network
  const touching: number[][] = Array.from({ length: nodes }, () => [])
  for (const [index, arc] of arcs.entries()) {
    touching[arc.from]!.push(index)
    touching[arc.to]!.push(index)
  }
  for (const [index, arc] of arcs.entries()) {
    while (arc.flow < arc.least) push(arcs, touching, { index, start: arc.to, goal: arc.from, by: 1 })
    while (arc.flow > arc.most) push(arcs, touching, { index, start: arc.from, goal: arc.to, by: -1 })
  }
  for (const arc of arcs) {
    if (arc.atom < 0) continue
    const by = arc.flow * ROUNDING_BASE - base.rounded[arc.atom]!
    base.rounded[arc.atom]! += by
    const { atomStart, cellsOf } = base.layout
    for (let at = atomStart[arc.atom]!; at < atomStart[arc.atom + 1]!; at++) base.deviation[cellsOf[at]!]! += by
  }
  return true
}

/** Sends one unit along an arc and back to its start by a path that puts no arc further out of bounds. One exists, or the bounds had no solution. */
function push(arcs: readonly Arc[], touching: readonly (readonly number[])[], { index, start, goal, by }: { index: number; start: number; goal: number; by: 1 | -1 }): void {
  const cameBy = new Map<number, number>([[start, -1]])
  const queue = [start]
  for (let head = 0; head < queue.length && !cameBy.has(goal); head++) {
    const node = queue[head]!
    for (const next of touching[node]!) {
      if (next === index) continue
      const arc = arcs[next]!
      const forward = arc.from === node
      const to = forward ? arc.to : arc.from
      const room = forward ? arc.flow < arc.most : arc.flow > arc.least
      if (!room || cameBy.has(to)) continue
      cameBy.set(to, next)
      queue.push(to)
    }
  }
  if (!cameBy.has(goal)) throw new Error('A network without a rounding: its bounds do not come from counts')
  for (let node = goal; node !== start;) {
    const arc = arcs[cameBy.get(node)!]!
    arc.flow += arc.to === node ? 1 : -1
    node = arc.to === node ? arc.from : arc.to
  }
  arcs[index]!.flow += by
}

function networkOf({ layout, truth, rounded }: RoundedBase): { arcs: Arc[]; nodes: number } | undefined {
  const shape = shapeOf(layout)
  if (shape === undefined) return undefined
  const { rows, columns, rowOf, columnOf, parents } = shape
  // Two trees over the rows: one for sums over all columns, and for each column one of its own. They meet in the root of the first.
  const everything = (row: number): number => row
  const within = (row: number, column: number): number => rows + column * rows + row
  const sums = new Map<number, { truth: number; rounded: number }>()
  const addTo = (code: number, atom: number): void => {
    const sum = sums.get(code) ?? { truth: 0, rounded: 0 }
    sums.set(code, { truth: sum.truth + truth[atom]!, rounded: sum.rounded + rounded[atom]! })
  }
  const arcs: Arc[] = []
  const arc = (from: number, to: number, sum: { truth: number; rounded: number }, atom = -1): number =>
    arcs.push({ from, to, least: below(sum.truth) / ROUNDING_BASE, most: Math.ceil(sum.truth / ROUNDING_BASE), flow: sum.rounded / ROUNDING_BASE, atom })
  for (let atom = 0; atom < layout.atoms; atom++) {
    const column = columnOf(atom)
    for (let row = rowOf(atom); row >= 0; row = parents[row]!) {
      addTo(everything(row), atom)
      addTo(within(row, column), atom)
    }
    arc(within(rowOf(atom), column), everything(rowOf(atom)), { truth: truth[atom]!, rounded: rounded[atom]! }, atom)
  }
  const hub = rows * (columns + 1)
  for (let row = 0; row < rows; row++) {
    const total = sums.get(everything(row))
    if (total !== undefined) arc(everything(row), parents[row]! < 0 ? hub : everything(parents[row]!), total)
    for (let column = 0; column < columns; column++) {
      const sum = sums.get(within(row, column))
      if (sum !== undefined) arc(parents[row]! < 0 ? hub : within(parents[row]!, column), within(row, column), sum)
    }
  }
  return { arcs, nodes: hub + 1 }
}

interface Shape {
  readonly rows: number
  readonly columns: number
  readonly parents: readonly number[]
  readonly rowOf: (atom: number) => number
  readonly columnOf: (atom: number) => number
}

/** The tree dimension as rows and the plain one as columns, when the layout has that shape: at most two dimensions that tell anybody apart. */
function shapeOf({ trees, classes }: Layout): Shape | undefined {
  const split = classes.flatMap(({ nodes }, index) => (nodes.length > 1 ? [index] : []))
  if (split.length > 2 || split.length === 0) return undefined
  const isPlain = (dimension: number): boolean => classes[dimension]!.nodes.every((node) => trees[dimension]!.nodes[node]!.depth <= 1)
  const plain = split.length === 2 ? split.findLast(isPlain) : -1
  if (plain === undefined) return undefined
  const tree = split.find((dimension) => dimension !== plain)!
  const stride = (dimension: number): number => classes.slice(dimension + 1).reduce((product, { nodes }) => product * nodes.length, 1)
  const at = (dimension: number, atom: number): number => Math.floor(atom / stride(dimension)) % classes[dimension]!.nodes.length
  return {
    rows: trees[tree]!.nodes.length,
    columns: plain < 0 ? 1 : classes[plain]!.nodes.length,
    parents: trees[tree]!.nodes.map(({ parent }) => parent),
    rowOf: (atom) => classes[tree]!.nodes[at(tree, atom)]!,
    columnOf: (atom) => (plain < 0 ? 0 : at(plain, atom)),
  }
}
