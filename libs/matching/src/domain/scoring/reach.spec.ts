import fc from 'fast-check'
import { seededRandom, unwrap } from '#kernel'
import { plainScorer } from '../../testing/plain-scorer.js'
import { compileScheme } from './compile-scheme.js'
import type { KeptApart, ScoringProfile } from './profile.js'
import type { Reached } from './reach.js'
import type { Criterion, HardRule, ScoringScheme } from './scheme.js'

type Random = () => number
const whole = (random: Random, from: number, to: number): number => from + Math.floor(random() * (to - from + 1))
/** None for one in so many; more than there are places for marks where they want much. */
const some = (random: Random, letter: string, of: number, most: number): string[] | undefined =>
  random() < 0.1 ? undefined : [...new Set(Array.from({ length: whole(random, 0, most) }, () => `${letter}${Math.floor(of * random() ** 1.5)}`))]
const oneOf = <Value>(random: Random, values: readonly Value[]): Value => values[whole(random, 0, values.length - 1)]!

function someone(random: Random, id: string, others: readonly string[]): ScoringProfile {
  return {
    id, organisationId: `o${whole(random, 0, 9)}`,
    sets: { wants: some(random, 'k', 20, 14) ?? [], offers: some(random, 'k', 20, 9) ?? [], sectors: some(random, 'x', 6, 3) ?? [], ...(random() < 0.1 ? {} : { languages: some(random, 'l', 3, 3) ?? [] }) },
    levels: { grade: random() < 0.2 ? undefined : whole(random, -2, 8), rank: random() < 0.5 ? undefined : whole(random, 0, 90) },
    answers: random() < 0.1 ? {} : { values: Array.from({ length: whole(random, 0, 9) }, () => (random() < 0.2 ? undefined : whole(random, 0, 6))) },
    times: random() < 0.1 ? 0 : Math.floor(random() * 2 ** 32) & oneOf(random, [-1, 0xff, 0xf0]) , choice: oneOf(random, ['skills', 'values', 'grade', 'sector', 'times', 'named', 'choice', 'nothing', undefined]),
    shortlist: random() < 0.4 ? [] : [...new Set(Array.from({ length: whole(random, 1, 4) }, () => oneOf(random, others)))],
  }
}

const names = (letter: string, count: number): string[] => Array.from({ length: count }, (_, n) => `${letter}${n}`)

/** Any of the criteria and rules, with any weights. */
function anyScheme(random: Random): ScoringScheme {
  const weight = (): number => (random() < 0.2 ? 0 : whole(random, 1, 40))
  const criteria: Criterion[] = [
    { code: 'skills', weight: weight(), kind: 'overlap', wanted: 'wants', offered: 'offers', most: whole(random, 1, 12) }, { code: 'choice', weight: weight(), kind: 'seekers_choice' },
    { code: 'values', weight: weight(), kind: 'likeness', answers: 'values', to: oneOf(random, [2, 5, 20]) }, { code: 'named', weight: weight(), kind: 'shortlist' },
    { code: 'grade', weight: weight(), kind: 'gap', level: 'grade', from: -3, curve: [0, 0.1, 0.3, 0.7, 1, 0.7] }, { code: 'rank', weight: weight(), kind: 'gap', level: 'rank', from: 0, curve: [0, 1, 0.3] },
    { code: 'sector', weight: weight(), kind: 'common', set: 'sectors' }, { code: 'speech', weight: weight(), kind: 'common', set: 'languages' }, { code: 'times', weight: weight(), kind: 'times', enough: whole(random, 1, 6) },
    { code: 'again', weight: weight(), kind: 'seekers_choice' },
  ]
  const rules: HardRule[] = [
    { code: 'own', kind: 'other_organisation' }, { code: 'language', kind: 'common', set: 'languages' }, { code: 'free', kind: 'times', atLeast: whole(random, 0, 3) }, { code: 'apart', kind: 'kept_apart' },
  ]
  const used = criteria.filter(() => random() < 0.7)
  return { version: 1, criteria: used.some((one) => one.weight > 0) ? used : [{ ...criteria[0]!, weight: 1 }], rules: rules.filter(() => random() < 0.5) }
}

