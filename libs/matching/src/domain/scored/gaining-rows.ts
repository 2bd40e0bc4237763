import { POINT } from '../round.js'
import type { RowScanner } from './row-scanner.js'
import type { GainingJob, GainingRows, UnplacedRow, Wanted } from './scan.js'

/** Farther than any worth. */
const OUT_OF_REACH = 2 ** 29

/** What hosts cost the seekers of one kind: past all reach where a pair is not allowed, or the host has no open seat. */
interface Costs {
  readonly prices: Float64Array
  /** Whole basis points that the price comes to at least. */
  readonly points: Int32Array
}

/** What one seeker compares. */
interface Asking {
  readonly seeker: number
  readonly row: Uint16Array
  /** The hosts whose scores can matter. */
  readonly among: Int32Array
  readonly surplus: number
  /** A pair can only gain whose score exceeds this and the points of the host's price together. */
  readonly needed: number
  /** The score that they have. */
  readonly own: number
  readonly costs: Costs
}

/** Looks for pairs that would gain at the prices of a matching, and at how the matching stands beside all eligible pairs. */
export function gainingRows(rows: RowScanner, job: GainingJob, from: number, to: number): GainingRows {
  const counts = new Int32Array(to - from)
  const unplaced: UnplacedRow[] = []
  const [costsInCover, costsElse] = costsOf(rows, job)
  const wanted: Wanted = { inCover: nothing(job.prices.length), others: nothing(job.prices.length) }
  let [blocking, withBest] = [0, 0]
  for (let seeker = from; seeker < to; seeker++) {
    const isInCover = job.cover?.seekerInCover[seeker] === 1
    const isPinned = rows.lineup.pinnedHost[seeker]! >= 0
    // Nothing gains against somebody who is settled.
    const surplus = isPinned ? Number.POSITIVE_INFINITY : job.surplus[seeker]!
    // A tie-break is less than a point: most pairs fall short before theirs is known.
    const needed = isPinned ? OUT_OF_REACH : Math.floor(surplus / POINT) - rows.lineup.bonus[seeker]! - 1
    const [own, costs] = [job.ownScore[seeker]!, isInCover ? costsInCover : costsElse]
    const asking: Asking = { seeker, ...rows.loadAbove(seeker, own, needed, costs.points), surplus, needed, own, costs }
    if (asking.own === 0) unplaced.push(unplacedRow(rows, job.floor, asking))
    if (!isPinned) noteWanted(rows, job.floor, asking, isInCover ? wanted.inCover : wanted.others)
    const seen = withoutSpecial(rows, job, asking, () => plainPairs(rows, job, asking))
    blocking += seen.blocking
    if (asking.own > 0 && !seen.isBeaten) withBest++
    counts[seeker - from] = isPinned ? 0 : rows.found.endRowAtPrices(job.most, job.prices)
  }
  return { from, to, counts, blocking, withBest, unplaced, wanted, ...rows.found.take() }
}

const remembered = new WeakMap<GainingJob, readonly [Costs, Costs]>()

/** Made once for all blocks of a job. */
function costsOf(rows: RowScanner, job: GainingJob): readonly [inCover: Costs, others: Costs] {
  const costs = remembered.get(job) ?? [costsFor(rows, job, true), costsFor(rows, job, false)]
  remembered.set(job, costs)
  return costs
}

const nothing = (length: number): Float64Array => new Float64Array(length).fill(Number.NEGATIVE_INFINITY)

function costsFor({ lineup }: RowScanner, { prices, cover }: GainingJob, inCover: boolean): Costs {
  const seen = Float64Array.from(prices, (price, host) =>
    lineup.openSeats[host]! > 0 && (cover === undefined || (cover.hostInCover[host] === 1) !== inCover) ? price : Number.POSITIVE_INFINITY)
  return { prices: seen, points: Int32Array.from(seen, (price) => (price === Number.POSITIVE_INFINITY ? OUT_OF_REACH : Math.floor(price / POINT))) }
}

