import type { OrganisationId, PersonId, PlainDate } from '#kernel'
import type { Executor, Tx } from '#platform/database'

/** Under what an import runs. */
export interface ImportScope {
  readonly importId: string
  /** The one organisation whose rows the file may hold. */
  readonly organisationId: OrganisationId | null
  readonly requestedById: PersonId | null
  /** Asked for by an administrator of the organisation, not of the platform. */
  readonly restricted: boolean
  readonly today: PlainDate
  readonly now: Date
}

/** What became of the good rows, or would. */
export interface RowCounts {
  readonly created: number
  readonly updated: number
  readonly unchanged: number
}

/** What was changed that was there before, for those who listen. What is new is told of once, by the import. */
export interface ChangedThings {
  readonly people?: readonly string[]
  readonly memberships?: readonly { readonly personId: string; readonly organisationId: string }[]
  readonly organisations?: readonly string[]
}

/** The SQL of one kind of file, over the staged rows: compare them with what is there, then write. */
export interface ImportTarget {
  /** Refuses the rows that contradict what is there. */
  check(tx: Tx, scope: ImportScope): Promise<void>
  count(on: Executor): Promise<RowCounts>
  write(tx: Tx, scope: ImportScope): Promise<ChangedThings>
}

