import fc from 'fast-check'
import { unwrap } from '#kernel'
import { compileScheme } from './compile-scheme.js'
import type { KeptApart, ScoringProfile } from './profile.js'
import { bitsOf } from './criteria/times.js'
import type { Reached } from './reach.js'
import { checkScheme, type Criterion, type HardRule, pointsOf, type ScoringScheme } from './scheme.js'

const person = (id: string, change: Partial<ScoringProfile> = {}): ScoringProfile =>
  ({ id, organisationId: `org-${id}`, sets: {}, levels: {}, answers: {}, times: 0, shortlist: [], ...change })
const scheme = (criteria: readonly Criterion[], rules: readonly HardRule[] = []): ScoringScheme => ({ version: 1, criteria, rules })
const skills: Criterion = { code: 'skills', weight: 100, kind: 'overlap', wanted: 'wants', offered: 'offers', most: 3 }
const wants = (...codes: string[]) => ({ sets: { wants: codes } })
const offers = (...codes: string[]) => ({ sets: { offers: codes } })

const pairsOf = ({ hosts, scores, count }: Reached): ReadonlyMap<number, number> => new Map(Array.from({ length: count }, (_, n) => [hosts[n]!, scores[n]!]))

/** The score of the first seeker with each host. */
function scores(given: ScoringScheme, seeker: ScoringProfile, hosts: readonly ScoringProfile[], keptApart: readonly KeptApart[] = []): number[] {
  const row = new Int32Array(hosts.length)
  unwrap(compileScheme(given, [seeker], hosts, keptApart)).scoreRow(0, row)
  return [...row]
}

describe('criteria', () => {
  it('count a rare offer more, and read no more of a list than they say', () => {
    const hosts = [person('a', offers('data')), person('b', offers('agile')), person('c', offers('agile')), person('d', offers('agile', 'data')), person('e', offers('x', 'y', 'z', 'data')), person('f')]
    const [rare, common, , both, stuffed, silent] = scores(scheme([skills]), person('s', wants('data', 'agile')), hosts)
    expect(rare).toBeGreaterThan(common!)
    expect([both, stuffed, silent]).toEqual([10_000, 1, 5_000])
    expect(scores(scheme([skills]), person('s'), hosts)).toEqual(hosts.map(() => 5_000))
    // Wanting everything is no better than wanting what one has.
    expect(scores(scheme([skills]), person('s', wants('data', 'q1', 'q2', 'q3')), hosts)[0]).toBeLessThan(10_000)
    expect(scores(scheme([skills]), person('s', wants('data', 'data', 'data', 'agile')), hosts)).toEqual(scores(scheme([skills]), person('s', wants('data', 'agile')), hosts))
  })

  it.each<[string, Criterion, Partial<ScoringProfile>, Partial<ScoringProfile>, number]>([
    ['in common', { code: 'c', weight: 1, kind: 'common', set: 'sector' }, { sets: { sector: ['housing'] } }, { sets: { sector: ['care', 'housing'] } }, 10_000],
    ['nothing in common', { code: 'c', weight: 1, kind: 'common', set: 'sector' }, { sets: { sector: ['housing'] } }, { sets: { sector: ['care'] } }, 1],
    ['not said', { code: 'c', weight: 1, kind: 'common', set: 'sector' }, { sets: { sector: ['housing'] } }, {}, 5_000],
    ['nobody said', { code: 'c', weight: 1, kind: 'common', set: 'sector' }, {}, { sets: { sector: ['care'] } }, 5_000],
    ['like answers', { code: 'l', weight: 1, kind: 'likeness', answers: 'values', to: 5 }, { answers: { values: [1, 5, undefined] } }, { answers: { values: [1, 3, 4] } }, 7_500],
    ['unlike answers', { code: 'l', weight: 1, kind: 'likeness', answers: 'values', to: 5 }, { answers: { values: [1] } }, { answers: { values: [5] } }, 1],
    ['no question that both answered', { code: 'l', weight: 1, kind: 'likeness', answers: 'values', to: 5 }, { answers: { values: [1] } }, { answers: { values: [undefined, 5] } }, 5_000],
    ['an answer that there is not', { code: 'l', weight: 1, kind: 'likeness', answers: 'values', to: 5 }, { answers: { values: [1] } }, { answers: { values: [9] } }, 5_000],
    ['the best gap', { code: 'g', weight: 1, kind: 'gap', level: 'grade', from: -1, curve: [0, 0.25, 0.5, 1, 0.5] }, { levels: { grade: 3 } }, { levels: { grade: 5 } }, 10_000],
    ['past the curve', { code: 'g', weight: 1, kind: 'gap', level: 'grade', from: -1, curve: [0, 0.25, 0.5, 1, 0.5] }, { levels: { grade: 1 } }, { levels: { grade: 9 } }, 5_000],
    ['before the curve', { code: 'g', weight: 1, kind: 'gap', level: 'grade', from: -1, curve: [0, 0.25, 0.5, 1, 0.5] }, { levels: { grade: 9 } }, { levels: { grade: 1 } }, 1],
    ['no grade', { code: 'g', weight: 1, kind: 'gap', level: 'grade', from: -1, curve: [0, 1] }, {}, { levels: { grade: 1 } }, 5_000],
    ['enough times', { code: 't', weight: 1, kind: 'times', enough: 2 }, { times: 0b1110 }, { times: 0b0111 }, 10_000],
    ['half the times', { code: 't', weight: 1, kind: 'times', enough: 2 }, { times: 0b1000 }, { times: 0b1111 }, 5_000],
    ['the highest bit', { code: 't', weight: 1, kind: 'times', enough: 1 }, { times: 2 ** 31 }, { times: 2 ** 31 }, 10_000],
    ['both named', { code: 's', weight: 1, kind: 'shortlist' }, { shortlist: ['h'] }, { shortlist: ['s'] }, 10_000],
    ['one named, one named others', { code: 's', weight: 1, kind: 'shortlist' }, { shortlist: ['h', 'h'] }, { shortlist: ['x'] }, 5_000],
    ['one named, one nobody', { code: 's', weight: 1, kind: 'shortlist' }, {}, { shortlist: ['s', 's'] }, 7_500],
    ['nobody named', { code: 's', weight: 1, kind: 'shortlist' }, {}, {}, 5_000],
    ['others named', { code: 's', weight: 1, kind: 'shortlist' }, { shortlist: ['y'] }, { shortlist: ['x'] }, 1],
  ])('%s', (_, criterion, seeker, host, expected) => expect(scores(scheme([criterion]), person('s', seeker), [person('h', host)])).toEqual([expected]))

  it('count once more what the seeker finds most important', () => {
    const criteria: Criterion[] = [{ ...skills, weight: 50 }, { code: 'grade', weight: 30, kind: 'gap', level: 'grade', from: 0, curve: [0, 1] }, { code: 'choice', weight: 20, kind: 'seekers_choice' }]
    const host = person('h', { ...offers('data'), levels: { grade: 1 } })
    const seeker = (choice?: string) => person('s', { ...wants('data'), levels: { grade: 1 }, choice })
    expect([scores(scheme(criteria), seeker('skills'), [host]), scores(scheme(criteria), seeker('grade'), [host]), scores(scheme(criteria), seeker(), [host])]).toEqual([[7_000], [5_000], [6_000]])
    expect(scores(scheme(criteria), seeker('choice'), [host])).toEqual([6_000])
  })
})

