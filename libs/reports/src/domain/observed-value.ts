import type { Between } from './report-content.js'

/** What a source found for a target on a day, as it is kept: shaped as the workforce lib's sources answer. */
export interface ObservedValue {
  readonly value: number | null
  readonly numerator: number | null
  readonly denominator: number | null
  readonly coverage: { readonly of: number; readonly reported: number } | null
  readonly bounds: Between | null
  readonly why: string | null
  readonly recordsHash: string
  readonly protectedBy: string
}
