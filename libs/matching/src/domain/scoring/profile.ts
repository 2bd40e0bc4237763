/** What is known of one side of a pair, as far as scoring asks. */
export interface ScoringProfile {
  /** Stable. */
  readonly id: string
  readonly organisationId: string
  /** Named sets of codes, the most important first: what somebody wants, offers, speaks, in which regions they are. */
  readonly sets: Readonly<Record<string, readonly string[]>>
  /** Named whole levels, such as seniority. */
  readonly levels: Readonly<Record<string, number | undefined>>
  /** Named lists of answers to the same questions, in their order. */
  readonly answers: Readonly<Record<string, readonly (number | undefined)[]>>
  /** The times that somebody has, one bit each, at most 32; 0 when they have not said. */
  readonly times: number
  /** Ids of people on the other side whom they would like. */
  readonly shortlist: readonly string[]
  /** Code of the criterion that a seeker finds most important. */
  readonly choice?: string | undefined
}

/** Ids that must not be paired, whoever said so. */
export interface KeptApart {
  readonly seekerId: string
  readonly hostId: string
}
