import type { ScoringProfile } from './profile.js'

/** What somebody gets who has not said: half. */
export const NEUTRAL = 0.5

/** The people of a round, as far as a criterion asks. */
export interface People {
  readonly seekers: readonly ScoringProfile[]
  readonly hosts: readonly ScoringProfile[]
  /** Everybody whose offers count when it is asked how rare one is: the hosts, unless those are only a few of them. */
  readonly population: readonly ScoringProfile[]
}

/** Whole points for a share from 0 to 1; none for 0. */
export type Award = (share: number) => number

/** What one criterion gives pairs, in whole points: what all its parts give a pair comes to `pointsOf` together. */
export interface CriterionRow {
  readonly pointsOf: (seeker: number, host: number) => number
  /** What all pairs of a seeker get. */
  readonly allOf?: (seeker: number) => number
  readonly marksOf?: (seeker: number) => Marks | undefined
  readonly kinds?: KindsRow
  /** Calls back for a few hosts who get so much more. */
  readonly extras?: (seeker: number, add: (host: number, points: number) => void) => void
  readonly listed?: ListedRow
}

/** Hosts that come in few kinds, numbered from 0, and the points of each kind: several criteria are then looked up at once. */
export interface KindsRow {
  readonly kindOf: Int32Array
  readonly count: number
  readonly tableOf: (seeker: number) => Int32Array
}

/** What is asked of the few pairs that can still matter. */
export interface ListedRow {
  /** The most that it gives a pair of this seeker. */
  readonly mostOf: (seeker: number) => number
  /** Adds the points of a seeker with the first so many of some hosts; `scores` stand in the same order as these. */
  readonly addAt: (seeker: number, hosts: Int32Array, count: number, scores: Uint16Array) => void
}

/** So many bits are looked up at once: a table of so many combinations is made for each seeker. */
export const MOST_BITS = 12

/** Hosts marked with bits, and the points of each combination of bits: several criteria are then looked up at once. */
export interface Marks {
  readonly lists: readonly Int32Array[]
  /** The bit of each list: several lists may have the same. */
  readonly bitOf: readonly number[]
  readonly bits: number
  /** Writes the points of each combination; only asked where the bits are no more than `MOST_BITS`. */
  readonly fill: (points: Int32Array) => void
  /** The same for one host, and the most for any. */
  readonly pointsOf: (host: number) => number
  readonly most: number
}

/** A criterion made ready for the people of a round, whatever it is worth. */
export type CriterionIndex = (award: Award) => CriterionRow