describe('hard rules', () => {
  const rules: HardRule[] = [
    { code: 'own', kind: 'other_organisation' }, { code: 'language', kind: 'common', set: 'languages' }, { code: 'times', kind: 'times', atLeast: 1 }, { code: 'apart', kind: 'kept_apart' },
  ]
  const fits = { times: 1, sets: { languages: ['en'] } }
  const hosts = [
    person('fits', fits), person('own', { ...fits, organisationId: 'org-s' }), person('mute', { times: 1 }), person('welsh', { ...fits, sets: { languages: ['cy'] } }), person('busy', { ...fits, times: 2 }),
    person('apart', fits), person('s', { ...fits, organisationId: 'elsewhere' }),
  ]
  const seeker = person('s', fits)
  const apart = [{ seekerId: 's', hostId: 'apart' }, { seekerId: 's', hostId: 'unknown' }]

  it('leave a pair out altogether', () => expect(scores(scheme([skills], rules), seeker, hosts, apart)).toEqual([5_000, 0, 0, 0, 0, 0, 0]))
  it('keep nobody out who did not ask for it', () => expect(scores(scheme([skills]), seeker, hosts, apart)).toEqual([5_000, 5_000, 5_000, 5_000, 5_000, 5_000, 0]))
  it('say how many each of them removed', () => {
    const { eligible, byRule } = unwrap(compileScheme(scheme([skills], rules), [seeker], hosts, apart)).removals(0)
    expect([eligible, Object.fromEntries(byRule)]).toEqual([1, { self: 1, own: 1, language: 2, times: 1, apart: 1 }])
  })
})

