import type { PublishedFigures } from '../../domain/release/protected-release.js'
import { DEFAULT_CHANGE } from '../../domain/release/release-definition.js'
import type { PastJointSnapshot, Together } from '../../domain/together/joint-release.js'
import { groupLeaves, type Grouping, leavesOf } from '../reader-atoms.js'
import { type CountSystem, type Link, type PublishedSum, type Row, rowsOf } from '../reader-system.js'

/** A sum that one part publishes. */
export interface JointSum extends PublishedSum {
  readonly part: number
}

/**
 * Everything that readers of all parts know. Variables are one for each base cell of each part in each snapshot; that all parts count the same
 * people is said by rows of their own: in every cell that they share, the categories of each member add up to the margin.
 */
export interface JointSystem extends CountSystem {
  readonly snapshots: number
  /** Publication ids, the margin's first. */
  readonly parts: readonly string[]
  /** For each part how leaves are grouped: along the shared dimensions as finely as any part of any snapshot tells them apart. */
  readonly groupings: readonly (readonly Grouping[])[]
  /** Shared cells, and how many of them are in each category of the first dimension. */
  readonly cells: number
  readonly cellsPerCategory: number
  /** Base cells of each part within a shared cell. */
  readonly own: readonly number[]
  /** The first variable of a part in a snapshot, by snapshot and part; −1 where that part was not published. */
  readonly firstOf: readonly (readonly number[])[]
  /** Rows before this one are what is published; the others say that all parts count the same people. */
  readonly ties: number
  readonly sums: readonly JointSum[]
}

/** The publications of a snapshot, the margin first. */
export const publishedParts = <Part extends { readonly published: PublishedFigures }>({ margin, members }: Together<Part>): Part[] => [margin, ...Object.values(members)]

/** Reads all parts of all snapshots as a reader would, oldest first. */
export function jointSystemOf(snapshots: readonly PastJointSnapshot[]): JointSystem {
  const entries = snapshots.flatMap((snapshot, index) => publishedParts(snapshot).map(({ published }) => ({ snapshot: index, published })))
  const latest = snapshots.at(-1)
  if (latest === undefined) throw new Error('Give at least one snapshot')
  const parts = [...new Set([latest.margin.published.definition.publicationId, ...entries.map(({ published }) => published.definition.publicationId)])]
  const sharedDimensions = latest.margin.published.definition.dimensions.length
  const shared = Array.from({ length: sharedDimensions }, (_, dimension) => groupLeaves(entries.map(({ published }) => published), dimension, true))
  const groupings = parts.map((part) => groupingsOf(part, entries, shared, snapshots.length))
  const cells = shared.reduce((product, { size }) => product * size, 1)
  const own = groupings.map((ofPart) => ofPart.slice(sharedDimensions).reduce((product, { size }) => product * size, 1))

  let variables = 0
  const firstOf = snapshots.map((_, snapshot) => parts.map((part, index) => {
    if (!entries.some((entry) => entry.snapshot === snapshot && entry.published.definition.publicationId === part)) return -1
    variables += cells * own[index]!
    return variables - cells * own[index]!
  }))
  const rows: Row[] = []
  const sums: JointSum[] = []
  const shares: Row[] = []
  for (const { snapshot, published } of entries) {
    const part = parts.indexOf(published.definition.publicationId)
    const added = rowsOf(published, { snapshot, groupings: groupings[part]!, first: firstOf[snapshot]![part]! })
    for (const { at, row } of added.cells) sums.push({ snapshot, part, at, variables: row.variables, row: rows.push(row) - 1 })
    shares.push(...added.shares)
  }
  rows.push(...shares)
  const ties = rows.length
  for (const { snapshot, published } of entries) {
    const part = parts.indexOf(published.definition.publicationId)
    if (part > 0) rows.push(...tieRows(published, { groupings: groupings[part]!, first: firstOf[snapshot]![part]!, margin: firstOf[snapshot]![0]!, own: own[part]!, sharedDimensions }))
  }
  return {
    snapshots: snapshots.length, parts, groupings, cells, cellsPerCategory: cells / shared[0]!.size, own, variables, firstOf, rows, ties, sums,
    links: linksOf(firstOf, own.map((size) => size * cells)), maxChange: (latest.margin.published.definition.change ?? DEFAULT_CHANGE).maxChange,
  }
}

function groupingsOf(part: string, entries: readonly { readonly snapshot: number; readonly published: PublishedFigures }[], shared: readonly Grouping[], snapshots: number): Grouping[] {
  const own = entries.flatMap((entry, index) => (entry.published.definition.publicationId === part ? [{ ...entry, index }] : []))
  const perSnapshot = <Value>(valueOf: (entry: number, place: number) => Value, none: Value): Value[] => {
    const values = Array.from({ length: snapshots }, () => none)
    own.forEach(({ snapshot, index }, place) => { values[snapshot] = valueOf(index, place) })
    return values
  }
  return own[0]!.published.definition.dimensions.map((_, dimension) => {
    const common = shared[dimension]
    const grouping = common ?? groupLeaves(own.map(({ published }) => published), dimension, true)
    return { ...grouping, below: perSnapshot((entry, place) => grouping.below[common === undefined ? place : entry]!, new Map<string, readonly number[]>()) }
  })
}

/** In every shared cell that there is: what a member counts, less what the margin counts, is nothing. */
function tieRows({ definition }: PublishedFigures, { groupings, first, margin, own, sharedDimensions }: { groupings: readonly Grouping[]; first: number; margin: number; own: number; sharedDimensions: number }): Row[] {
  const there = groupings.map(({ ofLeaf }, dimension) => {
    const { root } = definition.dimensions[dimension]!
    return [...new Set((leavesOf(root).get(root.key) ?? []).map((leaf) => ofLeaf.get(leaf)!))]
  })
  const inside = product(there.slice(sharedDimensions), groupings.slice(sharedDimensions))
  return product(there.slice(0, sharedDimensions), groupings.slice(0, sharedDimensions)).map((cell) => ({
    variables: [...inside.map((place) => first + cell * own + place), margin + cell], weights: [...inside.map(() => 1), -1], low: 0, high: 0,
  }))
}

function product(groups: readonly (readonly number[])[], groupings: readonly Grouping[]): number[] {
  let places = [0]
  for (const [dimension, list] of groups.entries()) places = places.flatMap((place) => list.map((group) => place * groupings[dimension]!.size + group))
  return places
}

/** Each base cell is tied to itself in the snapshot before that has its part. */
function linksOf(firstOf: readonly (readonly number[])[], sizes: readonly number[]): Link[] {
  return sizes.flatMap((size, part) => {
    const there = firstOf.flatMap((ofSnapshot, snapshot) => (ofSnapshot[part]! < 0 ? [] : [{ snapshot, first: ofSnapshot[part]! }]))
    return there.slice(1).flatMap((later, index) => {
      const earlier = there[index]!
      return Array.from({ length: size }, (_, place): Link => ({ earlier: earlier.first + place, later: later.first + place, apart: later.snapshot - earlier.snapshot }))
    })
  })
}
