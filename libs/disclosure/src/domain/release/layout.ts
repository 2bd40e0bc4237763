import { err, ok, type Result } from '#kernel'
import { compileTree, levelName, pathOf, shownNodes, type CategoryTree } from './category-tree.js'
import { checkDefinition } from './check-definition.js'
import type { ReleaseProblem } from './protected-release.js'
import type { BaseCounts, ReleaseDefinition, TableDefinition } from './release-definition.js'

/** More than this is no table for readers; it keeps a slip in a definition from filling the memory. */
const MOST_ATOMS = 2_000_000

/**
 * A release as numbers. An *atom* is a base cell: the finest combination that the tables tell apart; a *cell* is a
 * figure that some table shows. Both are numbered in an order that depends on keys alone.
 */
export interface Layout {
  readonly definition: ReleaseDefinition
  readonly trees: readonly CategoryTree[]
  /** For each dimension the nodes that atoms stand for, and the class of each leaf (−1: no table shows it). */
  readonly classes: readonly { readonly nodes: readonly number[]; readonly ofLeaf: Int32Array }[]
  readonly atoms: number
  readonly cells: readonly LayoutCell[]
  /** Tables as lists of cells, in the definition's order of tables and the keys' order of cells. */
  readonly tables: readonly (readonly number[])[]
  /** The cells that contain an atom: `cellsOf[atomStart[a] … atomStart[a + 1])`. */
  readonly atomStart: Int32Array
  readonly cellsOf: Int32Array
  /** The atoms of a cell: `atomsOf[cellStart[c] … cellStart[c + 1])`. */
  readonly cellStart: Int32Array
  readonly atomsOf: Int32Array
}

interface LayoutCell {
  readonly nodes: readonly number[]
  readonly at: readonly string[]
  /** The names of its levels, one per dimension, joined; figures with the same have the same stated bound. */
  readonly levels: readonly string[]
}

/** Compiles a definition, or says what is wrong with it. Atoms are told apart by its tables and by those `alsoTold`, of which no cells are made. */
export function layoutOf(definition: ReleaseDefinition, alsoTold: readonly TableDefinition[] = []): Result<Layout, readonly ReleaseProblem[]> {
  const problems = checkDefinition(definition)
  if (problems.length > 0) return err(problems)
  const trees = definition.dimensions.map(compileTree)
  const nodesOf = (table: TableDefinition): number[][] => trees.map((tree) => shownNodes(tree, table.shows.find(({ dimension }) => dimension === tree.dimension.key)))
  const shown = definition.tables.map(nodesOf)
  const told = [...shown, ...alsoTold.map(nodesOf)]
  const classes = trees.map((tree, dimension) => classesOf(tree, new Set(told.flatMap((table) => table[dimension]!))))
  const atoms = classes.reduce((product, { nodes }) => product * nodes.length, 1)
  if (atoms > MOST_ATOMS) return err([{ code: 'BAD_DEFINITION', message: `The tables tell ${atoms} base cells apart; show fewer levels (the most is ${MOST_ATOMS}).` }])

  const cells: LayoutCell[] = []
  const cellAt = new Map<string, number>()
  const tables = shown.map((nodes) => product(nodes).map((combination) => {
    const code = combination.join()
    const known = cellAt.get(code)
    if (known !== undefined) return known
    cellAt.set(code, cells.length)
    cells.push({
      nodes: combination,
      at: combination.map((node, dimension) => trees[dimension]!.nodes[node]!.key),
      levels: combination.map((node, dimension) => levelName(trees[dimension]!, node)),
    })
    return cells.length - 1
  }))
  return ok({ definition, trees, classes, atoms, cells, tables, ...membership({ trees, classes, atoms, cells, shown, cellAt }) })
}

