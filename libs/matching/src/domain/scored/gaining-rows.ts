import { POINT } from '../round.js'
import type { Reached } from '../scoring/reach.js'
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
  const wanted: Wanted = { inCover: nothing(rows.closedHosts.length), others: nothing(rows.closedHosts.length) }
  let [blocking, withBest] = [0, 0]
  for (let seeker = from; seeker < to; seeker++) {
    const isInCover = job.cover?.seekerInCover[seeker] === 1
    const isPinned = rows.facts.pinnedHost[seeker]! >= 0
    // Nothing gains against somebody who is settled.
    const surplus = isPinned ? Number.POSITIVE_INFINITY : job.surplus[seeker]!
    // A tie-break is less than a point: most pairs fall short before theirs is known.
    const needed = isPinned ? OUT_OF_REACH : Math.floor(surplus / POINT) - rows.facts.bonus[seeker]! - 1
    const own = job.ownScore[seeker]!
    const asking: Asking = { seeker, surplus, needed, own, costs: isInCover ? costsInCover : costsElse }
    if (!isPinned) noteWanted(rows, job.floor, asking, isInCover ? wanted.inCover : wanted.others)
    const reached = rows.scorer.reach.above(seeker, own, needed, asking.costs.points)
    if (own === 0) unplaced.push(unplacedRow(rows, job.floor, asking, reached))
    const seen = seenIn(rows, job, asking, reached)
    blocking += seen.blocking
    if (own > 0 && !seen.isBeaten) withBest++
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

function costsFor({ facts }: RowScanner, { prices, cover }: GainingJob, inCover: boolean): Costs {
  const seen = Float64Array.from(prices, (price, host) =>
    facts.openSeats[host]! > 0 && (cover === undefined || (cover.hostInCover[host] === 1) !== inCover) ? price : Number.POSITIVE_INFINITY)
  return { prices: seen, points: Int32Array.from(seen, (price) => (price === Number.POSITIVE_INFINITY ? OUT_OF_REACH : Math.floor(price / POINT))) }
}

interface Seen {
  /** Whether an eligible pair scores higher than the one that the seeker has. */
  readonly isBeaten: boolean
  readonly blocking: number
}

/** Looks at the pairs that count for more than their score or are forbidden, and at the others without them. */
function seenIn(rows: RowScanner, job: GainingJob, asking: Asking, reached: Reached): Seen {
  const { seeker, surplus, own, costs: { prices } } = asking
  const [banned, before] = [rows.forbiddenTo(seeker), rows.keptFor(seeker)]
  if (banned.length === 0 && before.length === 0) return plainPairs(rows, job, asking, reached)
  // Forbidden pairs can be the best that somebody could have, but not be made.
  let isBeaten = banned.some((host) => rows.scorer.scorePair(seeker, host) > own)
  let blocking = 0
  for (const host of before) {
    const score = rows.scorer.scorePair(seeker, host)
    isBeaten ||= score > own
    if (score === 0 || banned.includes(host)) continue
    if (score > own && score > job.lowestAt[host]!) blocking++
    const weight = (score + rows.facts.keepBonus + rows.facts.bonus[seeker]!) * POINT + rows.tieOf(seeker, host)
    if (score >= job.floor && weight > surplus + prices[host]!) rows.found.add(host, weight - prices[host]!, score)
  }
  const seen = plainPairs(rows, job, asking, without([...banned, ...before], reached))
  return { isBeaten: isBeaten || seen.isBeaten, blocking: blocking + seen.blocking }
}

function without(special: readonly number[], { hosts, scores, count }: Reached): Reached {
  let left = 0
  for (let n = 0; n < count; n++) {
    if (special.includes(hosts[n]!)) continue
    hosts[left] = hosts[n]!
    scores[left++] = scores[n]!
  }
  return { hosts, scores, count: left }
}

/** All other pairs. */
function plainPairs(rows: RowScanner, { floor, lowestAt }: GainingJob, { seeker, surplus, needed, own, costs: { prices, points } }: Asking, { hosts, scores, count }: Reached): Seen {
  const bonus = rows.facts.bonus[seeker]!
  let isBeaten = false
  let blocking = 0
  for (let n = 0; n < count; n++) {
    const [host, score] = [hosts[n]!, scores[n]!]
    if (score > own) {
      isBeaten = true
      if (score > lowestAt[host]!) blocking++
    }
    if (score <= needed + points[host]! || score < floor) continue
    const weight = (score + bonus) * POINT + rows.tieOf(seeker, host)
    if (weight > surplus + prices[host]!) rows.found.add(host, weight - prices[host]!, score)
  }
  return { isBeaten, blocking }
}

/** Of somebody without a match all eligible pairs are asked for. */
function unplacedRow(rows: RowScanner, floor: number, { seeker, surplus, costs: { prices } }: Asking, { hosts, scores, count }: Reached): UnplacedRow {
  const [banned, before] = [rows.forbiddenTo(seeker), rows.keptFor(seeker)]
  let [forbidden, belowFloor, seated, nearest, lacks] = [0, 0, 0, -1, Number.POSITIVE_INFINITY]
  for (let n = 0; n < count; n++) {
    const [host, score] = [hosts[n]!, scores[n]!]
    if (banned.includes(host)) forbidden++
    else if (score < floor) belowFloor++
    else if (rows.facts.openSeats[host]! > 0) {
      seated++
      const slack = surplus + prices[host]! - (score + rows.facts.bonus[seeker]! + (before.includes(host) ? rows.facts.keepBonus : 0)) * POINT - rows.tieOf(seeker, host)
      if (slack >= lacks) continue
      lacks = slack
      nearest = host
    }
  }
  return { seeker, forbidden, belowFloor, seated, nearest, lacks }
}

/** What a seat would be worth to a seeker where there is none to be had. */
function noteWanted(rows: RowScanner, floor: number, { seeker, surplus }: Asking, wanted: Float64Array): void {
  if (rows.closedHosts.length === 0) return
  const [banned, before] = [rows.forbiddenTo(seeker), rows.keptFor(seeker)]
  const { hosts, scores, count } = rows.scorer.reach.at(seeker, rows.closedHosts)
  for (let n = 0; n < count; n++) {
    const [host, score] = [hosts[n]!, scores[n]!]
    if (score === 0 || score < floor || banned.includes(host)) continue
    const worth = score + rows.facts.bonus[seeker]! + (before.includes(host) ? rows.facts.keepBonus : 0)
    wanted[n] = Math.max(wanted[n]!, worth * POINT + rows.tieOf(seeker, host) - surplus)
  }
}
