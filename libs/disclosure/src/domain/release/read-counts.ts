import { err, ok, type Result } from '#kernel'
import { atomKeys, type Layout } from './layout.js'
import type { ReleaseProblem } from './protected-release.js'
import type { BaseCounts, BaseRow } from './release-definition.js'

/** Larger counts are a slip; sums of atoms stay exact. */
const LARGEST_COUNT = 10_000_000

/** The true count of every atom of a layout. Refuses rows that are no counts, unknown, above the leaves or given twice, and names them. */
export function readCounts(layout: Layout, counts: BaseCounts): Result<Int32Array, readonly ReleaseProblem[]> {
  const values = new Int32Array(layout.atoms)
  const problems: ReleaseProblem[] = []
  const seen = new Set<string>()
  for (const row of counts.rows) {
    const code = JSON.stringify(row.at)
    const problem = checkRow(layout, row) ?? (seen.has(code) ? { code: 'DUPLICATE_ROW' as const, message: `${nameOf(row)} is given twice: add the two counts up.`, at: row.at } : undefined)
    seen.add(code)
    if (problem !== undefined) problems.push(problem)
    else add(layout, values, row)
  }
  return problems.length > 0 ? err(problems) : ok(values)
}

const nameOf = (row: BaseRow): string => row.at.join(' × ')

function checkRow(layout: Layout, row: BaseRow): ReleaseProblem | undefined {
  const { trees } = layout
  if (row.at.length !== trees.length) return { code: 'WRONG_LENGTH', message: `${nameOf(row)} names ${row.at.length} categories; name one of each of the ${trees.length} dimensions.`, at: row.at }
  for (const [index, { dimension, indexOf, nodes }] of trees.entries()) {
    const key = row.at[index]!
    const node = nodes[indexOf.get(key) ?? -1]
    const where = { dimension: dimension.key, at: row.at }
    if (node === undefined) return { code: 'UNKNOWN_CATEGORY', message: `${nameOf(row)}: ${dimension.key} has no category ${key}.`, ...where }
    const isLeaf = layout.trees[index]!.leaves[node.firstLeaf] === indexOf.get(key)
    if (!isLeaf) return { code: 'NOT_A_LEAF', message: `${nameOf(row)}: ${key} is a sum; give counts for the categories below it.`, ...where }
  }
  if (!Number.isSafeInteger(row.count) || row.count < 0 || row.count > LARGEST_COUNT) {
    return { code: 'NOT_A_COUNT', message: `${nameOf(row)} is ${row.count}: give a whole number from 0 to ${LARGEST_COUNT}.`, at: row.at }
  }
  return undefined
}

function add({ trees, classes }: Layout, values: Int32Array, row: BaseRow): void {
  let atom = 0
  for (const [index, { indexOf, nodes }] of trees.entries()) {
    const at = classes[index]!.ofLeaf[nodes[indexOf.get(row.at[index]!)!]!.firstLeaf]!
    if (at < 0) return
    atom = atom * classes[index]!.nodes.length + at
  }
  values[atom]! += row.count
}

/** For each atom of a layout the value that an earlier snapshot's witness gave to the same keys; −1 where it told other atoms apart. */
export function matchAtoms(layout: Layout, witness: BaseCounts, earlier: Layout): Int32Array {
  const given = new Map(witness.rows.map(({ at, count }) => [JSON.stringify(at), count]))
  const earlierAtoms = new Set(Array.from({ length: earlier.atoms }, (_, atom) => JSON.stringify(atomKeys(earlier, atom))))
  return Int32Array.from({ length: layout.atoms }, (_, atom) => {
    const code = JSON.stringify(atomKeys(layout, atom))
    return earlierAtoms.has(code) ? (given.get(code) ?? 0) : -1
  })
}
