import { err, ok, type Result } from '#kernel'
import { atomKeys, type Layout, layoutOf } from '../release/layout.js'
import type { ReleaseProblem } from '../release/protected-release.js'
import { readCounts } from '../release/read-counts.js'
import type { ReleaseDefinition, TableDefinition } from '../release/release-definition.js'
import type { JointCounts, JointDefinition } from './joint-release.js'

/** The parts of a joint release as releases of their own: the margin first, then the members in their order. */
export const partsOf = ({ publicationId, title, dimensions, tables, members, method, change }: JointDefinition): ReleaseDefinition[] => [
  { publicationId, title, dimensions, tables, method, ...(change && { change }) },
  ...members.map((member): ReleaseDefinition => ({ ...member, dimensions: [...dimensions, ...member.dimensions], method, ...(change && { change }) })),
]

/**
 * The parts as numbers. Along the shared dimensions all of them tell the same atoms apart, as finely as any of them does: atom `a` of a part lies in the margin's
 * atom `⌊a ÷ own⌋`, where `own` is how many atoms the part has for each of the margin's.
 */
export function jointLayouts(parts: readonly ReleaseDefinition[]): Result<Layout[], readonly ReleaseProblem[]> {
  const shared = new Set(parts[0]?.dimensions.map(({ key }) => key))
  const told = parts.flatMap(({ tables }) => tables.map((table): TableDefinition => ({ ...table, shows: table.shows.filter(({ dimension }) => shared.has(dimension)) })))
  const layouts: Layout[] = []
  for (const part of parts) {
    // What one part shows of a shared dimension that another does not know is found when that other is compiled.
    const layout = layoutOf(part, told)
    if (!layout.ok) return layout
    layouts.push(layout.value)
  }
  return ok(layouts)
}

/** How many atoms a part has for each of the margin's. */
export const ownAtoms = (layout: Layout, margin: Layout): number => layout.atoms / margin.atoms

/** The true count of every atom of every part; the margin's are the sums of any member. Refuses members that do not count the same people, and names where. */
export function readTogether(layouts: readonly Layout[], { snapshot, members }: JointCounts): Result<Int32Array[], readonly ReleaseProblem[]> {
  const [margin, ...others] = layouts
  if (margin === undefined) throw new Error('A joint release without a margin')
  let sums: Int32Array | undefined
  const truths: Int32Array[] = []
  for (const layout of others) {
    const id = layout.definition.publicationId
    const rows = members[id]
    if (rows === undefined) return err([{ code: 'MARGINS_DIFFER', message: `There are no counts of ${id}: give those of every member.` }])
    const truth = readCounts(layout, { snapshot, rows })
    if (!truth.ok) return truth
    const own = marginOf(truth.value, ownAtoms(layout, margin))
    sums ??= own
    const differs = own.findIndex((count, atom) => count !== sums![atom])
    if (differs >= 0) {
      const at = atomKeys(margin, differs)
      return err([{ code: 'MARGINS_DIFFER', message: `${at.join(' × ')}: ${id} counts ${own[differs]} people and ${others[0]!.definition.publicationId} counts ${sums[differs]}. All members count the same people: give those of whom nothing is known a category of their own.`, at }])
    }
    truths.push(truth.value)
  }
  return ok([sums ?? new Int32Array(margin.atoms), ...truths])
}

/** Sums of runs of atoms: what a part says of the margin's atoms. */
export function marginOf(values: Int32Array, own: number): Int32Array {
  const sums = new Int32Array(values.length / own)
  values.forEach((value, atom) => { sums[Math.floor(atom / own)]! += value })
  return sums
}
