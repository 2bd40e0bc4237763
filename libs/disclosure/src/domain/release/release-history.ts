import type { ProtectedRelease, PublishedFigures } from './protected-release.js'
import type { BaseCounts } from './release-definition.js'

/** A snapshot that is already out. Its true counts may be gone (retention): then they are no longer audited, but what was published still binds. */
export interface PastSnapshot {
  readonly published: PublishedFigures
  readonly counts: BaseCounts | null
  /** The rounded base of that snapshot, as `Protection.witness` gave it; makes audits faster and figures steadier. Keep it as confidential as the counts. */
  readonly witness?: BaseCounts
}

/** What protecting a snapshot gives. */
export interface Protection {
  readonly release: ProtectedRelease
  /** Base counts that would explain every published figure. Not for publication: kept beside the true counts for later snapshots and audits. */
  readonly witness: BaseCounts
}

export interface ProtectOptions {
  /** Keys the choices that are left to chance; a secret of the installation, so that readers cannot repeat them. */
  readonly secret: string
  readonly signal?: AbortSignal
}
