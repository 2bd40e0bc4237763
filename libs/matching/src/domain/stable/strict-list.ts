import { hashText, tieBreak } from '../tie-break.js'
import type { Ranks } from './ranked-round.js'

/** One side of a ranked round, sorted by id. */
export interface Side {
  readonly ids: readonly string[]
  /** Where each of them stands in the input. */
  readonly order: Int32Array
  readonly placeOf: ReadonlyMap<string, number>
  readonly hashes: readonly number[]
}

export function sideOf(all: readonly { readonly id: string }[], key: number): Side {
  const order = Int32Array.from(all.keys()).sort((a, b) => (all[a]!.id < all[b]!.id ? -1 : 1))
  const ids = Array.from(order, (at) => all[at]!.id)
  return { ids, order, placeOf: new Map(ids.map((id, place) => [id, place])), hashes: ids.map((id) => hashText(id, key)) }
}

/** Places of those on a list and the group of each, from 1. */
export interface StrictList {
  readonly places: readonly number[]
  readonly ranks: readonly number[]
}

/** Those on a list, each with a place of their own: lots are drawn within each group. */
export function strictList(groups: Ranks, { placeOf }: Side, lotOf: (place: number) => number): StrictList {
  const places: number[] = []
  const ranks: number[] = []
  for (const [at, group] of groups.entries()) {
    const members = group.map((id) => placeOf.get(id)!)
    if (members.length > 1) {
      const lots = new Map(members.map((place) => [place, lotOf(place)]))
      members.sort((a, b) => lots.get(a)! - lots.get(b)! || a - b)
    }
    for (const place of members) {
      places.push(place)
      ranks.push(at + 1)
    }
  }
  return { places, ranks }
}

/**
 * The lot of one of several who tie, from the hashes of their two ids. Where a hundred thousand tie, the 20 bits of a tie-break are often the
 * same; the 32 bits of the one who ties come next, so that the order of ids next to never decides. Below 2^52.
 */
export const lot = (seekerHash: number, otherHash: number, tiedHash: number): number => tieBreak(seekerHash, otherHash) * 2 ** 32 + tiedHash
