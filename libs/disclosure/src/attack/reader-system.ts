import type { AuditedSnapshots } from '../domain/release/audit-report.js'
import type { PublishedFigures } from '../domain/release/protected-release.js'
import { type BaseCounts, type ChangeModel, DEFAULT_CHANGE } from '../domain/release/release-definition.js'
import { groupLeaves, type Grouping } from './reader-atoms.js'
import { readerOf } from './readings.js'

/** A statement that readers can rely on: the weighted sum of some variables lies between two ends. */
export interface Row {
  readonly variables: readonly number[]
  /** One for each variable; left out when all are 1. */
  readonly weights?: readonly number[]
  low: number
  high: number
}

/** A published sum: what it is called, and the variables that it is the sum of. */
export interface PublishedSum {
  readonly snapshot: number
  readonly at: readonly string[]
  readonly variables: readonly number[]
  /** The row that says what its figure tells. */
  readonly row: number
}

/** A base cell in two snapshots that follow each other. */
export interface Link {
  readonly earlier: number
  readonly later: number
  /** How many snapshots lie between the two, the later one counted; 1 where it is left out. */
  readonly apart?: number
}

/** What can be said of counts of people, whatever the releases are that it comes from. */
export interface CountSystem {
  readonly variables: number
  readonly rows: readonly Row[]
  readonly links: readonly Link[]
  readonly maxChange: number
}

/**
 * Everything that readers know, made from published figures and the stated model of change alone. Variables are whole
 * numbers of people, none negative: one for each base cell of each snapshot.
 */
export interface ReaderSystem extends CountSystem {
  readonly snapshots: number
  readonly groupings: readonly Grouping[]
  /** Variables of a snapshot: `firstOf[s]` to `firstOf[s + 1]`. */
  readonly firstOf: readonly number[]
  readonly sums: readonly PublishedSum[]
}

/** Reads all snapshots as a reader would, oldest first. All must tell the same dimensions apart. */
export function systemOf(snapshots: AuditedSnapshots): ReaderSystem {
  const published = snapshots.map((snapshot) => snapshot.published)
  const latest = published.at(-1)
  if (latest === undefined) throw new Error('Give at least one snapshot')
  const groupings = latest.definition.dimensions.map((_, dimension) => groupLeaves(published, dimension))
  const perSnapshot = groupings.reduce((product, { size }) => product * size, 1)
  const change = latest.definition.change ?? DEFAULT_CHANGE
  const rows: Row[] = []
  const sums: PublishedSum[] = []
  for (const [index, figures] of published.entries()) {
    const added = rowsOf(figures, { snapshot: index, groupings, first: index * perSnapshot })
    added.cells.forEach(({ at, row }, place) => sums.push({ snapshot: index, at, variables: row.variables, row: rows.length + place }))
    for (const row of [...added.cells.map((cell) => cell.row), ...added.shares]) rows.push(row)
  }
  for (const row of netChangeRows(change, published, groupings, perSnapshot)) rows.push(row)
  const links = published.slice(1).flatMap((_, index) => Array.from({ length: perSnapshot }, (__, atom) => ({ earlier: index * perSnapshot + atom, later: (index + 1) * perSnapshot + atom })))
  return {
    snapshots: published.length, groupings, variables: published.length * perSnapshot,
    firstOf: Array.from({ length: published.length + 1 }, (_, index) => index * perSnapshot), rows, sums, links, maxChange: change.maxChange,
  }
}

export interface Place {
  readonly snapshot: number
  readonly groupings: readonly Grouping[]
  readonly first: number
}

/** What the figures of one snapshot say, by published sum, and what percentages of true counts add. */
export function rowsOf(figures: PublishedFigures, place: Place): { cells: { at: readonly string[]; row: Row }[]; shares: Row[] } {
  const read = readerOf(figures)
  const known = new Map<string, { at: readonly string[]; row: Row }>()
  const shares: Row[] = []
  for (const table of figures.tables) {
    for (const cell of table.cells) {
      const code = JSON.stringify(cell.at)
      const { low, high } = read(cell)
      const entry = known.get(code)
      if (entry === undefined) {
        known.set(code, { at: cell.at, row: { variables: variablesOf(place, cell.at), low, high } })
      } else {
        entry.row.low = Math.max(entry.row.low, low)
        entry.row.high = Math.min(entry.row.high, high)
      }
    }
    if (figures.percentagesFrom === 'counts') shares.push(...shareRows(figures, table, place))
  }
  return { cells: [...known.values()], shares }
}

/** A percentage of true counts, one decimal, ties its count to its base: |1000 · count − 10 · percentage · base| ≤ base ÷ 2. Those of published figures say nothing new. */
function shareRows({ definition }: PublishedFigures, table: PublishedFigures['tables'][number], place: Place): Row[] {
  const across = definition.dimensions.findIndex(({ key }) => key === definition.tables.find(({ key: name }) => name === table.key)?.percentagesAcross)
  return table.cells.flatMap(({ at, percentage }) => {
    if (percentage === undefined || across < 0) return []
    const part = new Set(variablesOf(place, at))
    const whole = variablesOf(place, at.map((key, index) => (index === across ? definition.dimensions[index]!.root.key : key)))
    const weights = (share: number): number[] => whole.map((variable) => (part.has(variable) ? 1000 : 0) - share)
    return [
      { variables: whole, weights: weights(10 * percentage - 0.5), low: 0, high: Number.POSITIVE_INFINITY },
      { variables: whole, weights: weights(10 * percentage + 0.5), low: Number.NEGATIVE_INFINITY, high: 0 },
    ]
  })
}

function netChangeRows({ netChanges = [] }: ChangeModel, published: readonly PublishedFigures[], groupings: readonly Grouping[], perSnapshot: number): Row[] {
  return netChanges.flatMap(({ snapshot, at, from, to }) => {
    const index = published.findIndex((candidate) => candidate.snapshot === snapshot)
    if (index < 1 || !at.every((key, dimension) => groupings[dimension]!.below[index]!.has(key))) return []
    const later = variablesOf({ snapshot: index, groupings, first: index * perSnapshot }, at)
    const earlier = later.map((variable) => variable - perSnapshot)
    return [{ variables: [...later, ...earlier], weights: [...later.map(() => 1), ...earlier.map(() => -1)], low: from, high: to }]
  })
}

/** The variables that a published combination of categories is the sum of. */
function variablesOf({ groupings, snapshot, first }: Place, at: readonly string[]): number[] {
  let atoms = [0]
  for (const [dimension, grouping] of groupings.entries()) {
    const groups = grouping.below[snapshot]!.get(at[dimension]!) ?? []
    atoms = atoms.flatMap((atom) => groups.map((group) => atom * grouping.size + group))
  }
  return atoms.map((atom) => first + atom)
}

/** Base counts as values of the variables of one snapshot. Categories of any depth are put into the group of a leaf below them. */
export function valuesOf({ groupings }: Pick<ReaderSystem, 'groupings'>, counts: BaseCounts, leafBelow: readonly ReadonlyMap<string, readonly string[]>[]): Int32Array {
  const values = new Int32Array(groupings.reduce((product, { size }) => product * size, 1))
  for (const { at, count } of counts.rows) {
    let atom = 0
    for (const [dimension, { size, ofLeaf }] of groupings.entries()) {
      const group = (leafBelow[dimension]!.get(at[dimension]!) ?? []).map((leaf) => ofLeaf.get(leaf)).find((found) => found !== undefined)
      atom = group === undefined ? Number.NaN : atom * size + group
    }
    if (!Number.isNaN(atom)) values[atom]! += count
  }
  return values
}
