import type { ScoredSolution } from '#matching'

/** What of a solution is stored of one participant. */
export interface StandingOfProfile {
  readonly profileId: string
  readonly price: string
  readonly must: boolean
  readonly unplaced: object | null
  readonly seat: object | null
}

/** The prices that prove a solution, beside what they say of each participant: why no match, and what one more seat is worth. */
export function standingsOf({ prices, unplaced, seatValues }: Pick<ScoredSolution, 'prices' | 'unplaced' | 'seatValues'>): readonly StandingOfProfile[] {
  const reasonOf = new Map(unplaced.map(({ seekerId, ...reason }) => [seekerId, reason]))
  const seatOf = new Map(seatValues.map(({ hostId, ...value }) => [hostId, value]))
  return [...prices.seekers, ...prices.hosts].map(({ id, price, must }) => ({ profileId: id, price: String(price), must, unplaced: reasonOf.get(id) ?? null, seat: seatOf.get(id) ?? null }))
}
