import type { ProtectionMethod } from '../published-table.js'

/** A category, and the categories that it is the sum of. Keys are unique within their dimension. */
export interface CategoryNode {
  readonly key: string
  readonly title: string
  readonly children?: readonly CategoryNode[]
}

/**
 * One way in which people are told apart: a tree whose root is everybody (nation ⊃ region ⊃ organisation; all roles ⊃ role).
 * Counts are given for the leaves; everything above is their sum.
 */
export interface Dimension {
  readonly key: string
  readonly title: string
  /** The name of each depth of the tree, the root's first: `['nation', 'region', 'organisation']`. */
  readonly levels: readonly string[]
  readonly root: CategoryNode
  /** A characteristic of people: that a whole group shares one category must not be shown either. */
  readonly sensitive?: boolean
}

/** What a table shows of one dimension: every category of the named levels, or exactly the named categories (a cut of the tree). */
export type ShownDimension =
  | { readonly dimension: string; readonly levels: readonly string[] }
  | { readonly dimension: string; readonly categories: readonly string[] }

/** A table of the release. Of a dimension that it does not name it shows everybody (the root). */
export interface TableDefinition {
  readonly key: string
  readonly title: string
  readonly shows: readonly ShownDimension[]
  /** Adds percentages across this dimension: each figure as a share of the one that has everybody there. The root must be shown. */
  readonly percentagesAcross?: string
}

/**
 * How the release is protected; printed under every table of it.
 * - `controlled_rounding`: every figure is a multiple of five and every total the sum of its parts.
 * - `suppression`: figures are exact or withheld. `leastKept` (0–1, default 0.3): a table that would show fewer figures is made coarser.
 * - `bands`: one table with one dimension; small counts are shown as a band of five.
 */
export type ReleaseMethod =
  | { readonly kind: 'controlled_rounding' }
  | { readonly kind: 'suppression'; readonly leastKept?: number }
  | { readonly kind: 'bands'; readonly band: ProtectionMethod }

/** What readers are assumed to know of the change of a sum of base cells from one snapshot to the next (published starters less leavers). */
export interface NetChange {
  /** The later of the two snapshots. */
  readonly snapshot: string
  /** A category of each dimension, in the release's order of dimensions. */
  readonly at: readonly string[]
  readonly from: number
  readonly to: number
}

/** What readers are assumed to know of people who come and go. Of a base cell that truly changed by more they are assumed to know so, to the next multiple of five. */
export interface ChangeModel {
  /** The most by which any one base cell changes between two snapshots (people): a multiple of five for controlled rounding, 2 or more for suppression. */
  readonly maxChange: number
  readonly netChanges?: readonly NetChange[]
}

/** Without another choice: readers know that no base cell changed by more than five people. */
export const DEFAULT_CHANGE: ChangeModel = { maxChange: 5 }

/**
 * A publication: what is told apart, which tables are shown, and how they are protected. All tables are sums of one
 * protected base, so they cannot disagree and nothing is learnt by subtracting one from another. Two releases
 * over the same people are not protected from each other: put their tables into one.
 */
export interface ReleaseDefinition {
  /** Stable over all snapshots of the publication. */
  readonly publicationId: string
  readonly title: string
  readonly dimensions: readonly Dimension[]
  readonly tables: readonly TableDefinition[]
  readonly method: ReleaseMethod
  readonly change?: ChangeModel
}

export interface BaseRow {
  /** A leaf of each dimension, in the release's order of dimensions. */
  readonly at: readonly string[]
  readonly count: number
}

/** The true counts of one snapshot. Rows that are missing count nobody; each person stands in exactly one row. */
export interface BaseCounts {
  /** Names the snapshot within the publication, for example `2026-Q3`. */
  readonly snapshot: string
  readonly rows: readonly BaseRow[]
}
