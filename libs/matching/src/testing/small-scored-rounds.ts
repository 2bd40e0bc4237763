import fc from 'fast-check'
import { unwrap } from '#kernel'
import { OBJECTIVES, type RoundPin } from '../domain/round.js'
import type { ScoredHost, ScoredRound, ScoredSeeker } from '../domain/scored-round.js'
import { compileScheme } from '../domain/scoring/compile-scheme.js'
import type { Criterion, HardRule, ScoringScheme } from '../domain/scoring/scheme.js'
import type { Small } from './small-rounds.js'

const CRITERIA: readonly Criterion[] = [
  { code: 'skills', weight: 30, kind: 'overlap', wanted: 'wants', offered: 'offers', most: 3 }, { code: 'sector', weight: 5, kind: 'common', set: 'sectors' },
  { code: 'values', weight: 20, kind: 'likeness', answers: 'values', to: 5 }, { code: 'grade', weight: 10, kind: 'gap', level: 'grade', from: -2, curve: [0, 0.3, 0.5, 1, 0.7] },
  { code: 'times', weight: 5, kind: 'times', enough: 3 }, { code: 'named', weight: 15, kind: 'shortlist' }, { code: 'choice', weight: 15, kind: 'seekers_choice' },
]
const RULES: readonly HardRule[] = [
  { code: 'own', kind: 'other_organisation' }, { code: 'language', kind: 'common', set: 'languages' }, { code: 'free', kind: 'times', atLeast: 1 }, { code: 'apart', kind: 'kept_apart' },
]
/** Few distinct scores, so that ties are many, and many, so that they are few. */
const SCHEMES: readonly ScoringScheme[] = [
  { version: 1, criteria: CRITERIA, rules: RULES }, { version: 2, criteria: CRITERIA.slice(0, 3), rules: RULES.slice(3) }, { version: 3, criteria: CRITERIA.slice(1, 2), rules: RULES.slice(0, 1) },
  { version: 4, criteria: CRITERIA, rules: [] },
]

const codes = (...from: string[]) => fc.uniqueArray(fc.constantFrom(...from), { maxLength: 3 })
const person = (id: string, others: readonly string[]): fc.Arbitrary<ScoredSeeker> => fc.record({
  organisationId: fc.constantFrom('o1', 'o2', 'o3', 'o4'), times: fc.constantFrom(0b1111, 0b1111, 0b0110, 0b1000, 0), grade: fc.option(fc.nat(5), { nil: undefined }), choice: fc.constantFrom('skills', 'values', 'named', 'none', undefined),
  wants: codes('a', 'b', 'c', 'd'), offers: codes('a', 'b', 'c', 'd'), sectors: codes('x', 'y'), languages: fc.constantFrom(['en'], ['en'], ['en', 'cy'], ['cy']),
  values: fc.array(fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined }), { maxLength: 5 }), shortlist: others.length === 0 ? fc.constant([]) : fc.uniqueArray(fc.constantFrom(...others), { maxLength: 2 }),
}).map(({ organisationId, times, grade, choice, values, shortlist, wants, offers, sectors, languages }) =>
  ({ id, organisationId, sets: { wants, offers, sectors, languages }, levels: { grade }, answers: { values }, times, shortlist, choice }))

const names = (letter: string, count: number): string[] => Array.from({ length: count }, (_, n) => `${letter}${n}`)
const pairsOf = (seekers: readonly string[], hosts: readonly string[], maxLength: number): fc.Arbitrary<RoundPin[]> =>
  seekers.length * hosts.length === 0 ? fc.constant([]) : fc.uniqueArray(fc.record({ seekerId: fc.constantFrom(...seekers), hostId: fc.constantFrom(...hosts) }), { maxLength, selector: ({ seekerId, hostId }) => `${seekerId} ${hostId}` })

/** Rounds of up to so many people with every option; what is pinned may be. */
export const scoredRounds = (mostSeekers: number, mostHosts: number): fc.Arbitrary<ScoredRound> =>
  fc.record({ seekerCount: fc.integer({ min: 0, max: mostSeekers }), hostCount: fc.integer({ min: 0, max: mostHosts }) }).chain(({ seekerCount, hostCount }) => {
    const [seekerIds, hostIds] = [names('s', seekerCount), names('h', hostCount)]
    return fc.record({
      scheme: fc.constantFrom(...SCHEMES),
      seekers: fc.tuple(...seekerIds.map((id) => fc.tuple(person(id, hostIds), fc.constantFrom(0, 0, 1, 5_000)).map(([someone, bonus]): ScoredSeeker => ({ ...someone, bonus })))),
      hosts: fc.tuple(...hostIds.map((id) => fc.tuple(person(id, seekerIds), fc.integer({ min: 0, max: 3 })).map(([someone, seats]): ScoredHost => ({ ...someone, seats })))),
      keptApart: pairsOf(seekerIds, hostIds, 3), kept: pairsOf(seekerIds, hostIds, 4), keepBonus: fc.constantFrom(0, 500), forbidden: pairsOf(seekerIds, hostIds, 3), pinned: pairsOf(seekerIds, hostIds, 3),
      floor: fc.constantFrom(0, 0, 4_000, 6_000), objective: fc.constantFrom(...OBJECTIVES), key: fc.constantFrom(0, 7, 2 ** 32 - 1),
    })
  }).map((round) => ({ ...round, pinned: allowed(round) }))

/** As many of the pins as can be. */
function allowed(round: ScoredRound): RoundPin[] {
  const { eligible } = scoresOf(round)
  const left = new Map(round.hosts.map(({ id, seats }) => [id, seats]))
  const taken = new Set<string>()
  return round.pinned.filter(({ seekerId, hostId }) => {
    if (taken.has(seekerId) || left.get(hostId) === 0 || !eligible.some((pair) => pair.seekerId === seekerId && pair.hostId === hostId)) return false
    taken.add(seekerId)
    left.set(hostId, left.get(hostId)! - 1)
    return true
  })
}

/** All eligible pairs with their scores. */
export function scoresOf({ scheme, seekers, hosts, keptApart }: ScoredRound): { readonly eligible: readonly (RoundPin & { readonly score: number })[] } {
  const scorer = unwrap(compileScheme(scheme, seekers, hosts, keptApart))
  const row = new Int32Array(hosts.length)
  return { eligible: seekers.flatMap(({ id }, seeker) => {
    scorer.scoreRow(seeker, row)
    return hosts.flatMap((host, at) => (row[at]! > 0 ? [{ seekerId: id, hostId: host.id, score: row[at]! }] : []))
  }) }
}

const same = (pairs: readonly RoundPin[], { seekerId, hostId }: RoundPin): boolean => pairs.some((pair) => pair.seekerId === seekerId && pair.hostId === hostId)

/** The same round with its pairs written out. */
export function smallOf(round: ScoredRound): Small {
  const { eligible } = scoresOf(round)
  const numbers = (pairs: readonly RoundPin[]): number[] => [...eligible.keys()].filter((n) => same(pairs, eligible[n]!))
  return {
    seats: round.hosts.map(({ seats }) => seats), bonus: round.seekers.map(({ bonus }) => bonus ?? 0), floor: round.floor, objective: round.objective,
    pairs: eligible.map((pair) => ({ seeker: Number(pair.seekerId.slice(1)), host: Number(pair.hostId.slice(1)), score: pair.score, keep: same(round.kept, pair) ? round.keepBonus : 0 })),
    pinned: numbers(round.pinned), forbidden: numbers(round.forbidden),
  }
}
