import { unwrap } from '#kernel'
import { POINT } from './round.js'
import { type CriterionPoints, compileScheme, type Scorer, scoreOf } from './scoring/compile-scheme.js'
import type { PairAnswer, PairExplanation, PairScore, ScoredHost, ScoredRound, ScoredSeeker, ScoredSolution } from './scored-round.js'
import { tieBreaker } from './tie-break.js'

/** What a pair is explained by; all of it is stored with a solution. */
export type Explaining = Pick<ScoredSolution, 'matches' | 'prices' | 'proof'>

/**
 * Why two people were not matched with each other: from the stored prices, and the scores of a few pairs, so that it takes milliseconds. The loss is what
 * the prices prove: the total would fall by at least so much. The scheme of the round has to be valid.
 */
export function explainPair(round: ScoredRound, solution: Explaining, seekerId: string, hostId: string): PairExplanation {
  const seeker = round.seekers.find(({ id }) => id === seekerId)
  const host = round.hosts.find(({ id }) => id === hostId)
  if (seeker === undefined || host === undefined) return { code: 'PERSON_UNKNOWN', id: seeker === undefined ? seekerId : hostId }
  const { pair, rules } = scorePair(round, seeker, host)
  const own = solution.matches.find((match) => match.seekerId === seekerId)
  const hosted = solution.matches.filter((match) => match.hostId === hostId)
  const facts = {
    rules, pair, ...(own === undefined || own.hostId === hostId ? {} : { seekerHas: pairScore(own) }),
    ...(hosted.length === 0 || own?.hostId === hostId ? {} : { hostHas: pairScore(hosted.reduce((least, match) => (match.score < least.score ? match : least))) }),
  }
  const settled = settledBy(round, solution, pair, rules, host)
  if (settled !== undefined) return { code: settled, ...facts }
  const lacks = slackOf(round, solution, pair, seeker)
  return lacks === undefined ? { code: 'FEWER_PLACED', ...facts } : { code: 'COSTS', loss: Math.max(0, Math.floor(lacks / POINT)), ...facts }
}

/** The points of one pair by criterion, whether or not a rule keeps the two apart; `undefined` where one is nobody of the round. */
export function breakdownOf(round: ScoredRound, seekerId: string, hostId: string): readonly CriterionPoints[] | undefined {
  const seeker = round.seekers.find(({ id }) => id === seekerId)
  const host = round.hosts.find(({ id }) => id === hostId)
  return seeker === undefined || host === undefined ? undefined : scorePair(round, seeker, host).pair.breakdown
}

/** Scores two people as the round did: what is rare is judged by all hosts. */
function scorePair({ scheme, hosts, keptApart }: ScoredRound, seeker: ScoredSeeker, host: ScoredHost): { readonly pair: PairScore; readonly rules: readonly string[] } {
  const scorer: Scorer = unwrap(compileScheme(scheme, [seeker], [host], keptApart, hosts))
  const breakdown = scorer.breakdown(0, 0)
  return { pair: { seekerId: seeker.id, hostId: host.id, score: scoreOf(breakdown), breakdown }, rules: scorer.failedRules(0, 0) }
}

const pairScore = ({ seekerId, hostId, score, breakdown }: PairScore): PairScore => ({ seekerId, hostId, score, breakdown })

/** What settles it without any prices. */
function settledBy(round: ScoredRound, { matches, proof }: Explaining, { seekerId, hostId, score }: PairScore, rules: readonly string[], { seats }: ScoredHost): PairAnswer | undefined {
  if (matches.some((match) => match.seekerId === seekerId && match.hostId === hostId)) return 'MATCHED'
  if (rules.length > 0) return 'NOT_ELIGIBLE'
  if (round.forbidden.some((pair) => pair.seekerId === seekerId && pair.hostId === hostId)) return 'FORBIDDEN'
  if (round.pinned.some((pin) => pin.seekerId === seekerId)) return 'SEEKER_PINNED'
  if (seats === 0) return 'NO_SEATS'
  if (round.pinned.filter((pin) => pin.hostId === hostId).length >= seats) return 'SEATS_PINNED'
  return score < proof.floor ? 'BELOW_FLOOR' : undefined
}

/** By how much the pair falls short of what its two sides are paid; `undefined` where fewer people could be placed with it. */
function slackOf(round: ScoredRound, { prices, proof }: Explaining, { seekerId, hostId, score }: PairScore, { bonus = 0 }: ScoredSeeker): number | undefined {
  const [left, right] = [prices.seekers.find(({ id }) => id === seekerId)!, prices.hosts.find(({ id }) => id === hostId)!]
  if (proof.mostPlaced !== undefined && left.must === right.must) return undefined
  const keep = round.kept.some((pair) => pair.seekerId === seekerId && pair.hostId === hostId) ? round.keepBonus : 0
  return left.price + right.price - ((score + bonus + keep) * POINT + tieBreaker([seekerId], [hostId], round.key)(0, 0))
}