describe('points', () => {
  it('add up to the score, and the most to 10,000', () => {
    const codes = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 4 })
    const someone = (id: string) => fc.record({ wants: codes, offers: codes, times: fc.nat(255), grade: fc.option(fc.nat(6), { nil: undefined }), values: fc.array(fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined }), { maxLength: 3 }), choice: fc.constantFrom('skills', 'grade', 'named', 'values', 'x', undefined), shortlist: fc.uniqueArray(fc.constantFrom('s1', 's2', 'h1', 'h2'), { maxLength: 2 }) })
      .map(({ wants: wanted, offers: offered, times, grade, values, choice, shortlist }) => person(id, { shortlist, sets: { wants: wanted, offers: offered }, times, levels: { grade }, answers: { values }, choice }))
    fc.assert(fc.property(fc.tuple(someone('s1'), someone('s2')), fc.tuple(someone('h1'), someone('h2'), someone('h3')), fc.array(fc.nat(100), { minLength: 7, maxLength: 7 }), (seekers, hosts, weights) => {
      fc.pre(weights.some((weight) => weight > 0))
      const kinds: Criterion[] = [
        skills, { code: 'sector', weight: 0, kind: 'common', set: 'offers' }, { code: 'values', weight: 0, kind: 'likeness', answers: 'values', to: 5 },
        { code: 'grade', weight: 0, kind: 'gap', level: 'grade', from: -2, curve: [0, 0.3, 0.5, 1, 0.7] }, { code: 'times', weight: 0, kind: 'times', enough: 3 }, { code: 'choice', weight: 0, kind: 'seekers_choice' }, { code: 'named', weight: 0, kind: 'shortlist' },
      ]
      const scorer = unwrap(compileScheme(scheme(kinds.map((kind, n) => ({ ...kind, weight: weights[n]! }))), seekers, hosts, []))
      for (const seeker of seekers.keys()) {
        const row = new Int32Array(hosts.length)
        scorer.scoreRow(seeker, row)
        const [own, needed, points] = [weights[0]! * 80, weights[1]! * 40, Int32Array.from(hosts, (_, host) => weights[host]! * 40)]
        const above = pairsOf(scorer.reach.above(seeker, own, needed, points))
        for (const host of hosts.keys()) {
          expect(scorer.scorePair(seeker, host)).toBe(row[host])
          expect(above.get(host)).toBe(row[host]! > own || row[host]! > needed + points[host]! ? row[host] : undefined)
          const parts = scorer.breakdown(seeker, host)
          const sum = parts.reduce((total, { points }) => total + points, 0)
          expect(row[host]).toBe(Math.min(10_000, Math.max(1, sum)))
          expect(parts.reduce((total, { most }) => total + most, 0)).toBe(10_000)
          expect(parts.every(({ points, most }) => points >= 0 && points <= most)).toBe(true)
        }
      }
    }), { numRuns: 500 })
  })

  it('share out what rounding leaves by the largest remainder', () => {
    expect(unwrap(pointsOf(scheme([{ ...skills, code: 'a', weight: 1 }, { ...skills, code: 'b', weight: 1 }, { ...skills, code: 'c', weight: 1 }])))).toEqual([3_334, 3_333, 3_333])
    expect(unwrap(pointsOf(scheme([{ ...skills, code: 'a', weight: 1 }, { ...skills, code: 'b', weight: 5 }])))).toEqual([1_667, 8_333])
  })
})

describe('checkScheme', () => {
  const codes = (given: ScoringScheme) => checkScheme(given).map((problem) => ('setting' in problem ? `${problem.code} ${problem.setting}` : problem.code)).join(' ')
  it.each<[string, ScoringScheme]>([
    ['', scheme([skills])], ['NO_CRITERIA', scheme([])], ['DUPLICATE_CODE', scheme([skills, skills])], ['DUPLICATE_CODE', scheme([skills], [{ code: 'skills', kind: 'kept_apart' }])],
    ['WEIGHT_OUT_OF_RANGE', scheme([{ ...skills, weight: Number.NaN }])], ['WEIGHT_OUT_OF_RANGE', scheme([{ ...skills, weight: -1 }])], ['NO_WEIGHT', scheme([{ ...skills, weight: 0 }])],
    ['SETTING_OUT_OF_RANGE most', scheme([{ code: 'skills', weight: 1, kind: 'overlap', wanted: 'w', offered: 'o', most: 0 }])],
    ['SETTING_OUT_OF_RANGE to', scheme([{ code: 'l', weight: 1, kind: 'likeness', answers: 'v', to: 1 }])],
    ['SETTING_OUT_OF_RANGE curve', scheme([{ code: 'g', weight: 1, kind: 'gap', level: 'g', from: 0, curve: [] }])], ['SETTING_OUT_OF_RANGE curve', scheme([{ code: 'g', weight: 1, kind: 'gap', level: 'g', from: 0, curve: [1.1] }])],
    ['SETTING_OUT_OF_RANGE curve', scheme([{ code: 'g', weight: 1, kind: 'gap', level: 'g', from: 0, curve: [Number.NaN] }])], ['SETTING_OUT_OF_RANGE from', scheme([{ code: 'g', weight: 1, kind: 'gap', level: 'g', from: 0.5, curve: [1] }])],
    ['SETTING_OUT_OF_RANGE enough', scheme([{ code: 't', weight: 1, kind: 'times', enough: 0 }])], ['SETTING_OUT_OF_RANGE atLeast', scheme([skills], [{ code: 't', kind: 'times', atLeast: 33 }])],
  ])('answers %j to %#', (expected, given) => {
    expect(codes(given)).toBe(expected)
    expect(compileScheme(given, [], [], []).ok).toBe(expected === '')
  })
})

it('counts bits', () => fc.assert(fc.property(fc.integer(), (value) => expect(bitsOf(value)).toBe([...(value >>> 0).toString(2)].filter((bit) => bit === '1').length))))
