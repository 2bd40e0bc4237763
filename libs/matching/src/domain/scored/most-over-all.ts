import { type MostPlaced, placeMost } from '../most-placed.js'
import { MAX_SCORE } from '../round.js'
import type { Lineup } from './lineup.js'
import type { PairStore } from './pair-store.js'
import type { Scanner } from './scan.js'

export interface Search {
  readonly lineup: Lineup
  readonly store: PairStore
  readonly scanner: Scanner
  /** Pairs of one seeker that one look at all pairs adds at most. */
  readonly most: number
  readonly onRows: (rows: number) => void
}

/**
 * The most people who can be placed with pairs from a floor up, of all eligible ones: places the most with the pairs in the store, lets the
 * cover look for pairs that it does not cover, adds those, until there are none. Then it is a cover of all pairs, and proves that no more
 * can be placed. Stops early at `enough`, which is known to be the most.
 */
export function mostOverAll({ lineup, store, scanner, most, onRows }: Search, floor: number, enough = Number.POSITIVE_INFINITY): MostPlaced {
  for (;;) {
    const placed = placeMost(store.market(floor))
    if (placed.placed >= enough) return placed
    const asked = placed.seekerInCover.map((inCover, seeker) => (inCover === 0 && lineup.pinnedHost[seeker]! < 0 && store.complete[seeker]! > floor ? 1 : 0))
    const isCovered = placed.hostInCover.every((inCover, host) => inCover === 1 || lineup.openSeats[host] === 0)
    if (isCovered || !asked.includes(1)) return placed
    if (store.add(scanner.scan({ kind: 'uncovered', floor, most, cover: { seekerInCover: placed.seekerInCover, hostInCover: placed.hostInCover }, asked }, onRows)) === 0) return placed
  }
}

/** The highest floor at which as many can be placed as at a lower one: raised as far as the pairs in the store allow, then by asking all pairs. */
export function highestFloor(search: Search, floor: number): number {
  const { placed } = mostOverAll(search, floor)
  if (placed === 0) return floor
  const here = (score: number): boolean => placeMost(search.store.market(score)).placed === placed
  const everywhere = (score: number): boolean => mostOverAll(search, score, placed).placed === placed
  const low = highestWhere(floor, MAX_SCORE, here)
  // Mostly there is nothing above it, which one look proves.
  if (low === MAX_SCORE || !everywhere(low + 1)) return low
  return highestWhere(low + 1, MAX_SCORE, everywhere)
}

/** The highest number for which something holds that holds for `from` and, if for one, for all below it. */
function highestWhere(from: number, to: number, holds: (number: number) => boolean): number {
  let [low, high] = [from, to]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (holds(middle)) low = middle
    else high = middle - 1
  }
  return low
}
