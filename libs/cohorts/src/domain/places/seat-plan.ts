import type { PlainDate } from '#kernel'
import { fitsHeldBack, stillHeldBack } from './fits-held-back.js'
import type { PlaceSeeker, RunPlaces } from './place-types.js'

interface Pool {
  readonly size: number
  readonly fits: (seeker: PlaceSeeker) => boolean
  readonly members: PlaceSeeker[]
}

/**
 * Who could sit where: a growing matching of people to pools of places (one pool for each held-back lot, one general).
 * Seating somebody may move others between the pools that they fit, so a place is refused only when *no* arrangement of
 * everybody seated so far leaves room (an augmenting path, as in bipartite matching). People once seated stay seated.
 */
export class SeatPlan {
  private readonly pools: readonly Pool[]
  private readonly capacity: number
  private taken = 0
  /** Fitting pools of people for whom no room was found: room never comes back while the plan grows. */
  private readonly hopeless = new Set<string>()

  constructor(run: RunPlaces, today: PlainDate) {
    const held = run.heldBack.filter((lot) => stillHeldBack(lot, today)).sort((a, b) => (a.id < b.id ? -1 : 1))
    const general = Math.max(0, run.capacity - held.reduce((sum, lot) => sum + lot.places, 0))
    this.capacity = run.capacity
    this.pools = [
      ...held.map((lot) => ({ size: lot.places, fits: (seeker: PlaceSeeker) => fitsHeldBack(lot.heldFor, seeker), members: [] })),
      { size: general, fits: () => true, members: [] },
    ]
  }

  /** Places that nobody sits on, whoever they are for. */
  get free(): number {
    return Math.max(0, this.capacity - this.taken)
  }

  /** Counts a seat that is held already, even where rules changed since and no pool has room for it. */
  addHolder(holder: PlaceSeeker): void {
    this.taken += 1
    this.place(holder, new Set())
  }

  /** Seats a person if any arrangement allows it; says whether it did. */
  tryToSeat(seeker: PlaceSeeker): boolean {
    if (this.free === 0) return false
    const fitting = this.pools.map((pool) => (pool.fits(seeker) ? '1' : '0')).join('')
    if (this.hopeless.has(fitting)) return false
    if (this.place(seeker, new Set())) {
      this.taken += 1
      return true
    }
    this.hopeless.add(fitting)
    return false
  }

  private place(seeker: PlaceSeeker, visited: Set<Pool>): boolean {
    const options = this.pools.filter((pool) => !visited.has(pool) && pool.fits(seeker))
    const roomy = options.find((pool) => pool.members.length < pool.size)
    if (roomy) {
      roomy.members.push(seeker)
      return true
    }
    return options.some((pool) => this.makeRoom(pool, seeker, visited))
  }

  /** Moves one member of a full pool elsewhere and takes the place. */
  private makeRoom(pool: Pool, seeker: PlaceSeeker, visited: Set<Pool>): boolean {
    if (visited.has(pool)) return false
    visited.add(pool)
    const index = pool.members.findIndex((member) => this.place(member, visited))
    if (index < 0) return false
    pool.members[index] = seeker
    return true
  }
}
