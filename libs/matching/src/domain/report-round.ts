import type { SolvedRound } from './solve-round.js'

/** What a solved round comes to: the figures by which scenarios are compared. */
export interface RoundReport {
  readonly seekers: number
  readonly placed: number
  /** Who had nobody to be matched with: no eligible pair at all. */
  readonly withoutPairs: number
  readonly seats: number
  readonly seatsUsed: number
  /** Sum of the scores, and their mean, fifth percentile and least, in basis points; absent where nobody was placed. */
  readonly totalScore: number
  readonly meanScore: number | undefined
  readonly fifthPercentile: number | undefined
  readonly lowestScore: number | undefined
  /** Placed with the host who scores highest of all that they could have. */
  readonly withBest: number
  /** Pairs in which both would gain: the seeker has a lower score or none, and the host a free seat or somebody with a lower one. */
  readonly blockingPairs: number
  /** Hosts by how many seekers they have: `load[2]` of them have two. */
  readonly load: readonly number[]
}

export function reportRound({ round, matches, pairs }: SolvedRound): RoundReport {
  const { scoreOf, lowestAt, taken } = standing({ round, pairs })
  let [withoutPairs, withBest, blockingPairs] = [0, 0, 0]
  for (let seeker = 0; seeker < round.seekerIds.length; seeker++) {
    const [from, to] = [round.rows[seeker]!, round.rows[seeker + 1]!]
    if (from === to) withoutPairs++
    let best = 0
    for (let pair = from; pair < to; pair++) {
      const score = round.score[pair]!
      if (score > best) best = score
      if (round.forbidden[pair] === 1 || score <= scoreOf[seeker]!) continue
      const host = round.hostOf[pair]!
      if (taken[host]! < round.seats[host]! || lowestAt[host]! < score) blockingPairs++
    }
    if (scoreOf[seeker]! > 0 && scoreOf[seeker] === best) withBest++
  }
  return { ...figuresOf(Int32Array.from(matches, ({ score }) => score), round.seats, taken), seekers: round.seekerIds.length, withoutPairs, withBest, blockingPairs }
}

/** What can be said of the scores of all matches and of the seats taken, whatever the pairs that were not made. */
export function figuresOf(scores: Int32Array, seats: Int32Array, taken: Int32Array): Omit<RoundReport, 'seekers' | 'withoutPairs' | 'withBest' | 'blockingPairs'> {
  const sorted = scores.toSorted()
  const total = sorted.reduce((sum, score) => sum + score, 0)
  const load: number[] = []
  for (const count of taken) load[count] = (load[count] ?? 0) + 1
  return {
    placed: sorted.length, seats: seats.reduce((sum, count) => sum + count, 0), seatsUsed: sorted.length, totalScore: total,
    meanScore: sorted.length === 0 ? undefined : total / sorted.length, fifthPercentile: sorted[Math.floor(sorted.length / 20)], lowestScore: sorted[0],
    load: Array.from(load, (hosts) => hosts ?? 0),
  }
}

/** Each seeker's score (0 without a match), each host's lowest and number. */
function standing({ round, pairs }: Pick<SolvedRound, 'round' | 'pairs'>): { readonly scoreOf: Int32Array; readonly lowestAt: Float64Array; readonly taken: Int32Array } {
  const scoreOf = new Int32Array(round.seekerIds.length)
  const lowestAt = new Float64Array(round.hostIds.length).fill(Number.POSITIVE_INFINITY)
  const taken = new Int32Array(round.hostIds.length)
  for (const [seeker, pair] of pairs.entries()) {
    if (pair < 0) continue
    const host = round.hostOf[pair]!
    scoreOf[seeker] = round.score[pair]!
    lowestAt[host] = Math.min(lowestAt[host]!, scoreOf[seeker]!)
    taken[host]!++
  }
  return { scoreOf, lowestAt, taken }
}
