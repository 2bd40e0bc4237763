import { POINT } from '../round.js'
import type { RowScanner } from './row-scanner.js'
import type { GainingJob, GainingRows, UnplacedRow, Wanted } from './scan.js'

/** Looks for pairs that would gain at the prices of a matching, and at how the matching stands beside all eligible pairs. */
export function gainingRows(rows: RowScanner, job: GainingJob, from: number, to: number): GainingRows {
  const counts = new Int32Array(to - from)
  const unplaced: UnplacedRow[] = []
  const [priceInCover, priceElse] = pricesFor(rows, job)
  const [inCover, others] = [priceInCover, priceElse].map(({ length }) => new Float64Array(length).fill(Number.NEGATIVE_INFINITY))
  const wanted: Wanted = { inCover: inCover!, others: others! }
  let [blocking, withBest] = [0, 0]
  for (let seeker = from; seeker < to; seeker++) {
    rows.load(seeker)
    const prices = job.cover?.seekerInCover[seeker] === 1 ? priceInCover : priceElse
    const isPinned = rows.lineup.pinnedHost[seeker]! >= 0
    // Nothing gains against it.
    const surplus = isPinned ? Number.POSITIVE_INFINITY : job.surplus[seeker]!
    const own = job.ownScore[seeker]!
    if (own === 0) unplaced.push(unplacedRow(rows, job.floor, surplus, prices, seeker))
    if (!isPinned) noteWanted(rows, job.floor, surplus, job.cover?.seekerInCover[seeker] === 1 ? wanted.inCover : wanted.others, seeker)
    const special = specialPairs(rows, job, seeker, surplus, prices)
    const plain = plainPairs(rows, job, seeker, surplus, prices)
    blocking += special.blocking + plain.blocking
    if (own > 0 && own === Math.max(special.best, plain.best)) withBest++
    counts[seeker - from] = isPinned ? 0 : rows.found.endRowAtPrices(job.most, job.prices)
  }
  return { from, to, counts, blocking, withBest, unplaced, wanted, ...rows.found.take() }
}

/** The price of each host as seekers in the cover and others see it: past all reach where the pair is not allowed, or has no seat. */
function pricesFor({ lineup }: RowScanner, { prices, cover }: GainingJob): readonly [Float64Array, Float64Array] {
  const seen = (inCover: boolean): Float64Array => Float64Array.from(prices, (price, host) =>
    lineup.openSeats[host]! > 0 && (cover === undefined || (cover.hostInCover[host] === 1) !== inCover) ? price : Number.POSITIVE_INFINITY)
  return [seen(true), seen(false)]
}

interface Seen { readonly best: number; readonly blocking: number }

/** The pairs that count for more than their score, or are forbidden; the row is left without them. */
function specialPairs(rows: RowScanner, job: GainingJob, seeker: number, surplus: number, prices: Float64Array): Seen {
  const { row, found, tieOf, lineup: { kept, forbidden, keepBonus, bonus } } = rows
  let [best, blocking] = [0, 0]
  // Forbidden pairs can be the best that somebody could have, but not be made.
  for (const host of forbidden.get(seeker) ?? []) {
    best = Math.max(best, row[host]!)
    row[host] = 0
  }
  for (const host of kept.get(seeker) ?? []) {
    const score = row[host]!
    row[host] = 0
    if (score === 0) continue
    best = Math.max(best, score)
    if (score > job.ownScore[seeker]! && score > job.lowestAt[host]!) blocking++
    const weight = (score + keepBonus + bonus[seeker]!) * POINT + tieOf(seeker, host)
    if (score >= job.floor && weight > surplus + prices[host]!) found.add(host, weight - prices[host]!, score)
  }
  return { best, blocking }
}

/** All other pairs: here the time goes. */
function plainPairs(rows: RowScanner, { floor, lowestAt, ownScore }: GainingJob, seeker: number, surplus: number, prices: Float64Array): Seen {
  const { row, found, tieOf, lineup: { bonus } } = rows
  const own = ownScore[seeker]!
  const more = bonus[seeker]!
  let best = 0
  let blocking = 0
  for (let host = 0; host < row.length; host++) {
    const score = row[host]!
    if (score === 0) continue
    if (score > best) best = score
    if (score > own && score > lowestAt[host]!) blocking++
    // A tie-break is less than a point: most pairs fall short before theirs is known.
    if ((score + more + 1) * POINT <= surplus + prices[host]! || score < floor) continue
    const weight = (score + more) * POINT + tieOf(seeker, host)
    if (weight > surplus + prices[host]!) found.add(host, weight - prices[host]!, score)
  }
  return { best, blocking }
}

function unplacedRow({ row, tieOf, lineup }: RowScanner, floor: number, surplus: number, prices: Float64Array, seeker: number): UnplacedRow {
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
function noteWanted({ row, closedHosts, tieOf, lineup: { kept, forbidden, keepBonus, bonus } }: RowScanner, floor: number, surplus: number, wanted: Float64Array, seeker: number): void {
  for (const host of closedHosts) {
    const score = row[host]!
    if (score === 0 || score < floor || (forbidden.get(seeker) ?? []).includes(host)) continue
    const worth = score + bonus[seeker]! + ((kept.get(seeker) ?? []).includes(host) ? keepBonus : 0)
    wanted[host] = Math.max(wanted[host]!, worth * POINT + tieOf(seeker, host) - surplus)
  }
}
