import type { Market } from '../market.js'
import { HostHeap } from './host-heap.js'
import type { MatchState } from './match-state.js'
import { SHORT, type Shortlists } from './shortlists.js'

/**
 * Lowers the prices of a matching in which everybody who would gain by it is placed as far as they go, all at once. Of an optimal matching that is, of the many prices that prove it the one set that is lowest
 * everywhere, and so the same for everybody who computes it. A host's price is then exactly what one more seat there
 * would add to the total. Afterwards the lists are not good any more where prices fell.
 */
export function lowerPrices(market: Market, state: MatchState, lists: Shortlists): void {
  new Lowering(market, state, lists).run()
}

class Lowering {
  /**
   * How far each price can fall: not below nothing, not to where somebody unmatched would want the seat, and not further than
   * where somebody who sits elsewhere, and whose own price falls, would rather come.
   */
  private readonly fall: Float64Array
  private readonly heap: HostHeap
  /** 1 for each seeker whose list is not enough. */
  private readonly whole: Uint8Array

  constructor(private readonly market: Market, private readonly state: MatchState, private readonly lists: Shortlists) {
    this.fall = state.prices.slice()
    if (market.mustFill !== undefined) for (let host = 0; host < market.hosts; host++) if (market.mustFill[host] === 1) this.fall[host] = Number.POSITIVE_INFINITY
    this.heap = new HostHeap(market.hosts, this.fall)
    this.whole = new Uint8Array(market.seekers)
  }

  run(): void {
    const { fall, heap, whole, lists, market: { seekers, hosts }, state: { mate, surplus, prices, members, start, filled } } = this
    for (let seeker = 0; seeker < seekers; seeker++) if (mate[seeker]! < 0) this.reach(seeker, 0)
    for (let host = 0; host < hosts; host++) if (fall[host]! < Number.POSITIVE_INFINITY) heap.put(host)
    this.settle()
    // So far only lists were looked at. Who might hold a price back with some other pair looks at all of them.
    for (let more = true; more;) {
      more = false
      let most = 0
      for (let host = 0; host < hosts; host++) most = Math.max(most, fall[host]!)
      for (let seeker = 0; seeker < seekers; seeker++) {
        if (whole[seeker] === 1) continue
        const before = mate[seeker]! < 0 ? 0 : fall[mate[seeker]!]!
        if (!(before + surplus[seeker]! - lists.outside(seeker) < most)) continue
        whole[seeker] = 1
        more = true
        this.reach(seeker, before)
      }
      this.settle()
    }
    for (let host = 0; host < hosts; host++) {
      // A host that nothing holds back is one whose price nobody can tell: it stays.
      if (fall[host] === Number.POSITIVE_INFINITY) continue
      prices[host]! -= fall[host]!
      for (let seat = start[host]!; seat < start[host]! + filled[host]!; seat++) surplus[members[seat]!]! += fall[host]!
    }
  }

  private settle(): void {
    const { fall, heap, state: { members, start, filled } } = this
    while (!heap.isEmpty) {
      const host = heap.take()
      for (let seat = start[host]!; seat < start[host]! + filled[host]!; seat++) this.reach(members[seat]!, fall[host]!)
    }
  }

  private reach(seeker: number, before: number): void {
    const { whole, lists, market: { rows, hostOf, weights } } = this
    if (whole[seeker] === 1) this.relax(seeker, before, hostOf, weights, rows[seeker]!, rows[seeker + 1]!)
    else this.relax(seeker, before, lists.hostOf, lists.weights, seeker * SHORT, (seeker + 1) * SHORT)
  }

  private relax(seeker: number, before: number, hostOf: Int32Array, weights: Float64Array, from: number, end: number): void {
    const { fall, heap, state: { surplus, prices } } = this
    const base = before + surplus[seeker]!
    for (let pair = from; pair < end; pair++) {
      const host = hostOf[pair]!
      const slack = base + prices[host]! - weights[pair]!
      if (slack >= fall[host]!) continue
      fall[host] = slack
      heap.put(host)
    }
  }
}