function anyPeople(random: Random, seekerCount: number, hostCount: number) {
  const [seekerIds, hostIds] = [names('s', seekerCount), [...names('h', hostCount - 1), 's0']]
  const keptApart: KeptApart[] = Array.from({ length: 6 }, () => ({ seekerId: oneOf(random, [...seekerIds, 'gone']), hostId: oneOf(random, [...hostIds, 'gone']) }))
  return { seekers: seekerIds.map((id) => someone(random, id, [...hostIds, 'gone'])), hosts: hostIds.map((id) => someone(random, id, [...seekerIds, 'gone'])), keptApart }
}

type Pair = readonly [host: number, score: number]
const pairsOf = ({ hosts, scores, count }: Reached): Pair[] => Array.from({ length: count }, (_, n) => [hosts[n]!, scores[n]!])
const text = (pairs: readonly Pair[]): string => pairs.map(([host, score]) => `${host}:${score}`).join(' ')

describe('a compiled scheme', () => {
  it('scores every pair as a plain reading of the scheme does, whatever is missing', () => {
    fc.assert(fc.property(fc.integer(), fc.integer({ min: 1, max: 40 }), (seed, hostCount) => {
      const random = seededRandom(seed)
      const scheme = anyScheme(random)
      const { seekers, hosts, keptApart } = anyPeople(random, 3, hostCount)
      const scorer = unwrap(compileScheme(scheme, seekers, hosts, keptApart))
      const plain = plainScorer(scheme, hosts, keptApart)
      for (const [at, seeker] of seekers.entries()) {
        const row = new Int32Array(hosts.length)
        scorer.scoreRow(at, row)
        expect([...row]).toEqual(hosts.map((host) => plain.score(seeker, host)))
        expect(scorer.reach.eligible(at)).toBe(hosts.filter((host) => plain.isEligible(seeker, host)).length)
        expect(scorer.removals(at).eligible).toBe(scorer.reach.eligible(at))
        expect(hosts.map((_, host) => scorer.scorePair(at, host))).toEqual([...row])
        expect(JSON.stringify(hosts.map((_, host) => scorer.breakdown(at, host)))).toBe(JSON.stringify(hosts.map((host) => plain.breakdown(seeker, host))))
      }
    }), { numRuns: 150 })
  })

  it('finds exactly the pairs that can matter: what could still be given is never less than what is', () => {
    fc.assert(fc.property(fc.integer(), fc.constantFrom(5, 40, 700, 1_500), (seed, hostCount) => {
      const random = seededRandom(seed)
      const { seekers, hosts, keptApart } = anyPeople(random, 2, hostCount)
      const { reach, scoreRow } = unwrap(compileScheme(anyScheme(random), seekers, hosts, keptApart))
      const row = new Int32Array(hosts.length)
      const points = Int32Array.from(hosts, () => (random() < 0.1 ? 2 ** 29 : whole(random, 0, 4_000)))
      const [without, most] = [Uint8Array.from(hosts, () => (random() < 0.1 ? 1 : 0)), whole(random, 1, 20)]
      for (const seeker of seekers.keys()) {
        scoreRow(seeker, row)
        const [own, needed, least] = [whole(random, 0, 9_000), whole(random, -500, 6_000), oneOf(random, [1, whole(random, 1, 9_000)])]
        const all = [...row.entries()].filter(([, score]) => score > 0)
        expect(text(pairsOf(reach.above(seeker, own, needed, points)))).toBe(text(all.filter(([host, score]) => score > own || score > needed + points[host]!)))
        const found = pairsOf(reach.best(seeker, least, most, without))
        const level = found.length < most ? least : Math.min(...found.map(([, score]) => score))
        expect(text(found)).toBe(text(all.filter(([host, score]) => score >= level && without[host] === 0)))
        const asked = Int32Array.from(hosts.keys()).filter(() => random() < 0.1)
        expect(text(pairsOf(reach.at(seeker, asked)))).toBe(text([...asked].map((host) => [host, row[host]!])))
      }
    }), { numRuns: 100 })
  })
})