/** Leaves are told apart by the deepest shown category that they are in. */
function classesOf(tree: CategoryTree, shown: ReadonlySet<number>): { nodes: number[]; ofLeaf: Int32Array } {
  const nodes: number[] = []
  const classOf = new Map<number, number>()
  const ofLeaf = Int32Array.from(tree.leaves, (leaf) => {
    const node = pathOf(tree, leaf).find((candidate) => shown.has(candidate))
    if (node === undefined) return -1
    if (!classOf.has(node)) classOf.set(node, nodes.push(node) - 1)
    return classOf.get(node)!
  })
  return { nodes, ofLeaf }
}

function membership({ trees, classes, atoms, cells, shown, cellAt }: {
  trees: Layout['trees']; classes: Layout['classes']; atoms: number; cells: readonly LayoutCell[]
  shown: readonly (readonly (readonly number[])[])[]; cellAt: ReadonlyMap<string, number>
}): Pick<Layout, 'atomStart' | 'cellsOf' | 'cellStart' | 'atomsOf'> {
  const shownAbove = shown.map((table) => table.map((nodes, dimension) => {
    const inTable = new Set(nodes)
    return classes[dimension]!.nodes.map((node) => pathOf(trees[dimension]!, node).filter((candidate) => inTable.has(candidate)))
  }))
  const atomStart = new Int32Array(atoms + 1)
  const cellsOf: number[] = []
  const sizes = new Int32Array(cells.length + 1)
  for (let atom = 0; atom < atoms; atom++) {
    const position = positionOf(classes, atom)
    const seen = new Set<number>()
    for (const table of shownAbove) {
      for (const combination of product(position.map((at, dimension) => table[dimension]![at]!))) seen.add(cellAt.get(combination.join())!)
    }
    for (const cell of seen) {
      cellsOf.push(cell)
      sizes[cell + 1]!++
    }
    atomStart[atom + 1] = cellsOf.length
  }
  for (let cell = 0; cell < cells.length; cell++) sizes[cell + 1]! += sizes[cell]!
  const cellStart = sizes.slice()
  const atomsOf = new Int32Array(cellsOf.length)
  const next = sizes.slice()
  for (let atom = 0; atom < atoms; atom++) {
    for (let at = atomStart[atom]!; at < atomStart[atom + 1]!; at++) atomsOf[next[cellsOf[at]!]!++] = atom
  }
  return { atomStart, cellsOf: Int32Array.from(cellsOf), cellStart, atomsOf }
}

/** The class in each dimension of an atom; the last dimension varies fastest. */
function positionOf(classes: Layout['classes'], atom: number): number[] {
  const position = classes.map(() => 0)
  let rest = atom
  for (let dimension = classes.length - 1; dimension >= 0; dimension--) {
    const size = classes[dimension]!.nodes.length
    position[dimension] = rest % size
    rest = Math.floor(rest / size)
  }
  return position
}

/** The keys of an atom: the deepest shown categories that it lies in. */
export const atomKeys = (layout: Layout, atom: number): string[] =>
  positionOf(layout.classes, atom).map((at, dimension) => layout.trees[dimension]!.nodes[layout.classes[dimension]!.nodes[at]!]!.key)

/** Sums values of atoms for every cell. */
export function sumCells({ cells, cellStart, atomsOf }: Layout, values: ArrayLike<number>): Int32Array {
  const sums = new Int32Array(cells.length)
  for (let cell = 0; cell < cells.length; cell++) {
    for (let at = cellStart[cell]!; at < cellStart[cell + 1]!; at++) sums[cell]! += values[atomsOf[at]!]!
  }
  return sums
}

/** Values of atoms as base rows, without the zeros. */
export function toBaseCounts(layout: Layout, snapshot: string, values: ArrayLike<number>): BaseCounts {
  const rows = Array.from({ length: layout.atoms }, (_, atom) => atom).filter((atom) => values[atom] !== 0)
  return { snapshot, rows: rows.map((atom) => ({ at: atomKeys(layout, atom), count: values[atom]! })) }
}

/** Every choice of one element from each list, the last list varying fastest. */
function product(lists: readonly (readonly number[])[]): number[][] {
  let combinations: number[][] = [[]]
  for (const list of lists) combinations = combinations.flatMap((start) => list.map((value) => [...start, value]))
  return combinations
}
