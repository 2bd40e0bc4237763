import type { Market } from '../market.js'
import { HostHeap } from './host-heap.js'
import type { MatchState } from './match-state.js'
import { SHORT, type Shortlists } from './shortlists.js'

/**
 * Places seekers who should have a seat at the present prices, each along the shortest path of exchanges (Dijkstra over reduced
 * costs), and moves prices so that what was optimal stays so. A path ends at a free seat, or with somebody who would as
 * soon have none, which may be the one who asked.
 */
export class ForwardPaths {
  private readonly distance: Float64Array
  private readonly reachedBy: Int32Array
  private readonly settled: Int32Array
  private readonly heap: HostHeap
  private readonly touched: Int32Array
  private touchedCount = 0
  /** Length of the best end found so far: nothing farther is looked at. */
  private bound = 0
  private freeHost = -1

  constructor(private readonly market: Market, private readonly state: MatchState, private readonly lists: Shortlists) {
    this.distance = new Float64Array(market.hosts).fill(Number.POSITIVE_INFINITY)
    this.reachedBy = new Int32Array(market.hosts)
    this.settled = new Int32Array(market.hosts)
    this.heap = new HostHeap(market.hosts, this.distance)
    this.touched = new Int32Array(market.hosts)
  }

  /** Needs `surplus` to be exact: the best that the seeker would gain at the present prices. */
  place(seeker: number): void {
    const { state, distance, heap, settled } = this
    const { surplus, prices, members, start, filled } = state
    const { mustPlace } = this.market
    let dropped = seeker
    let settledCount = 0
    this.bound = mustPlace?.[seeker] === 1 ? Number.POSITIVE_INFINITY : surplus[seeker]!
    this.freeHost = -1
    this.touchedCount = 0
    this.expand(seeker, 0)
    while (!heap.isEmpty) {
      const host = heap.nearest()
      const at = distance[host]!
      if (at >= this.bound) break
      heap.take()
      settled[settledCount++] = host
      const end = start[host]! + filled[host]!
      for (let seat = start[host]!; seat < end; seat++) {
        const sitting = members[seat]!
        if (at + surplus[sitting]! < this.bound && mustPlace?.[sitting] !== 1) {
          this.bound = at + surplus[sitting]!
          this.freeHost = -1
          dropped = sitting
        }
      }
      for (let seat = start[host]!; seat < end; seat++) this.expand(members[seat]!, at)
    }
    const length = this.bound
    if (length === Number.POSITIVE_INFINITY) throw new Error('A seeker who has to be placed cannot be')
    surplus[seeker]! -= length
    for (let n = 0; n < settledCount; n++) {
      const host = settled[n]!
      const rise = length - distance[host]!
      if (rise <= 0) continue
      prices[host]! += rise
      const end = start[host]! + filled[host]!
      for (let seat = start[host]!; seat < end; seat++) surplus[members[seat]!]! -= rise
    }
    this.exchange(seeker, dropped)
    heap.clear()
    for (let n = 0; n < this.touchedCount; n++) distance[this.touched[n]!] = Number.POSITIVE_INFINITY
  }

  private expand(seeker: number, at: number): void {
    const { lists, market: { rows, hostOf, weights } } = this
    const base = at + this.state.surplus[seeker]!
    this.relax(seeker, base, lists.hostOf, lists.weights, seeker * SHORT, (seeker + 1) * SHORT)
    if (base - lists.outside(seeker) < this.bound) this.relax(seeker, base, hostOf, weights, rows[seeker]!, rows[seeker + 1]!)
  }

  private relax(seeker: number, base: number, hostOf: Int32Array, weights: Float64Array, from: number, end: number): void {
    const { distance, heap, reachedBy } = this
    const { prices, filled, capacity } = this.state
    let { bound } = this
    for (let pair = from; pair < end; pair++) {
      const host = hostOf[pair]!
      const reached = base + prices[host]! - weights[pair]!
      if (reached >= bound || reached >= distance[host]!) continue
      if (distance[host] === Number.POSITIVE_INFINITY) this.touched[this.touchedCount++] = host
      distance[host] = reached
      reachedBy[host] = seeker
      if (filled[host]! < capacity[host]!) {
        // A free seat: no longer path matters any more, and this host needs no place in the heap.
        bound = reached
        this.freeHost = host
      } else heap.put(host)
    }
    this.bound = bound
  }

  /** Moves everybody on the path by one seat, from its end back to who asked. */
  private exchange(seeker: number, dropped: number): void {
    const { state, reachedBy } = this
    let host = this.freeHost
    let mover = dropped
    if (host < 0) {
      if (dropped === seeker) return
      host = state.mate[dropped]!
      state.leave(dropped)
    } else mover = -1
    // This host has a free seat now; whoever reached it takes that, and leaves one.
    while (mover !== seeker) {
      mover = reachedBy[host]!
      const before = state.mate[mover]!
      if (before >= 0) state.leave(mover)
      state.seat(mover, host)
      host = before
    }
  }
}
