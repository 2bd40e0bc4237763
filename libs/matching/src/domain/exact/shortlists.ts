import type { Market } from '../market.js'

/** So many of each seeker's pairs are at hand. With fewer the others are needed too often, more take too long to read. */
export const SHORT = 8
/** How many there should be at least, and how fast the width of a list gives way. */
const FEW = 3
const [WIDER, NARROWER] = [1.4, 0.7]
/** Beyond it sums would not be exact. */
const LONGEST_FALL = 2 ** 51

/**
 * The pairs at which each seeker gains most, and how much any other could bring: most searches read eight pairs in place of a
 * whole row, and rows need not be sorted. While prices rise the others only get worse, so that a list stays good for long; where prices
 * fell, `loosen` has to be told.
 */
export class Shortlists {
  /** `SHORT` places for each seeker; the weight of an empty one is −∞. */
  readonly hostOf: Int32Array
  readonly weights: Float64Array
  /** No pair outside the list gains more than this and `fallen`. */
  private readonly rest: Float64Array
  private fallen = 0
  /** How far below the best a pair of the list may be: so far that some four or five are. */
  private readonly widths: Float64Array
  private readonly gains: Float64Array
  private readonly near: Int32Array

  constructor(private readonly market: Market, private readonly prices: Float64Array) {
    const { seekers, rows } = market
    this.hostOf = new Int32Array(seekers * SHORT)
    this.weights = new Float64Array(seekers * SHORT)
    this.rest = new Float64Array(seekers)
    this.widths = new Float64Array(seekers)
    let longest = SHORT
    for (let seeker = 0; seeker < seekers; seeker++) longest = Math.max(longest, rows[seeker + 1]! - rows[seeker]!)
    this.gains = new Float64Array(longest)
    this.near = new Int32Array(longest + 1)
    for (let seeker = 0; seeker < seekers; seeker++) {
      // People of one market are alike: what was right for the last one is near for the next.
      this.widths[seeker] = this.widths[Math.max(0, seeker - 1)]!
      this.renew(seeker)
    }
  }

  /** The most that a pair outside the list may gain; −∞ where there is none. */
  outside(seeker: number): number {
    return this.rest[seeker]! + this.fallen
  }

  /** Prices fell, none by more than this. */
  loosen(fall: number): void {
    this.fallen += fall
    if (this.fallen < LONGEST_FALL) return
    this.fallen = 0
    this.rest.fill(Number.POSITIVE_INFINITY)
  }

  /** The best that one of the list gains. */
  bestOf(seeker: number): number {
    const { hostOf, weights, prices } = this
    let best = Number.NEGATIVE_INFINITY
    for (let at = seeker * SHORT; at < (seeker + 1) * SHORT; at++) {
      const gain = weights[at]! - prices[hostOf[at]!]!
      if (gain > best) best = gain
    }
    return best
  }

  /** Fills a list at the present prices: with all that come near the best one, or the best of them where too many do. */
  renew(seeker: number): void {
    const { gains, near, prices, market: { rows, hostOf, weights } } = this
    const from = rows[seeker]!
    const count = rows[seeker + 1]! - from
    let best = Number.NEGATIVE_INFINITY
    for (let n = 0; n < count; n++) {
      const gain = weights[from + n]! - prices[hostOf[from + n]!]!
      gains[n] = gain
      best = Math.max(best, gain)
    }
    const width = this.widths[seeker]!
    let least = best - width
    let chosen = this.collect(count, least)
    if (chosen > SHORT) {
      least = this.keepBest(chosen)
      chosen = SHORT
      this.widths[seeker] = Math.floor(NARROWER * (best - least))
    } else if (chosen === count) least = Number.NEGATIVE_INFINITY
    else if (chosen < FEW) this.widths[seeker] = Math.ceil(WIDER * width) + 1
    const to = seeker * SHORT
    for (let n = 0; n < chosen; n++) {
      this.hostOf[to + n] = hostOf[from + near[n]!]!
      this.weights[to + n] = weights[from + near[n]!]!
    }
    for (let n = chosen; n < SHORT; n++) this.weights[to + n] = Number.NEGATIVE_INFINITY
    this.rest[seeker] = least - this.fallen
  }

  /** Puts the places of all gains from `least` up into `near`. Without a branch: which these are cannot be foretold, and a wrong guess takes the processor longer than looking. */
  private collect(count: number, least: number): number {
    const { gains, near } = this
    let chosen = 0
    for (let n = 0; n < count; n++) {
      near[chosen] = n
      chosen += Number(gains[n]! >= least)
    }
    return chosen
  }

  /** Leaves the best at the beginning of `near`; answers the most that one of the others gains. */
  private keepBest(count: number): number {
    const { gains, near } = this
    for (let at = 1; at < count; at++) {
      const one = near[at]!
      const gain = gains[one]!
      let place = at
      if (at > SHORT) {
        if (gains[near[SHORT]!]! >= gain) continue
        place = SHORT
      }
      while (place > 0 && gains[near[place - 1]!]! < gain) {
        near[place] = near[place - 1]!
        place--
      }
      near[place] = one
    }
    return gains[near[SHORT]!]!
  }
}
