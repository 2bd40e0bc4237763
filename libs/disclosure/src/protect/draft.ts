import type { Layout } from '../domain/release/layout.js'
import type { PublishedFigures } from '../domain/release/protected-release.js'
import type { BaseCounts } from '../domain/release/release-definition.js'
import type { PastSnapshot } from '../domain/release/release-history.js'

/** What a method has to work with. */
export interface Task {
  readonly layout: Layout
  readonly counts: BaseCounts
  readonly truth: Int32Array
  readonly history: readonly PastSnapshot[]
  readonly secret: string
  /** 0 for the first try of this definition. */
  readonly attempt: number
  readonly signal: AbortSignal | undefined
}

/** What a method proposes: figures that are still to be audited, with a base that explains them. `coarsen` names a table that has to be made coarser first. */
export type Draft =
  | { readonly kind: 'figures'; readonly figures: PublishedFigures; readonly witness: BaseCounts }
  | { readonly kind: 'coarsen'; readonly table: string }
  | { readonly kind: 'impossible'; readonly why: string }
