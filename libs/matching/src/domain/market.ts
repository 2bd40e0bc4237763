/**
 * A two-sided market in the form in which the engines read it. Seekers ask for one host each; a host has any number of seats.
 * A pair that breaks a hard rule is absent: it never stands there with a low weight.
 */
export interface Market {
  readonly seekers: number
  readonly hosts: number
  /** Seats of each host. */
  readonly seats: Int32Array
  /** The pairs of seeker `i` stand from `rows[i]` to `rows[i + 1]` (compressed sparse rows), in any order. */
  readonly rows: Int32Array
  /** The host of each pair. */
  readonly hostOf: Int32Array
  /** The weight of each pair: whole numbers from 1 to 2^52, so that every sum of two is exact. */
  readonly weights: Float64Array
  /** 1 for each seeker who has to be placed, whatever it costs; their surplus may be negative. Absent: nobody. */
  readonly mustPlace?: Uint8Array | undefined
  /** 1 for each host whose seats all have to be taken; its price may be negative. Absent: none. */
  readonly mustFill?: Uint8Array | undefined
}

/** A matching with the dual prices that prove how good it is. */
export interface PricedMatching {
  /** The host of each seeker; -1 for who has none. */
  readonly mate: Int32Array
  /** What each seeker gains over being unmatched, at these prices (the dual value π). */
  readonly surplus: Float64Array
  /** What one seat of each host is worth (the dual value p). */
  readonly prices: Float64Array
}
