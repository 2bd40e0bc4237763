import type { OrderedRound } from './order-round.js'
import { pairAt } from './pair-at.js'
import { POINT } from './round.js'
import { type SolvedRound, solveOrdered } from './solve-round.js'

/** Why two people were not matched with each other. Costs are basis points of the round's total. */
export type WhyNot =
  | { readonly code: 'NOBODY'; readonly id: string }
  | { readonly code: 'MATCHED' }
  /** A hard rule keeps them apart. */
  | { readonly code: 'NOT_ELIGIBLE' }
  | { readonly code: 'FORBIDDEN' }
  | { readonly code: 'BELOW_FLOOR'; readonly score: number; readonly floor: number }
  /** The seeker, or every seat of the host, is pinned. */
  | { readonly code: 'SEEKER_PINNED' | 'SEATS_PINNED' }
  /** Somebody could not be placed any more. */
  | { readonly code: 'FEWER_PLACED'; readonly fewer: number }
  /** The total would fall by so much, and these people would be matched otherwise. */
  | { readonly code: 'COSTS'; readonly loss: number; readonly changes: readonly ChangedMatch[] }

export interface ChangedMatch {
  readonly seekerId: string
  readonly hostId: string | undefined
  readonly insteadOf: string | undefined
}

/** What matching the two would have cost, exactly: the round is solved again with that pair pinned, from where it stands. */
export function explainWhyNot(solved: SolvedRound, seekerId: string, hostId: string): WhyNot {
  const { round, priced, options, proof } = solved
  const seeker = round.seekerIds.indexOf(seekerId)
  const host = round.hostIds.indexOf(hostId)
  if (seeker < 0 || host < 0) return { code: 'NOBODY', id: seeker < 0 ? seekerId : hostId }
  const pair = pairAt(round.rows, round.hostOf, seeker, host)
  if (pair < 0) return { code: 'NOT_ELIGIBLE' }
  if (solved.pairs[seeker] === pair) return { code: 'MATCHED' }
  if (round.forbidden[pair] === 1) return { code: 'FORBIDDEN' }
  if (round.score[pair]! < proof.floor) return { code: 'BELOW_FLOOR', score: round.score[pair]!, floor: proof.floor }
  if (round.pinnedPair[seeker]! >= 0) return { code: 'SEEKER_PINNED' }
  if (freeOfPins(round, host) <= 0) return { code: 'SEATS_PINNED' }
  const pinnedPair = round.pinnedPair.slice()
  pinnedPair[seeker] = pair
  // The floor that the round came out with, not one that this pair would lead to.
  const other = solveOrdered({ ...round, pinnedPair }, { ...options, objective: options.objective === 'worst_off' ? 'everyone' : options.objective, floor: proof.floor }, priced)
  if (options.objective !== 'total' && other.placed < solved.placed) return { code: 'FEWER_PLACED', fewer: solved.placed - other.placed }
  return { code: 'COSTS', loss: worthOf(solved) - worthOf(other), changes: changesBetween(solved, other) }
}

/** Seats of a host that nobody is pinned to. */
function freeOfPins({ pinnedPair, hostOf, seats }: OrderedRound, host: number): number {
  let free = seats[host]!
  for (const pair of pinnedPair) if (pair >= 0 && hostOf[pair] === host) free--
  return free
}

/** Sum of scores and bonuses of all matches, pinned ones included, in basis points. */
const worthOf = ({ round, pairs }: SolvedRound): number => pairs.reduce((sum, pair) => sum + (pair < 0 ? 0 : round.worth[pair]!), 0)

/** Who is matched otherwise in another solution of the same people, by id. */
export function changesBetween(before: SolvedRound, after: SolvedRound): ChangedMatch[] {
  const was = new Map(before.matches.map(({ seekerId, hostId }) => [seekerId, hostId]))
  const is = new Map(after.matches.map(({ seekerId, hostId }) => [seekerId, hostId]))
  return after.round.seekerIds.flatMap((seekerId) => {
    const [hostId, insteadOf] = [is.get(seekerId), was.get(seekerId)]
    return hostId === insteadOf ? [] : [{ seekerId, hostId, insteadOf }]
  })
}

/** Why somebody has no match. */
export type WhyUnplaced =
  /** Hard rules left nobody. */
  | { readonly code: 'NO_ELIGIBLE_HOST' }
  /** Everybody who is left was forbidden by a reviewer or scores below the floor. */
  | { readonly code: 'NONE_ALLOWED'; readonly forbidden: number; readonly belowFloor: number }
  /** None of those who are left has a seat to give, whoever is matched. */
  | { readonly code: 'NO_SEATS'; readonly hosts: number }
  /** All are taken by people for whom more speaks. The prices say where it came nearest to a match; what it would cost tells `explainWhyNot`. */
  | { readonly code: 'ALL_FULL'; readonly hosts: number; readonly nearestHostId: string }

export interface Unplaced {
  readonly seekerId: string
  readonly why: WhyUnplaced
}

/** Everybody who has no match, with the reason; in milliseconds, from the prices. */
export function explainUnplaced({ round, market, priced, pairs, proof }: SolvedRound): Unplaced[] {
  const unplaced: Unplaced[] = []
  for (let seeker = 0; seeker < round.seekerIds.length; seeker++) {
    if (pairs[seeker]! >= 0) continue
    let [forbidden, belowFloor, seated, cost, nearest] = [0, 0, 0, Number.POSITIVE_INFINITY, -1]
    for (let pair = round.rows[seeker]!; pair < round.rows[seeker + 1]!; pair++) {
      if (round.forbidden[pair] === 1) forbidden++
      else if (round.score[pair]! < proof.floor) belowFloor++
      else if (market.seats[round.hostOf[pair]!]! > 0) seated++
    }
    const all = round.rows[seeker + 1]! - round.rows[seeker]!
    for (let pair = market.rows[seeker]!; pair < market.rows[seeker + 1]!; pair++) {
      const host = market.hostOf[pair]!
      const slack = priced.surplus[seeker]! + priced.prices[host]! - market.weights[pair]!
      if (market.seats[host] === 0 || slack >= cost) continue
      cost = slack
      nearest = host
    }
    const allowed = all - forbidden - belowFloor
    const why: WhyUnplaced =
      all === 0 ? { code: 'NO_ELIGIBLE_HOST' }
      : allowed === 0 ? { code: 'NONE_ALLOWED', forbidden, belowFloor }
      : seated === 0 ? { code: 'NO_SEATS', hosts: allowed }
      : { code: 'ALL_FULL', hosts: allowed, nearestHostId: round.hostIds[nearest]! }
    unplaced.push({ seekerId: round.seekerIds[seeker]!, why })
  }
  return unplaced
}

export interface SeatValue {
  readonly hostId: string
  /** Whether it would place one more person, where the most are to be placed. */
  readonly placesOneMore: boolean
  /** Basis points that it would add to the total, beyond the person placed; may be negative for that one. */
  readonly value: number
}

/** What one more seat at each host would be good for, for the hosts where it would be good for anything; the best first. */
export function seatValues({ round, market, priced }: SolvedRound): SeatValue[] {
  return round.hostIds.flatMap((hostId, host) => {
    const value = { hostId, placesOneMore: market.mustFill?.[host] === 1, value: Math.floor(priced.prices[host]! / POINT) }
    return value.placesOneMore || value.value > 0 ? [value] : []
  }).sort((a, b) => Number(b.placesOneMore) - Number(a.placesOneMore) || b.value - a.value)
}
