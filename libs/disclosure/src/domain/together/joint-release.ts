import type { Protection, PastSnapshot } from '../release/release-history.js'
import type { BaseRow, ChangeModel, Dimension, ReleaseMethod, TableDefinition } from '../release/release-definition.js'

/** One of several releases over the same people: what it tells apart besides what all of them share. */
export interface MemberDefinition {
  /** Stable over all snapshots, and no other member's. */
  readonly publicationId: string
  readonly title: string
  /** Its own, for example one characteristic; each person is in one category of each. They follow the shared ones. */
  readonly dimensions: readonly Dimension[]
  /** What it shows, of its own dimensions and of the shared ones. */
  readonly tables: readonly TableDefinition[]
}

/**
 * Several releases over the same people. What they have in common (area by role, say) is the *margin*, a release itself; every member tells
 * the same people apart in one more way. Whatever two of them show of the same people agrees to the last figure.
 */
export interface JointDefinition {
  /** Of the margin, and of the whole. Stable over all snapshots. */
  readonly publicationId: string
  readonly title: string
  /** What all members share. */
  readonly dimensions: readonly Dimension[]
  /** Tables of the margin; members may show more of the shared dimensions. */
  readonly tables: readonly TableDefinition[]
  readonly members: readonly MemberDefinition[]
  /** Controlled rounding; other methods are refused, because their exact figures would settle in one member what another withholds. */
  readonly method: ReleaseMethod
  readonly change?: Pick<ChangeModel, 'maxChange'>
}

/** The true counts of one snapshot: of each member, by its publication id, rows with a leaf of each shared dimension and then of each of its own. All members count the same people. */
export interface JointCounts {
  readonly snapshot: string
  readonly members: Readonly<Record<string, readonly BaseRow[]>>
}

/** The parts of one snapshot: the margin, and each member by its publication id. */
export interface Together<Part> {
  readonly margin: Part
  readonly members: Readonly<Record<string, Part>>
}

/** A snapshot that is already out. Members may come and go from one to the next; each part is stored as a release of its own, with the `witness` that protecting it gave. */
export type PastJointSnapshot = Together<PastSnapshot>

/** What protecting a snapshot gives: for each part a release that may be published, if all are. */
export type JointProtection = Together<Protection>
