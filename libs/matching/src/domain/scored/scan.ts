/** Who has to be in every matching of the most people: see `MostPlaced`. */
export interface Cover {
  readonly seekerInCover: Uint8Array
  readonly hostInCover: Uint8Array
}

/** What is asked of every seeker's row. All of it is plain data, so that a thread can be asked as well. */
export type ScanJob =
  /** The `most` best pairs from `floor` up. */
  | { readonly kind: 'best'; readonly floor: number; readonly most: number }
  /** Pairs from `floor` up of which neither side is in the cover, for the seekers who may have any: up to `most` of each. */
  | { readonly kind: 'uncovered'; readonly floor: number; readonly most: number; readonly cover: Cover; readonly asked: Uint8Array }
  | GainingJob
  /** How many hosts each hard rule removes, for some seekers. */
  | { readonly kind: 'removals'; readonly asked: Uint8Array }

/** Pairs that would gain at these prices, up to `most` of each seeker, and what there is to say of a matching along the way. */
export interface GainingJob {
  readonly kind: 'gaining'
  readonly floor: number
  readonly most: number
  /** Where the most are to be placed: only pairs with one side in it are allowed. */
  readonly cover: Cover | undefined
  readonly surplus: Float64Array
  readonly prices: Float64Array
  /** The score that each seeker has; 0 without a match. */
  readonly ownScore: Int32Array
  /** What a score has to exceed to be welcome at each host: 0 with a free seat, else the lowest that it has. */
  readonly lowestAt: Int32Array
}

/** What was found in the rows from `from` to `to`. */
export type ScanRows = BestRows | FoundRows | GainingRows | RemovalRows

export interface FoundRows {
  readonly from: number
  readonly to: number
  /** Pairs of each of these seekers, which stand one after the other, the largest weight of each first. */
  readonly counts: Int32Array
  readonly hostOf: Int32Array
  readonly weights: Float64Array
  readonly scores: Uint16Array
}

export interface BestRows extends FoundRows {
  /** Every allowed pair of the seeker from this score up is among those found. */
  readonly complete: Int32Array
  /** Pairs of each seeker that pass all hard rules. */
  readonly eligible: Int32Array
}

export interface GainingRows extends FoundRows {
  readonly blocking: number
  readonly withBest: number
  readonly unplaced: readonly UnplacedRow[]
  /** Of the hosts without open seats alone, in their order: the most that one there would be worth to a seeker in the cover, and to any other; −∞ where nobody may have it. */
  readonly wanted: Wanted
}

export interface Wanted {
  readonly inCover: Float64Array
  readonly others: Float64Array
}

/** How a seeker without a match stands. */
export interface UnplacedRow {
  readonly seeker: number
  /** Eligible pairs that are forbidden, or score below the floor, or are allowed with a host who has open seats. */
  readonly forbidden: number
  readonly belowFloor: number
  readonly seated: number
  /** Where it came nearest to a match, and what the pair's weight lacks; -1 where no pair is allowed. */
  readonly nearest: number
  readonly lacks: number
}

export interface RemovalRows {
  readonly from: number
  readonly to: number
  readonly removals: readonly { readonly seeker: number; readonly byRule: Readonly<Record<string, number>> }[]
}

/** Asks all rows, in blocks; whatever does it, the blocks are answered in the order of their seekers. */
export interface Scanner {
  scan(job: ScanJob & { readonly kind: 'best' }, onRows: (rows: number) => void): readonly BestRows[]
  scan(job: ScanJob & { readonly kind: 'uncovered' }, onRows: (rows: number) => void): readonly FoundRows[]
  scan(job: GainingJob, onRows: (rows: number) => void): readonly GainingRows[]
  scan(job: ScanJob & { readonly kind: 'removals' }, onRows: (rows: number) => void): readonly RemovalRows[]
}

/** Seekers of one block: enough that handing it over costs nothing, few enough to share out and to report. */
export const BLOCK = 256

/** Where the block of a number ends. */
export const blockOf = (number: number, seekers: number): { readonly from: number; readonly to: number } => ({ from: number * BLOCK, to: Math.min(seekers, (number + 1) * BLOCK) })
export const blocksOf = (seekers: number): number => Math.ceil(seekers / BLOCK)
