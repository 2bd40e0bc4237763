import type { Market, PricedMatching } from '../market.js'

/** Who sits where while a market is solved, with the prices so far. */
export class MatchState implements PricedMatching {
  readonly mate: Int32Array
  readonly surplus: Float64Array
  readonly prices: Float64Array
  /** Seats in use at each host. */
  readonly filled: Int32Array
  /** Seats that can matter: one more than a host has pairs is as good as any number. */
  readonly capacity: Int32Array
  /** Where each host's seats begin in `members`; one entry more than hosts. */
  readonly start: Int32Array
  /** The seekers at each host, in its first `filled` seats. */
  readonly members: Int32Array
  private readonly seatOf: Int32Array

  constructor(market: Market) {
    this.mate = new Int32Array(market.seekers).fill(-1)
    this.surplus = new Float64Array(market.seekers)
    this.seatOf = new Int32Array(market.seekers)
    this.prices = new Float64Array(market.hosts)
    this.filled = new Int32Array(market.hosts)
    this.capacity = new Int32Array(market.hosts)
    const { hostOf } = market
    for (let pair = 0; pair < hostOf.length; pair++) this.capacity[hostOf[pair]!]!++
    this.start = new Int32Array(market.hosts + 1)
    for (let host = 0; host < market.hosts; host++) {
      this.capacity[host] = Math.min(market.seats[host]!, this.capacity[host]! + 1)
      this.start[host + 1] = this.start[host]! + this.capacity[host]!
    }
    this.members = new Int32Array(this.start[market.hosts]!)
  }

  /** Nobody sits anywhere. */
  clear(): void {
    this.mate.fill(-1)
    this.filled.fill(0)
    this.prices.fill(0)
    this.surplus.fill(0)
  }

  isFull(host: number): boolean {
    return this.filled[host]! >= this.capacity[host]!
  }

  seat(seeker: number, host: number): void {
    const seat = this.start[host]! + this.filled[host]!++
    this.members[seat] = seeker
    this.seatOf[seeker] = seat
    this.mate[seeker] = host
  }

  leave(seeker: number): void {
    const host = this.mate[seeker]!
    const last = this.members[this.start[host]! + --this.filled[host]!]!
    const seat = this.seatOf[seeker]!
    this.members[seat] = last
    this.seatOf[last] = seat
    this.mate[seeker] = -1
  }

  /** Into the seat of somebody else, who is left without one. */
  replace(seeker: number, sitting: number): void {
    const seat = this.seatOf[sitting]!
    this.members[seat] = seeker
    this.seatOf[seeker] = seat
    this.mate[seeker] = this.mate[sitting]!
    this.mate[sitting] = -1
  }
}
