import type { Buckets } from '../buckets.js'
import type { RankedMarket } from './ranked-market.js'

/**
 * The pair that each seeker holds at the end; -1 for who holds none or is pinned. Each seeker asks at one post after another, the best first,
 * and a host keeps the best of those who asked so far: SPA-student of Abraham, Irving and Manlove ("Two algorithms for the student–project
 * allocation problem", Journal of Discrete Algorithms 5, 2007), which with one post per host is that of Gale and Shapley for hospitals and
 * residents. Of all matchings that are stable for these strict lists, every seeker gets the best they have in any. Who asks first does not
 * matter. Linear in the number of pairs.
 */
export function deferAcceptance(market: RankedMarket): Int32Array {
  const { seekerIds, seekerOf, postOf, hostOf, standing, closed, rows } = market
  const held = new Int32Array(seekerIds.length).fill(-1)
  const posts = new Places(market.postSeats, market.atPost, (pair) => held[seekerOf[pair]!] === pair)
  const hosts = new Places(market.hostSeats, market.atHost, (pair) => held[seekerOf[pair]!] === pair)
  const next = rows.slice()

  const move = (pair: number, by: 1 | -1): void => {
    held[seekerOf[pair]!] = by > 0 ? pair : -1
    posts.taken[postOf[pair]!]! += by
    hosts.taken[hostOf[postOf[pair]!]!]! += by
  }

  /** Who is without a seat after this seeker asked: they themselves, the one they displaced, or nobody (-1). */
  const ask = (pair: number): number => {
    const post = postOf[pair]!
    // A full post comes first: who gets in there takes the seat of someone at the same host, whether that is full or not.
    const last = posts.isFull(post) ? posts.last(post) : hosts.isFull(hostOf[post]!) ? hosts.last(hostOf[post]!) : undefined
    if (last !== undefined) {
      if (last < 0 || standing[last]! < standing[pair]!) return seekerOf[pair]!
      move(last, -1)
    }
    move(pair, 1)
    return last === undefined ? -1 : seekerOf[last]!
  }

  for (let first = 0; first < seekerIds.length; first++) {
    let seeker = first
    while (seeker >= 0 && next[seeker]! < rows[seeker + 1]!) {
      const pair = next[seeker]!++
      if (closed[pair] === 0) seeker = ask(pair)
    }
  }
  return held
}

/** Posts, or hosts: how many of their seats are taken, and who of those in a full one is liked least. */
class Places {
  readonly taken: Int32Array
  /** Nobody after this place in `at.items` is in. Once somewhere is full, only better ones get in, so it only ever goes down. */
  private readonly end: Int32Array

  constructor(private readonly seats: Int32Array, private readonly at: Buckets, private readonly isIn: (pair: number) => boolean) {
    this.taken = new Int32Array(seats.length)
    this.end = at.starts.slice(1)
  }

  isFull(place: number): boolean {
    return this.taken[place] === this.seats[place]
  }

  /** The pair that a full place likes least of those in; -1 where it has no seats. */
  last(place: number): number {
    if (this.seats[place] === 0) return -1
    while (!this.isIn(this.at.items[this.end[place]! - 1]!)) this.end[place]!--
    return this.at.items[this.end[place]! - 1]!
  }
}
