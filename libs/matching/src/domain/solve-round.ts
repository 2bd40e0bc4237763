import { ok, type Result } from '#kernel'
import { solveMarket } from './exact/solve-market.js'
import type { PricedMatching } from './market.js'
import { marketOf, onlyPairs, type RoundMarket, withMostPlaced } from './market-of.js'
import { type MostPlaced, placeMost } from './most-placed.js'
import { type OrderedRound, orderRound } from './order-round.js'
import { pairAt } from './pair-at.js'
import { MAX_SCORE, type RoundInput, type RoundProblem } from './round.js'
import { verifyCertificate } from './verify-certificate.js'
import { verifyMostPlaced } from './verify-most-placed.js'

export type RoundOptions = Pick<RoundInput, 'objective' | 'key'> & { readonly floor?: number | undefined }

export interface RoundMatch {
  readonly seekerId: string
  readonly hostId: string
  /** Basis points. */
  readonly score: number
  readonly pinned: boolean
}

/** A solved round. It was proved before it was handed over: see `proof`. */
export interface SolvedRound {
  /** By seeker id. */
  readonly matches: readonly RoundMatch[]
  readonly placed: number
  readonly round: OrderedRound
  readonly options: RoundOptions
  /** Which of the round's pairs each seeker ended with, pinned ones included; -1 for nobody. */
  readonly pairs: Int32Array
  /** The market that was left once everything settled was taken out, and the prices that prove its matching. */
  readonly market: RoundMarket
  readonly priced: PricedMatching
  readonly proof: RoundProof
}

export interface RoundProof {
  /** Total weight of the matches that were not pinned: no other such matching has a larger one. */
  readonly total: bigint
  /** Pairs below this score were not considered: what was asked for, or what `worst_off` found. Basis points. */
  readonly floor: number
  /** The most people that can be placed beside those pinned, where that was to be reached. */
  readonly mostPlaced: number | undefined
}

/**
 * Solves a round exactly. The same people, pairs and options give the same matches, in whatever order they are given.
 * Fails with everything that is wrong with the input. Throws when its own proof fails: such a result is an error and never a match.
 */
export function solveRound(input: RoundInput): Result<SolvedRound, readonly RoundProblem[]> {
  const ordered = orderRound(input)
  return ordered.ok ? ok(solveOrdered(ordered.value, input)) : ordered
}

/** Solves what is in order already; `start` makes it quicker where a round that differs a little was solved before, and may choose another of equally good matchings. */
export function solveOrdered(round: OrderedRound, input: RoundOptions, start?: PricedMatching): SolvedRound {
  const floor = input.objective === 'worst_off' ? highestFloor(round, input) : input.floor ?? 0
  const open = marketOf(round, floor, input.key)
  const most = input.objective === 'total' ? undefined : proved(open, placeMost(open))
  const market = most === undefined ? open : withMostPlaced(open, most)
  const priced = solveMarket(market, start)
  const certificate = verifyCertificate(market, priced)
  if (!certificate.ok) throw new Error(`The certificate of a matching does not hold: ${certificate.error.code}`)
  if (most !== undefined && certificate.value.placed !== most.placed) throw new Error('Fewer were placed than can be')
  const pairs = pairsOf(round, priced)
  const matches = matchesOf(round, pairs)
  const options = { objective: input.objective, key: input.key, floor: input.floor }
  return { matches, placed: matches.length, round, options, pairs, market, priced, proof: { total: certificate.value.total, floor, mostPlaced: most?.placed } }
}

/** The highest floor at which as many can be placed as without one; where nobody can be, the one that was asked for. */
function highestFloor(round: OrderedRound, { floor = 0, key }: RoundOptions): number {
  const open = marketOf(round, floor, key)
  const placedAt = (score: number): number => placeMost(onlyPairs(open, (pair) => round.score[open.pairOf[pair]!]! >= score)).placed
  const most = placeMost(open).placed
  if (most === 0) return floor
  let [low, high] = [floor, MAX_SCORE]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (placedAt(middle) === most) low = middle
    else high = middle - 1
  }
  return low
}

function proved(market: RoundMarket, most: MostPlaced): MostPlaced {
  if (!verifyMostPlaced(market, most)) throw new Error('The cover does not prove that no more people can be placed')
  return most
}

function pairsOf({ pinnedPair, rows, hostOf }: OrderedRound, { mate }: PricedMatching): Int32Array {
  return pinnedPair.map((pinned, seeker) => (pinned >= 0 || mate[seeker]! < 0 ? pinned : pairAt(rows, hostOf, seeker, mate[seeker]!)))
}

function matchesOf({ seekerIds, hostIds, pinnedPair, hostOf, score }: OrderedRound, pairs: Int32Array): RoundMatch[] {
  const matches: RoundMatch[] = []
  for (const [seeker, pair] of pairs.entries()) {
    if (pair >= 0) matches.push({ seekerId: seekerIds[seeker]!, hostId: hostIds[hostOf[pair]!]!, score: score[pair]!, pinned: pinnedPair[seeker]! >= 0 })
  }
  return matches
}
