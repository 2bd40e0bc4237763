import { err, ok, type Result } from '#kernel'
import { solveMarket } from './exact/solve-market.js'
import type { Market, PricedMatching } from './market.js'
import { MAX_HOSTS, MAX_SCORE, MAX_SEEKERS, POINT } from './round.js'
import { sortRow } from './sort-row.js'
import { tieBreaker } from './tie-break.js'
import { type Certificate, verifyCertificate } from './verify-certificate.js'

/** A round in which any seeker may be paired with any host, and whose scores are computed when they are asked for. */
export interface OpenRound {
  /** Sorted, so that the order in which people are given cannot matter. */
  readonly seekerIds: readonly string[]
  readonly hostIds: readonly string[]
  /** Seats by host, 0 to 10,000. */
  readonly seats: Int32Array
  readonly key: number
  /**
   * Writes the score of a seeker with every host, in basis points from 1 to 10,000; 0 for a pair that fails a hard rule.
   * The same seeker always gets the same scores.
   */
  readonly scoreRow: (seeker: number, scores: Int32Array) => void
}

export interface OpenRoundOptions {
  /** So many of each seeker's best pairs are looked at first. */
  readonly candidates?: number
  /** Share done, from 0 to 1; called after each pass over all pairs. */
  readonly onPass?: (pass: { readonly pass: number; readonly added: number }) => void
  readonly signal?: AbortSignal
}

export interface OpenRoundSolution {
  readonly market: Market
  readonly priced: PricedMatching
  readonly certificate: Certificate
  /** Passes over all pairs, the last of which found none that would add anything. */
  readonly passes: number
  /** Eligible pairs that were scored. */
  readonly eligible: number
}

export type OpenRoundProblem =
  | { readonly code: 'TOO_MANY_SEEKERS' | 'TOO_MANY_HOSTS'; readonly count: number; readonly most: number }
  | { readonly code: 'NOT_SORTED'; readonly side: 'seeker' | 'host'; readonly at: number }
  | { readonly code: 'SCORE_OUT_OF_RANGE'; readonly seekerId: string; readonly hostId: string; readonly score: number }

const CANDIDATES = 50

/**
 * The best matching over all eligible pairs, without ever holding them all: solves on each seeker's best candidates, looks through all
 * pairs for any that would gain at these prices, adds those, and goes on until a pass finds none. Then no pair gains more than its
 * two sides are paid, so that the prices prove the matching for the whole round.
 */
export function solveOpenRound(round: OpenRound, { candidates = CANDIDATES, onPass, signal }: OpenRoundOptions = {}): Result<OpenRoundSolution, OpenRoundProblem> {
  const problem = findProblem(round)
  if (problem !== undefined) return err(problem)
  const rows = new RowStore(round)
  for (let seeker = 0; seeker < round.seekerIds.length; seeker++) {
    signal?.throwIfAborted()
    const wrong = rows.takeBest(seeker, candidates)
    if (wrong !== undefined) return err(wrong)
  }
  let market = rows.market()
  let priced = solveMarket(market)
  for (let pass = 1; ; pass++) {
    let added = 0
    for (let seeker = 0; seeker < round.seekerIds.length; seeker++) {
      signal?.throwIfAborted()
      added += rows.takeGaining(seeker, priced, candidates)
    }
    onPass?.({ pass, added })
    if (added === 0) {
      const certificate = verifyCertificate(market, priced)
      if (!certificate.ok) throw new Error(`The certificate of a matching does not hold: ${certificate.error.code}`)
      return ok({ market, priced, certificate: certificate.value, passes: pass, eligible: rows.eligible })
    }
    market = rows.market()
    priced = solveMarket(market, priced)
  }
}

function findProblem({ seekerIds, hostIds }: OpenRound): OpenRoundProblem | undefined {
  if (seekerIds.length > MAX_SEEKERS) return { code: 'TOO_MANY_SEEKERS', count: seekerIds.length, most: MAX_SEEKERS }
  if (hostIds.length > MAX_HOSTS) return { code: 'TOO_MANY_HOSTS', count: hostIds.length, most: MAX_HOSTS }
  for (const [side, ids] of [['seeker', seekerIds], ['host', hostIds]] as const) {
    const at = ids.findIndex((id, n) => n > 0 && !(ids[n - 1]! < id))
    if (at >= 0) return { code: 'NOT_SORTED', side, at }
  }
  return undefined
}

