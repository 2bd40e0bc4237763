import type { AuditStage, AuditSummary } from './protected-release.js'
import type { PastSnapshot } from './release-history.js'

/** What the attack found about one protected count. */
export interface AuditedCell {
  readonly snapshot: string
  readonly at: readonly string[]
  readonly truth: number
  /** Counts that stay possible, at least (`shift`, `neighbourhood`) or at most (`programme`); `to` is null without an upper end. */
  readonly from: number
  readonly to: number | null
  readonly stage: AuditStage
  readonly safe: boolean
}

export interface AuditReport extends AuditSummary {
  /** Cells that were pinned down, all of them; others when `everyCell` asks for them. */
  readonly cells: readonly AuditedCell[]
}

/** The same of several releases over the same people; each cell says in which of them it stands. */
export interface JointAuditReport extends AuditSummary {
  readonly cells: readonly (AuditedCell & { readonly publicationId: string })[]
}

export interface AuditProgress {
  readonly stage: AuditStage
  readonly done: number
  readonly of: number
}

export interface AuditOptions {
  /** Solves the whole linear programme for every protected cell, in place of doing so only where nothing simpler settles it. */
  readonly fullLp?: boolean
  /** Reports every protected cell. */
  readonly everyCell?: boolean
  readonly onProgress?: (progress: AuditProgress) => void
  readonly signal?: AbortSignal
}

/** All snapshots of a publication, oldest first: what was published, and the truth to hold it against. */
export type AuditedSnapshots = readonly PastSnapshot[]