interface Seen {
  /** Whether an eligible pair scores higher than the one that the seeker has. */
  readonly isBeaten: boolean
  readonly blocking: number
}

/** Looks at the pairs that count for more than their score or are forbidden, and at the others without them. */
function withoutSpecial({ found, tieOf, lineup: { kept, forbidden, keepBonus, bonus } }: RowScanner, job: GainingJob, { seeker, row, surplus, own, costs: { prices } }: Asking, others: () => Seen): Seen {
  const [banned, before] = [forbidden.get(seeker), kept.get(seeker)]
  if (banned === undefined && before === undefined) return others()
  const special = [...banned ?? [], ...before ?? []]
  const were = special.map((host) => row[host]!)
  let isBeaten = were.some((score) => score > own)
  let blocking = 0
  // Forbidden pairs can be the best that somebody could have, but not be made.
  for (const host of banned ?? []) row[host] = 0
  for (const host of before ?? []) {
    const score = row[host]!
    row[host] = 0
    if (score === 0) continue
    if (score > own && score > job.lowestAt[host]!) blocking++
    const weight = (score + keepBonus + bonus[seeker]!) * POINT + tieOf(seeker, host)
    if (score >= job.floor && weight > surplus + prices[host]!) found.add(host, weight - prices[host]!, score)
  }
  const seen = others()
  isBeaten ||= seen.isBeaten
  blocking += seen.blocking
  for (const [n, host] of special.entries()) row[host] = were[n]!
  return { isBeaten, blocking }
}

/** All other pairs: here the time goes. */
function plainPairs({ found, tieOf, lineup }: RowScanner, { floor, lowestAt }: GainingJob, { seeker, row, among, surplus, needed, own, costs: { prices, points } }: Asking): Seen {
  const bonus = lineup.bonus[seeker]!
  let isBeaten = false
  let blocking = 0
  for (let n = 0; n < among.length; n++) {
    const host = among[n]!
    const score = row[host]!
    if (score > own) {
      isBeaten = true
      if (score > lowestAt[host]!) blocking++
    }
    if (score <= needed + points[host]! || score === 0 || score < floor) continue
    const weight = (score + bonus) * POINT + tieOf(seeker, host)
    if (weight > surplus + prices[host]!) found.add(host, weight - prices[host]!, score)
  }
  return { isBeaten, blocking }
}

function unplacedRow({ tieOf, lineup }: RowScanner, floor: number, { seeker, row, surplus, costs: { prices } }: Asking): UnplacedRow {
  const [banned, before] = [lineup.forbidden.get(seeker) ?? [], lineup.kept.get(seeker) ?? []]
  let [forbidden, belowFloor, seated, nearest, lacks] = [0, 0, 0, -1, Number.POSITIVE_INFINITY]
  for (let host = 0; host < row.length; host++) {
    const score = row[host]!
    if (score === 0) continue
    if (banned.includes(host)) forbidden++
    else if (score < floor) belowFloor++
    else if (lineup.openSeats[host]! > 0) {
      seated++
      const slack = surplus + prices[host]! - (score + lineup.bonus[seeker]! + (before.includes(host) ? lineup.keepBonus : 0)) * POINT - tieOf(seeker, host)
      if (slack >= lacks) continue
      lacks = slack
      nearest = host
    }
  }
  return { seeker, forbidden, belowFloor, seated, nearest, lacks }
}

/** What a seat would be worth to a seeker where there is none to be had. */
function noteWanted({ closedHosts, tieOf, lineup: { kept, forbidden, keepBonus, bonus } }: RowScanner, floor: number, { seeker, row, surplus }: Asking, wanted: Float64Array): void {
  for (const host of closedHosts) {
    const score = row[host]!
    if (score === 0 || score < floor || (forbidden.get(seeker) ?? []).includes(host)) continue
    const worth = score + bonus[seeker]! + ((kept.get(seeker) ?? []).includes(host) ? keepBonus : 0)
    wanted[host] = Math.max(wanted[host]!, worth * POINT + tieOf(seeker, host) - surplus)
  }
}
