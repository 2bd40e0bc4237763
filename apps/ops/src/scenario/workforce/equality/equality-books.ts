import { auditTogether, type BaseCounts, type CategoryNode, type PastJointSnapshot, PROTECTION_WIDTH, type ProtectedRelease, type PublishedFigures, type ReleaseCell } from '#disclosure'
import type { BookCheck } from '#read-models'
import { bookOf, type Compared } from '../book-of.js'

/** A figure as everybody reads it. */
export interface ReadFigure { readonly count: number | null; readonly from: number | null; readonly to: number | null }

/** One snapshot of a publication, beside what the story knows. */
export interface TakenSnapshot {
  readonly publicationId: string
  /** Publications of one population are about the same people. */
  readonly population: string
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

/** All publications and all snapshots of a population at once, oldest first: they are about the same people. */
async function attacked(taken: readonly TakenSnapshot[]): Promise<Compared[]> {
  const compared: Compared[] = []
  for (const [population, all] of Map.groupBy(taken, (one) => one.population)) {
    const snapshots = [...Map.groupBy(all, ({ release }) => release.snapshot).values()].map((parts): PastJointSnapshot => ({
      margin: { published: marginOf(population, parts.map(({ release }) => release)), counts: null },
      members: Object.fromEntries(parts.map(({ publicationId, release, counts }) => [publicationId, { published: release, counts }])),
    }))
    const { passed, protectedCells, narrowest, failed, cells } = await auditTogether(snapshots)
    const [first] = cells
    compared.push(
      { what: `${population}: ${failed} of ${protectedCells}${first === undefined ? '' : `, ${first.at.join(' × ')} is ${first.from} to ${first.to}`}`, wrong: !passed || (narrowest !== null && narrowest < PROTECTION_WIDTH) },
      ...Array.from({ length: protectedCells }, () => ({ what: population, wrong: false })),
    )
  }
  return compared
}

/** What the publications of a population share, as a reader sees it: the people of each table whatever they answered. Taken from the one that shows most. */
function marginOf(population: string, releases: readonly ProtectedRelease[]): PublishedFigures {
  const { definition, tables, snapshot, method, bounds, percentagesFrom } = releases.toSorted((a, b) => b.tables.length - a.tables.length)[0]!
  const dimensions = definition.dimensions.slice(0, -1)
  const [answers] = definition.dimensions.slice(-1)
  const shared = definition.tables.filter(({ shows }) => shows.some(({ dimension }) => dimension !== answers!.key))
  return {
    snapshot, method, percentagesFrom,
    definition: { publicationId: population, title: population, dimensions, method: definition.method, tables: shared.map(({ key, title, shows }) => ({ key, title, shows: shows.filter(({ dimension }) => dimension !== answers!.key) })) },
    tables: tables.filter(({ key }) => shared.some((table) => table.key === key)).map(({ key, title, cells }) => ({
      key, title, cells: cells.filter(({ at }) => at.at(-1) === answers!.root.key).map(({ at, figure }) => ({ at: at.slice(0, -1), figure })),
    })),
    bounds: bounds.filter(({ levels }) => levels.at(-1) === answers!.levels[0]).map(({ levels, within }) => ({ levels: levels.slice(0, -1), within })),
  }
}
