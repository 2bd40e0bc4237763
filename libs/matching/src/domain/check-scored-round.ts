import { isWhole, MOST_PROBLEMS, repeatedIds } from './input-checks.js'
import { MAX_HOSTS, MAX_SCORE, MAX_SEATS, MAX_SEEKERS, MAX_WORTH, type RoundPin } from './round.js'
import { barriersOf } from './scoring/barriers.js'
import { readRules } from './scoring/rules.js'
import { checkScheme } from './scoring/scheme.js'
import type { ScoredRound, ScoredRoundProblem } from './scored-round.js'

/** The bonuses for placing somebody and for keeping a pair may come to so much together. */
const MAX_BONUS = MAX_WORTH - MAX_SCORE

/** Everything that is wrong with a round, up to a hundred; none for a round that can be solved. */
export function checkScoredRound(round: ScoredRound): readonly ScoredRoundProblem[] {
  const problems = [...schemeAndSizes(round)]
  // Rows of too many people are not worth reading, and rules that are not valid cannot be asked.
  if (problems.length > 0) return problems
  const people = [...peopleProblems(round).take(MOST_PROBLEMS)]
  return [...people, ...pinProblems(round).take(MOST_PROBLEMS)].slice(0, MOST_PROBLEMS)
}

function* schemeAndSizes({ scheme, seekers, hosts, floor, key, keepBonus }: ScoredRound): Generator<ScoredRoundProblem> {
  for (const problem of checkScheme(scheme)) yield { code: 'SCHEME_NOT_VALID', problem }
  if (seekers.length > MAX_SEEKERS) yield { code: 'TOO_MANY_SEEKERS', count: seekers.length, most: MAX_SEEKERS }
  if (hosts.length > MAX_HOSTS) yield { code: 'TOO_MANY_HOSTS', count: hosts.length, most: MAX_HOSTS }
  if (!isWhole(keepBonus, 0, MAX_BONUS)) yield { code: 'KEEP_BONUS_OUT_OF_RANGE', keepBonus, most: MAX_BONUS }
  if (!isWhole(floor, 0, MAX_SCORE)) yield { code: 'FLOOR_OUT_OF_RANGE', floor }
  if (!isWhole(key, 0, 2 ** 32 - 1)) yield { code: 'KEY_OUT_OF_RANGE', key }
}

function* peopleProblems({ seekers, hosts, keepBonus }: ScoredRound): Generator<ScoredRoundProblem> {
  for (const [side, people] of [['seeker', seekers], ['host', hosts]] as const) {
    for (const id of repeatedIds(people)) yield { code: 'DUPLICATE_ID', side, id }
    for (const { id, levels, times, shortlist } of people) {
      for (const [what, level] of Object.entries(levels)) if (level !== undefined && !Number.isSafeInteger(level)) yield { code: 'PROFILE_OUT_OF_RANGE', side, id, what }
      if (!isWhole(times, 0, 2 ** 32 - 1)) yield { code: 'PROFILE_OUT_OF_RANGE', side, id, what: 'times' }
      for (const preferredId of repeatedIds(shortlist.map((preferred) => ({ id: preferred })))) yield { code: 'DUPLICATE_PREFERENCE', side, id, preferredId }
    }
  }
  for (const { id, seats } of hosts) if (!isWhole(seats, 0, MAX_SEATS)) yield { code: 'SEATS_OUT_OF_RANGE', hostId: id, seats, most: MAX_SEATS }
  const most = MAX_BONUS - keepBonus
  for (const { id, bonus = 0 } of seekers) if (!isWhole(bonus, 0, most)) yield { code: 'BONUS_OUT_OF_RANGE', seekerId: id, bonus, most }
}

function* pinProblems({ scheme, seekers, hosts, keptApart, pinned, forbidden }: ScoredRound): Generator<ScoredRoundProblem> {
  const seekerOf = new Map(seekers.map((seeker) => [seeker.id, seeker]))
  const hostOf = new Map(hosts.map((host) => [host.id, host]))
  const isKnown = ({ seekerId, hostId }: RoundPin): boolean => seekerOf.has(seekerId) && hostOf.has(hostId)
  const known = pinned.filter(isKnown)
  const [left, right] = [known.map(({ seekerId }) => seekerOf.get(seekerId)!), known.map(({ hostId }) => hostOf.get(hostId)!)]
  const barriers = barriersOf(readRules(scheme.rules, { seekers: left, hosts: right }, keptApart), right.length)
  for (const [at, { seekerId, hostId }] of known.entries()) {
    const rules = barriers.filter(({ fails }) => fails(at, at)).map(({ code }) => code)
    if (rules.length > 0) yield { code: 'PINNED_PAIR_NOT_ELIGIBLE', seekerId, hostId, rules }
  }
  for (const seekerId of repeatedIds(known.map((pin) => ({ id: pin.seekerId })))) yield { code: 'PINNED_TWICE', seekerId }
  const counts = new Map<string, number>()
  for (const { hostId } of known) counts.set(hostId, (counts.get(hostId) ?? 0) + 1)
  for (const [hostId, count] of counts) if (count > hostOf.get(hostId)!.seats) yield { code: 'PINNED_BEYOND_SEATS', hostId, pinned: count, seats: hostOf.get(hostId)!.seats }
  for (const [list, pins] of [['pinned', pinned], ['forbidden', forbidden]] as const) {
    for (const { seekerId, hostId } of pins) if (!isKnown({ seekerId, hostId })) yield { code: 'PERSON_UNKNOWN', list, seekerId, hostId }
  }
}
