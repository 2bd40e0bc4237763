import type { RankedMarket } from './ranked-market.js'

/** Ties in which at least two could still be had: each was broken by lot. Several people in one group are one tie. */
export interface TiesBroken {
  readonly ofSeekers: number
  readonly ofHosts: number
}

export function countTies({ seekerIds, hostIds, rows, rank, hostRank, postOf, standing, closed, atHost }: RankedMarket): TiesBroken {
  const all = Int32Array.from(postOf.keys())
  const ties = { ofSeekers: 0, ofHosts: 0 }
  for (let seeker = 0; seeker < seekerIds.length; seeker++) ties.ofSeekers += tiesIn(all.subarray(rows[seeker], rows[seeker + 1]), rank, all, closed)
  for (let host = 0; host < hostIds.length; host++) ties.ofHosts += tiesIn(atHost.items.subarray(atHost.starts[host], atHost.starts[host + 1]), hostRank, standing, closed)
  return ties
}

/** How many groups of a list, its pairs in order, hold two different ones (`who`) or more. */
function tiesIn(pairs: Int32Array, group: Int32Array, who: Int32Array, closed: Uint8Array): number {
  let [count, before, counted] = [0, -1, false]
  for (const pair of pairs) {
    if (closed[pair] === 1) continue
    const isSameGroup = before >= 0 && group[before] === group[pair]
    if (!isSameGroup) counted = false
    else if (!counted && who[before] !== who[pair]) {
      count++
      counted = true
    }
    before = pair
  }
  return count
}
