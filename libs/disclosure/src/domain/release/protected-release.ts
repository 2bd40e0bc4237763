import type { ReleaseDefinition } from './release-definition.js'

/** What is shown of one count. */
export type Figure = number | { readonly from: number; readonly to: number } | { readonly suppressed: true }

export interface ReleaseCell {
  /** A category of each dimension, in the release's order of dimensions (the root where the table has no such column). */
  readonly at: readonly string[]
  readonly figure: Figure
  /** Per cent, one decimal, of the published figure across the table's `percentagesAcross`; on a published base of 25 or more. */
  readonly percentage?: number
}

export interface ReleaseTable {
  readonly key: string
  readonly title: string
  readonly cells: readonly ReleaseCell[]
}

/** A promise printed with the figures: those of these levels (one name per dimension) are within so many people of the truth. */
export interface StatedBound {
  readonly levels: readonly string[]
  readonly within: number
}

/** Everything that a reader has of one snapshot. */
export interface PublishedFigures {
  /** As published, that is, after any coarsening. */
  readonly definition: ReleaseDefinition
  readonly snapshot: string
  /** `simple_rounding` exists to be compared with and attacked; it is never published. */
  readonly method: 'controlled_rounding' | 'suppression' | 'bands' | 'simple_rounding'
  readonly tables: readonly ReleaseTable[]
  /** For rounded figures. */
  readonly bounds: readonly StatedBound[]
  /** Whether percentages were worked out from the published figures (always, in what we publish) or from true counts. */
  readonly percentagesFrom: 'published' | 'counts'
}

/** What was shown in less detail than asked for, in words fit for print. */
export interface Coarsening {
  readonly table: string
  readonly what: 'level_dropped' | 'categories_merged' | 'table_withheld'
  readonly description: string
}

/** Errors of one way of protecting, in people; figures that are not shown as numbers count in `kept` only. */
export interface Utility {
  /** Share (0–1) of the asked-for figures that are published as a number. */
  readonly kept: number
  readonly meanErrorBase: number
  readonly meanErrorTotals: number
  readonly largestError: number
  /** Of how many figures the means are; absent of releases made before this was kept. */
  readonly counted?: { readonly base: number; readonly totals: number }
}

/** Which step of the attack settled a cell: see `auditRelease`. */
export type AuditStage = 'shift' | 'neighbourhood' | 'programme'

export interface AuditSummary {
  readonly passed: boolean
  /** Counts that had to be protected: true 1–4, and whole groups in one sensitive category. */
  readonly protectedCells: number
  readonly byStage: Readonly<Record<AuditStage, number>>
  /** Cells that the attack could pin down. */
  readonly failed: number
  /** The narrowest interval found, in counts; null when nothing had to be protected. */
  readonly narrowest: number | null
}

/** A snapshot that may be published: its audit passed. Plain JSON. */
export interface ProtectedRelease extends PublishedFigures {
  readonly method: 'controlled_rounding' | 'suppression' | 'bands'
  readonly percentagesFrom: 'published'
  /** One paragraph for print under the tables: how the figures were protected, and what they may be out by. */
  readonly description: string
  readonly coarsened: readonly Coarsening[]
  readonly utility: Utility
  /** The same of rounding each figure to the nearest five by itself, which would not be safe. */
  readonly simpleRounding: Utility
  readonly audit: AuditSummary
}

/** Why a release was refused; `at` names the cell, `message` what to do. */
export interface ReleaseProblem {
  readonly code:
    | 'BAD_DEFINITION' | 'UNKNOWN_CATEGORY' | 'NOT_A_LEAF' | 'NOT_A_COUNT' | 'DUPLICATE_ROW' | 'WRONG_LENGTH'
    | 'MARGINS_DIFFER' | 'METHOD_CHANGED' | 'SNAPSHOT_EXISTS' | 'UNFIT_FOR_METHOD' | 'CANNOT_BE_PROTECTED'
  readonly message: string
  readonly table?: string
  readonly dimension?: string
  readonly at?: readonly string[]
}
