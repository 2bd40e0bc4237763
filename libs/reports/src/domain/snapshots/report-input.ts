/** What of a report's figures came from where, in which version. */
export const INPUT_KINDS = ['plan', 'formula', 'records', 'return', 'organisations', 'equality', 'method'] as const
export type InputKind = (typeof INPUT_KINDS)[number]

/**
 * One thing that a snapshot was computed from: by these, recorded with it, anybody can tell whether computing it again would give the same, and if
 * not, why. `version` is a number, a name or a hash; it never holds anything about people.
 */
export interface ReportInput {
  /** Stable within a report: `source:returns.headcount`, `plan`, `indicator:…`. */
  readonly key: string
  readonly kind: InputKind
  /** In words, for readers. */
  readonly label: string
  readonly version: string
}

/** One order for one set of inputs, so that their hash does not depend on who was asked first. */
export const sortInputs = (inputs: readonly ReportInput[]): readonly ReportInput[] => inputs.toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
