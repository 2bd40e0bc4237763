import { solveMarket } from '../exact/solve-market.js'
import type { PricedMatching } from '../market.js'
import { type Certificate, verifyCertificate } from '../verify-certificate.js'
import { verifyMostPlaced } from '../verify-most-placed.js'
import { type Scorer, scoreOf } from '../scoring/compile-scheme.js'
import type { SolveProgress } from '../scored-round.js'
import type { Lineup } from './lineup.js'
import { highestFloor, mostOverAll, type Search } from './most-over-all.js'
import { mayGoOn, PairStore } from './pair-store.js'
import type { Cover, GainingRows, Scanner, UnplacedRow } from './scan.js'

/** So many of each seeker's best pairs are looked at first, and so many added at once. */
const CANDIDATES = 50

export interface SolvedLineup {
  /** Of the seekers who are not pinned. */
  readonly priced: PricedMatching
  readonly certificate: Certificate
  readonly floor: number
  readonly cover: Cover | undefined
  readonly mostPlaced: number | undefined
  readonly passes: number
  /** The host and the score of everybody, pinned or not; −1 and 0 without a match. */
  readonly hostOf: Int32Array
  readonly ownScore: Int32Array
  /** Pairs of each seeker that pass all hard rules. */
  readonly eligible: Int32Array
  readonly standing: Standing
}

/** How the matching stands beside all eligible pairs. */
export interface Standing {
  readonly blocking: number
  readonly withBest: number
  readonly unplaced: readonly UnplacedRow[]
}

/**
 * Solves a round over all eligible pairs; the last look at them proves it.
 * @param candidates how many to begin with: it changes how long it takes, and which of several equally good matchings is found
 */
export function solveLineup(lineup: Lineup, scorer: Scorer, scanner: Scanner, onProgress: (progress: SolveProgress) => void, candidates = CANDIDATES): SolvedLineup {
  const total = lineup.seekerIds.length
  const counting = (step: SolveProgress['step']): (rows: number) => void => {
    let done = 0
    return (rows) => onProgress({ step, done: (done += rows), total })
  }
  const store = new PairStore(total, lineup.openSeats, scanner.scan({ kind: 'best', floor: lineup.floor, most: candidates }, counting('scoring')))
  const search: Search = { lineup, store, scanner, most: candidates, onRows: () => undefined }
  onProgress({ step: 'solving', done: 0, total: 1 })
  const floor = lineup.objective === 'worst_off' ? highestFloor(search, lineup.floor) : lineup.floor
  const most = lineup.objective === 'total' ? undefined : mostOverAll(search, floor)
  if (most !== undefined && !verifyMostPlaced(store.market(floor), most)) throw new Error('The cover does not prove that no more people can be placed')
  const cover = most === undefined ? undefined : { seekerInCover: most.seekerInCover, hostInCover: most.hostInCover }
  let market = store.market(floor, cover)
  let priced = solveMarket(market)
  onProgress({ step: 'solving', done: 1, total: 1 })
  for (let passes = 1; ; passes++) {
    const { hostOf, ownScore } = placesOf(lineup, scorer, store, priced)
    const job = { kind: 'gaining', floor, most: candidates, cover, surplus: priced.surplus.slice(), prices: priced.prices.slice(), ownScore, lowestAt: lowestAt(lineup, hostOf, ownScore) } as const
    const found = scanner.scan(job, counting('pricing'))
    const added = store.add(found)
    if (added > 0) {
      market = store.market(floor, cover)
      priced = solveMarket(market, mayGoOn(added, total) ? priced : undefined)
      continue
    }
    const certificate = verifyCertificate(market, priced)
    if (!certificate.ok) throw new Error(`The certificate of a matching does not hold: ${certificate.error.code}`)
    if (most !== undefined && certificate.value.placed !== most.placed) throw new Error('Fewer were placed than can be')
    const settled = priceClosed(lineup, priced, cover, found)
    return { priced: settled.priced, certificate: certificate.value, floor, cover: settled.cover, mostPlaced: most?.placed, passes, hostOf, ownScore, eligible: store.eligible, standing: standingOf(found) }
  }
}

function placesOf({ pinnedHost }: Lineup, scorer: Scorer, store: PairStore, { mate }: PricedMatching): Pick<SolvedLineup, 'hostOf' | 'ownScore'> {
  const hostOf = mate.map((host, seeker) => (pinnedHost[seeker]! >= 0 ? pinnedHost[seeker]! : host))
  const ownScore = hostOf.map((host, seeker) => (host < 0 ? 0 : pinnedHost[seeker]! >= 0 ? scoreOf(scorer.breakdown(seeker, host)) : store.scoreOf(seeker, host)))
  return { hostOf, ownScore }
}

/** What a score has to exceed to be welcome at each host. */
function lowestAt({ seats }: Lineup, hostOf: Int32Array, ownScore: Int32Array): Int32Array {
  const taken = new Int32Array(seats.length)
  const lowest = new Int32Array(seats.length).fill(2 ** 31 - 1)
  for (const [seeker, host] of hostOf.entries()) {
    if (host < 0) continue
    taken[host]!++
    lowest[host] = Math.min(lowest[host]!, ownScore[seeker]!)
  }
  return lowest.map((score, host) => (taken[host]! < seats[host]! ? 0 : score))
}

/** Hosts without open seats took no part; what one would be worth there is what somebody would gain by it. */
function priceClosed({ openSeats }: Lineup, { mate, surplus, prices }: PricedMatching, cover: Cover | undefined, found: readonly GainingRows[]): { readonly priced: PricedMatching; readonly cover: Cover | undefined } {
  const hostInCover = cover?.hostInCover.slice()
  const wanted = (side: keyof GainingRows['wanted'], closed: number): number => found.reduce((most, rows) => Math.max(most, rows.wanted[side][closed]!), Number.NEGATIVE_INFINITY)
  let closed = 0
  const all = prices.map((price, host) => {
    if (openSeats[host]! > 0) return price
    const [others, inCover] = [wanted('others', closed), wanted('inCover', closed)]
    closed++
    if (hostInCover === undefined || others === Number.NEGATIVE_INFINITY) return Math.max(0, others, inCover)
    hostInCover[host] = 1
    return others
  })
  return { priced: { mate, surplus, prices: all }, cover: cover && { ...cover, hostInCover: hostInCover! } }
}

const standingOf = (found: readonly GainingRows[]): Standing => ({
  blocking: found.reduce((sum, { blocking }) => sum + blocking, 0), withBest: found.reduce((sum, { withBest }) => sum + withBest, 0), unplaced: found.flatMap(({ unplaced }) => unplaced),
})
