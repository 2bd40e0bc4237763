import type { Market } from './market.js'

/** A matching of the most seekers, with the cover that proves that no more can be placed. */
export interface MostPlaced {
  readonly placed: number
  readonly mate: Int32Array
  /**
   * A smallest cover: every pair has its seeker or its host in it, and no matching has more pairs than it has seekers and seats
   * (König). Each seeker in it is placed, each seat of each host in it is taken, in every matching of the most seekers.
   */
  readonly seekerInCover: Uint8Array
  readonly hostInCover: Uint8Array
}

type Pairs = Pick<Market, 'seekers' | 'hosts' | 'seats' | 'rows' | 'hostOf'>

/** Places as many as can be (Hopcroft and Karp 1973, with several seats to a host). */
export function placeMost(market: Pairs): MostPlaced {
  const search = new LayeredSearch(market)
  let more = true
  while (more) {
    more = false
    search.layer()
    for (let seeker = 0; seeker < market.seekers; seeker++) if (search.mate[seeker] === -1 && search.place(seeker)) more = true
  }
  // After the last search the layers hold all that can be reached from somebody without a seat.
  const seekerInCover = Uint8Array.from(search.seekerLayer, (layer) => (layer < 0 ? 1 : 0))
  const hostInCover = Uint8Array.from(search.hostLayer, (layer) => (layer < 0 ? 0 : 1))
  return { placed: search.mate.reduce((sum, host) => sum + (host < 0 ? 0 : 1), 0), mate: search.mate, seekerInCover, hostInCover }
}

class LayeredSearch {
  readonly mate: Int32Array
  readonly seekerLayer: Int32Array
  readonly hostLayer: Int32Array
  private readonly members: number[][]
  private readonly nextPair: Int32Array

  constructor(private readonly market: Pairs) {
    this.mate = new Int32Array(market.seekers).fill(-1)
    this.seekerLayer = new Int32Array(market.seekers)
    this.hostLayer = new Int32Array(market.hosts)
    this.members = Array.from({ length: market.hosts }, () => [])
    this.nextPair = new Int32Array(market.seekers)
  }

  /** Numbers everybody by their distance from somebody without a seat; -1 for who cannot be reached. */
  layer(): void {
    const { market: { seekers, rows, hostOf }, mate, seekerLayer, hostLayer, members } = this
    hostLayer.fill(-1)
    this.nextPair.set(rows.subarray(0, seekers))
    const queue = new Int32Array(seekers)
    let end = 0
    for (let seeker = 0; seeker < seekers; seeker++) {
      seekerLayer[seeker] = mate[seeker] === -1 ? 0 : -1
      if (mate[seeker] === -1) queue[end++] = seeker
    }
    for (let at = 0; at < end; at++) {
      const seeker = queue[at]!
      for (let pair = rows[seeker]!; pair < rows[seeker + 1]!; pair++) {
        const host = hostOf[pair]!
        if (hostLayer[host] !== -1) continue
        hostLayer[host] = seekerLayer[seeker]! + 1
        for (const sitting of members[host]!) {
          if (seekerLayer[sitting] !== -1) continue
          seekerLayer[sitting] = hostLayer[host] + 1
          queue[end++] = sitting
        }
      }
    }
  }

  /** Gives a seeker a seat along a path that goes one layer further at each step. Without recursion: paths may be long. */
  place(first: number): boolean {
    const { market: { rows, hostOf, seats }, seekerLayer, hostLayer, members, nextPair } = this
    const path: number[] = [first]
    while (path.length > 0) {
      const seeker = path.at(-1)!
      if (nextPair[seeker]! >= rows[seeker + 1]!) {
        // Whoever pointed at this one's host tries the next who sits there.
        path.pop()
        continue
      }
      const host = hostOf[nextPair[seeker]!]!
      if (hostLayer[host] === seekerLayer[seeker]! + 1) {
        if (members[host]!.length < seats[host]!) {
          this.exchange(path)
          return true
        }
        const next = members[host]!.find((sitting) => seekerLayer[sitting] === hostLayer[host]! + 1 && nextPair[sitting]! < rows[sitting + 1]!)
        if (next !== undefined) {
          path.push(next)
          continue
        }
      }
      nextPair[seeker]!++
    }
    return false
  }

  /** Everybody on the path takes the seat that they point at; the last one's is free. */
  private exchange(path: readonly number[]): void {
    const { market: { hostOf }, mate, members, nextPair } = this
    for (const seeker of path) {
      const before = mate[seeker]!
      if (before >= 0) members[before]!.splice(members[before]!.indexOf(seeker), 1)
    }
    for (const seeker of path) {
      const host = hostOf[nextPair[seeker]!]!
      mate[seeker] = host
      members[host]!.push(seeker)
      // Nobody is used twice in one layering.
      nextPair[seeker] = this.market.rows[seeker + 1]!
    }
  }
}
