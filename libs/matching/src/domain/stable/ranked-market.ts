import type { Buckets } from '../buckets.js'

/**
 * A ranked round in order: all sides sorted by id and every list strict, so that the order in which it was given cannot matter. Pairs are a
 * seeker and a post that list each other.
 */
export interface RankedMarket {
  readonly seekerIds: readonly string[]
  readonly postIds: readonly string[]
  readonly hostIds: readonly string[]
  /** Host of each post. */
  readonly hostOf: Int32Array
  /** Seats that pins leave. */
  readonly postSeats: Int32Array
  readonly hostSeats: Int32Array
  /** Pairs of seeker `i` from `rows[i]` to `rows[i + 1]`, the best first. */
  readonly rows: Int32Array
  readonly seekerOf: Int32Array
  readonly postOf: Int32Array
  /** Group of the post in the seeker's list, from 1. */
  readonly rank: Int32Array
  /** Group of the seeker in the host's list, from 1. */
  readonly hostRank: Int32Array
  /** The seeker's place in the host's list once ties are broken: the lower the better. */
  readonly standing: Int32Array
  /** Pairs of each post and of each host, the best standing first. */
  readonly atPost: Buckets
  readonly atHost: Buckets
  /** The pair each seeker is pinned to; -1 for most. */
  readonly pinnedPair: Int32Array
  /** 1 for each pair that is not to be had: forbidden, or the seeker is pinned. */
  readonly closed: Uint8Array
  /** How often a seeker lists a post whose host does not list the seeker. */
  readonly unacceptable: number
}
