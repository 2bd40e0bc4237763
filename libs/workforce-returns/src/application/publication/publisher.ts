import type { BaseRow, JointDefinition, ProtectedRelease, ReleaseDefinition } from '#disclosure'
import type { PlainDate, Quarter } from '#kernel'
import type { PublicationMember } from '../../data/publication/publication.queries.js'
import type { Place, Publication } from '../../domain/index.js'

/** What a snapshot would be made of, before it is protected. */
export interface PublicationDraft {
  /** Releases over the same people, and their true counts by member; `coarser` is shown where the other takes too long to be protected. */
  readonly joint: { readonly definition: JointDefinition; readonly coarser: JointDefinition; readonly counts: Readonly<Record<string, readonly BaseRow[]>> } | null
  /** Releases over people who are in no other. */
  readonly apart: readonly { readonly definition: ReleaseDefinition; readonly rows: readonly BaseRow[] }[]
  /** The base figures of a release, as they are kept to be added up; none where it is read as a whole. */
  rowsOf(release: ProtectedRelease): PublicationMember['rows']
}

export interface PublicationRecords {
  /** The same records, the same text. */
  readonly hash: string
  readonly places: readonly Place[]
  draft(): Promise<PublicationDraft>
}

/** Knows what one publication counts. */
export interface Publisher {
  readonly publication: Publication
  /** What there is of a quarter as its returns stood at the end of a day; `undefined` where nobody has returned it. */
  records(quarter: Quarter, asOf: PlainDate): Promise<PublicationRecords | undefined>
}