/** The pairs that are looked at so far, by seeker. */
class RowStore {
  eligible = 0
  private readonly hosts: Int32Array[] = []
  private readonly weights: Float64Array[] = []
  private readonly tieOf: (seeker: number, host: number) => number
  private readonly scores: Int32Array
  private readonly found: { hostOf: Int32Array; weights: Float64Array; pairOf: Int32Array }

  constructor(private readonly round: OpenRound) {
    const { seekerIds, hostIds, key } = round
    this.tieOf = tieBreaker(seekerIds, hostIds, key)
    this.scores = new Int32Array(hostIds.length)
    this.found = { hostOf: new Int32Array(hostIds.length), weights: new Float64Array(hostIds.length), pairOf: new Int32Array(hostIds.length) }
  }

  /** Takes a seeker's best pairs; answers what is wrong with one of the scores, if anything. */
  takeBest(seeker: number, most: number): OpenRoundProblem | undefined {
    const { scores, round: { hostIds, seekerIds, scoreRow } } = this
    scoreRow(seeker, scores)
    for (let host = 0; host < scores.length; host++) {
      const score = scores[host]!
      if (score < 0 || score > MAX_SCORE) return { code: 'SCORE_OUT_OF_RANGE', seekerId: seekerIds[seeker]!, hostId: hostIds[host]!, score }
      if (score > 0) this.eligible++
    }
    this.keep(seeker, Math.min(most, this.collect(seeker, this.levelOf(most), undefined)))
    return undefined
  }

  /** Adds the pairs that gain most at these prices, and answers how many. Those already there cannot gain. */
  takeGaining(seeker: number, priced: PricedMatching, most: number): number {
    this.round.scoreRow(seeker, this.scores)
    const count = Math.min(most, this.collect(seeker, 1, priced))
    if (count > 0) this.keep(seeker, count)
    return count
  }

  market(): Market {
    const { hosts, weights, round } = this
    const rows = new Int32Array(hosts.length + 1)
    for (let seeker = 0; seeker < hosts.length; seeker++) rows[seeker + 1] = rows[seeker]! + hosts[seeker]!.length
    const market = { seekers: hosts.length, hosts: round.hostIds.length, seats: round.seats, rows, hostOf: new Int32Array(rows[hosts.length]!), weights: new Float64Array(rows[hosts.length]!) }
    for (let seeker = 0; seeker < hosts.length; seeker++) {
      market.hostOf.set(hosts[seeker]!, rows[seeker])
      market.weights.set(weights[seeker]!, rows[seeker])
    }
    return market
  }

  /** The lowest score that `most` pairs of the row reach, so that few of them have to be sorted; 1 where fewer are eligible. */
  private levelOf(most: number): number {
    const { scores } = this
    const counts = new Int32Array(MAX_SCORE + 1)
    for (let host = 0; host < scores.length; host++) counts[scores[host]!]!++
    let level = MAX_SCORE
    for (let sum = counts[level]!; sum < most && level > 1; sum += counts[level]!) level--
    return level
  }

  private collect(seeker: number, level: number, priced: PricedMatching | undefined): number {
    const { scores, found, tieOf } = this
    let count = 0
    for (let host = 0; host < scores.length; host++) {
      if (scores[host]! < level) continue
      const needed = priced === undefined ? 0 : priced.surplus[seeker]! + priced.prices[host]!
      // A tie-break is less than a point: most pairs fall short before theirs is known.
      if ((scores[host]! + 1) * POINT <= needed) continue
      const weight = scores[host]! * POINT + tieOf(seeker, host)
      if (weight <= needed) continue
      found.hostOf[count] = host
      // Which pairs gain most is what counts at given prices, and which weigh most without.
      found.weights[count++] = priced === undefined ? weight : weight - priced.prices[host]!
    }
    sortRow(found, 0, count)
    if (priced !== undefined) for (let n = 0; n < count; n++) found.weights[n]! += priced.prices[found.hostOf[n]!]!
    return count
  }

  /** Keeps the first so many of those collected, beside the ones that the seeker has. */
  private keep(seeker: number, count: number): void {
    const before = this.hosts[seeker]?.length ?? 0
    const row = { hostOf: new Int32Array(before + count), weights: new Float64Array(before + count), pairOf: new Int32Array(before + count) }
    if (before > 0) {
      row.hostOf.set(this.hosts[seeker]!)
      row.weights.set(this.weights[seeker]!)
    }
    row.hostOf.set(this.found.hostOf.subarray(0, count), before)
    row.weights.set(this.found.weights.subarray(0, count), before)
    sortRow(row, 0, before + count)
    this.hosts[seeker] = row.hostOf
    this.weights[seeker] = row.weights
  }
}
