import { auditRelease, type BaseCounts, type CategoryNode, PROTECTION_WIDTH, type ProtectedRelease, type ReleaseCell } from '#disclosure'
import type { BookCheck } from '#read-models'
import { bookOf, type Compared } from '../book-of.js'

/** A figure as everybody reads it. */
export interface ReadFigure { readonly count: number | null; readonly from: number | null; readonly to: number | null }

/** One snapshot of a publication, beside what the story knows. */
export interface TakenSnapshot {
  readonly publicationId: string
  readonly release: ProtectedRelease
  /** True counts, by the story's own knowledge. */
  readonly counts: BaseCounts
  /** Figures of the public page, by table. */
  readonly read: ReadonlyMap<string, readonly ReadFigure[]>
}

/** Published equality figures against what people said, and an attack on all that was published. */
export async function booksOfEquality(taken: readonly TakenSnapshot[]): Promise<readonly BookCheck[]> {
  return [
    bookOf('equality: published counts are within their stated bounds of what people said, and no longer count what was taken back', taken.flatMap(beyondBounds)),
    bookOf('equality: what everybody reads are the figures that were protected', taken.flatMap(readOtherwise)),
    bookOf(`equality: a reader of everything published is left with ${PROTECTION_WIDTH} counts or more for each true 1 to 4`, await attacked(taken)),
  ]
}

const nameOf = ({ publicationId, release }: TakenSnapshot, cell: ReleaseCell): string => `${publicationId} of ${release.snapshot}, ${cell.at.join(' × ')}`

function beyondBounds(snapshot: TakenSnapshot): Compared[] {
  const { release, counts } = snapshot
  const trees = release.definition.dimensions.map(({ root, levels }) => new Map(walk(root, levels)))
  const countOf = (at: readonly string[]): number => counts.rows.filter((row) => row.at.every((leaf, n) => trees[n]!.get(at[n]!)!.leaves.has(leaf))).reduce((sum, { count }) => sum + count, 0)
  return release.tables.flatMap(({ cells }) => cells.flatMap((cell): Compared[] => {
    const { figure, at } = cell
    if (typeof figure === 'object' && 'suppressed' in figure) return []
    const truth = countOf(at)
    const levels = at.map((key, n) => trees[n]!.get(key)!.level).join('/')
    const within = release.bounds.find((bound) => bound.levels.join('/') === levels)?.within
    const [from, to] = typeof figure === 'number' ? [figure - (within ?? 0), figure + (within ?? 0)] : [figure.from, figure.to]
    return [{ what: `${nameOf(snapshot, cell)}: ${truth} people, ${from} to ${to} published`, wrong: truth < from || truth > to }]
  }))
}

interface Place { readonly level: string; readonly leaves: ReadonlySet<string> }

const leavesOf = (node: CategoryNode): readonly string[] => (node.children === undefined || node.children.length === 0 ? [node.key] : node.children.flatMap(leavesOf))

const walk = (node: CategoryNode, levels: readonly string[], depth = 0): readonly (readonly [string, Place])[] =>
  [[node.key, { level: levels[depth] ?? '', leaves: new Set(leavesOf(node)) }], ...(node.children ?? []).flatMap((child) => walk(child, levels, depth + 1))]

function readOtherwise(snapshot: TakenSnapshot): Compared[] {
  return snapshot.release.tables.map((table) => {
    const read = snapshot.read.get(table.key) ?? []
    const same = read.length === table.cells.length && table.cells.every(({ figure }, n) => {
      const { count, from, to } = read[n]!
      if (typeof figure === 'number') return figure === count
      return 'from' in figure ? figure.from === from && figure.to === to : count === null && from === null
    })
    return { what: `${snapshot.publicationId}, ${table.key}`, wrong: !same }
  })
}

/** All snapshots of a publication at once, oldest first. */
async function attacked(taken: readonly TakenSnapshot[]): Promise<Compared[]> {
  const compared: Compared[] = []
  for (const [publicationId, snapshots] of Map.groupBy(taken, (one) => one.publicationId)) {
    const { passed, protectedCells, narrowest, failed, cells } = await auditRelease(snapshots.map(({ release, counts }) => ({ published: release, counts })))
    const [first] = cells
    compared.push(
      { what: `${publicationId}: ${failed} of ${protectedCells}${first === undefined ? '' : `, ${first.at.join(' × ')} is ${first.from} to ${first.to}`}`, wrong: !passed || (narrowest !== null && narrowest < PROTECTION_WIDTH) },
      ...Array.from({ length: protectedCells }, () => ({ what: publicationId, wrong: false })),
    )
  }
  return compared
}
