import type { Market } from '../market.js'
import { HostHeap } from './host-heap.js'
import type { MatchState } from './match-state.js'
import { NearColumns } from './near-columns.js'
import type { Shortlists } from './shortlists.js'

/**
 * Fills free seats that still have a price, or takes their price away: the shortest path from the seat, at whose end stands
 * somebody without one, or a seat that costs nothing any more, which may be the one it began with. Call it when no unmatched
 * seeker has a surplus left.
 */
export class ReversePaths {
  private readonly columns: NearColumns
  private readonly distance: Float64Array
  /** Who would come to the next host's seat from each reached host, and which host that is. */
  private readonly mover: Int32Array
  private readonly towards: Int32Array
  private readonly settled: Int32Array
  private readonly touched: Int32Array
  private touchedCount = 0
  private readonly heap: HostHeap
  private bound = 0
  /** Beyond this distance the columns may lack pairs. */
  private frontier = 0
  /** Pairs that were looked at. */
  looked = 0
  /** The end of the best path so far: somebody without a seat and the host they would come to, or a host whose price would be gone. */
  private newcomer = -1
  private end = -1

  private readonly mustFill: Uint8Array | undefined

  constructor(market: Market, private readonly state: MatchState, lists: Shortlists) {
    this.mustFill = market.mustFill
    this.columns = new NearColumns(market, state, lists)
    this.distance = new Float64Array(market.hosts).fill(Number.POSITIVE_INFINITY)
    this.mover = new Int32Array(market.hosts)
    this.towards = new Int32Array(market.hosts)
    this.settled = new Int32Array(market.hosts)
    this.touched = new Int32Array(market.hosts)
    this.heap = new HostHeap(market.hosts, this.distance)
  }

  /** Tells the lists of all falls of prices; call it before they are used again. */
  tellLists(): void {
    this.columns.tellLists()
  }

  /** Settles one free seat of a host. Afterwards it is taken, or the host's price is 0. */
  settle(host: number): void {
    const { state: { prices, surplus, members, start, filled }, distance, heap, settled } = this
    this.bound = this.mustFill?.[host] === 1 ? Number.POSITIVE_INFINITY : prices[host]!
    this.newcomer = -1
    this.end = host
    this.touched[0] = host
    this.touchedCount = 1
    distance[host] = 0
    this.frontier = Number.POSITIVE_INFINITY
    let settledCount = 0
    settled[settledCount++] = host
    this.expand(host, 0)
    for (;;) {
      const at = heap.isEmpty ? Number.POSITIVE_INFINITY : distance[heap.nearest()]!
      if (this.frontier < this.bound && this.frontier <= at) {
        // The columns do not reach as far as the next step: once they do, all that is settled is looked at again.
        this.columns.widen()
        this.frontier = Number.POSITIVE_INFINITY
        for (let n = 0; n < settledCount; n++) this.expand(settled[n]!, distance[settled[n]!]!)
        continue
      }
      if (at >= this.bound) break
      const next = heap.take()
      settled[settledCount++] = next
      this.expand(next, at)
    }
    const length = this.bound
    if (length === Number.POSITIVE_INFINITY) throw new Error('A host whose seats have to be taken cannot be filled')
    for (let n = 0; n < settledCount; n++) {
      const lowered = settled[n]!
      const fall = length - distance[lowered]!
      if (fall <= 0) continue
      prices[lowered]! -= fall
      const last = start[lowered]! + filled[lowered]!
      for (let seat = start[lowered]!; seat < last; seat++) surplus[members[seat]!]! += fall
    }
    this.exchange(host)
    heap.clear()
    for (let n = 0; n < this.touchedCount; n++) distance[this.touched[n]!] = Number.POSITIVE_INFINITY
  }

  private expand(host: number, at: number): void {
    const { distance, heap } = this
    const { surplus, prices, mate } = this.state
    this.frontier = Math.min(this.frontier, at + this.columns.covered(host))
    const { start, seekerOf, weights } = this.columns
    const base = at + prices[host]!
    this.looked += start[host + 1]! - start[host]!
    for (let pair = start[host]!; pair < start[host + 1]!; pair++) {
      const seeker = seekerOf[pair]!
      const reached = base + surplus[seeker]! - weights[pair]!
      if (reached >= this.bound) continue
      const before = mate[seeker]!
      if (before < 0) {
        this.bound = reached
        this.newcomer = seeker
        this.end = host
        continue
      }
      if (reached >= distance[before]!) continue
      if (distance[before] === Number.POSITIVE_INFINITY) this.touched[this.touchedCount++] = before
      distance[before] = reached
      this.mover[before] = seeker
      this.towards[before] = host
      heap.put(before)
      if (reached + prices[before]! < this.bound && this.mustFill?.[before] !== 1) {
        this.bound = reached + prices[before]!
        this.newcomer = -1
        this.end = before
      }
    }
  }

  /** Moves everybody on the path by one seat, from its end back to the free one. */
  private exchange(free: number): void {
    const { state, mover, towards } = this
    let host = this.end
    let arriving = this.newcomer
    while (host !== free) {
      const leaving = mover[host]!
      state.leave(leaving)
      if (arriving >= 0) state.seat(arriving, host)
      arriving = leaving
      host = towards[host]!
    }
    if (arriving >= 0) state.seat(arriving, host)
  }
}
