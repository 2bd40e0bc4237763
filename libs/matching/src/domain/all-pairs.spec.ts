import fc from 'fast-check'
import { seededRandom, unwrap } from '#kernel'
import { type OpenRound, solveOpenRound } from './all-pairs.js'
import { OBJECTIVES, type RoundInput } from './round.js'
import { solveRound } from './solve-round.js'

const names = (letter: string, count: number): string[] => Array.from({ length: count }, (_, n) => `${letter}${String(n).padStart(4, '0')}`)

interface Shape { readonly seekers: number; readonly hosts: number; readonly seats: number; readonly scores: number; readonly apart: number; readonly seed: number }

/** Scores that everybody sees much alike, so that the best candidates of all are the same few and the passes have work. */
function roundOf({ seekers, hosts, seats, scores, apart, seed }: Shape): OpenRound {
  const random = seededRandom(seed)
  const fame = Array.from({ length: hosts }, () => random())
  const table = Array.from({ length: seekers }, () => fame.map((known) => (random() < apart ? 0 : 1 + Math.floor((0.8 * known + 0.2 * random()) * (scores - 1)))))
  return {
    seekerIds: names('s', seekers), hostIds: names('h', hosts), seats: Int32Array.from({ length: hosts }, () => Math.floor(random() * (seats + 1))), key: 3,
    scoreRow: (seeker, out) => out.set(table[seeker]!),
  }
}

/** The same round with all its pairs written out. */
function inputOf(round: OpenRound): RoundInput {
  const pairs: [number, number, number][] = []
  const scores = new Int32Array(round.hostIds.length)
  for (let seeker = 0; seeker < round.seekerIds.length; seeker++) {
    round.scoreRow(seeker, scores)
    scores.forEach((score, host) => score > 0 && pairs.push([seeker, host, score]))
  }
  const column = (at: 0 | 1 | 2): Int32Array => Int32Array.from(pairs, (pair) => pair[at])
  return {
    seekers: round.seekerIds.map((id) => ({ id })), hosts: round.hostIds.map((id, host) => ({ id, seats: round.seats[host]! })),
    pairs: { seeker: column(0), host: column(1), score: column(2) }, objective: OBJECTIVES[0], key: round.key,
  }
}

const shapes = fc.record({
  seekers: fc.integer({ min: 0, max: 60 }), hosts: fc.integer({ min: 0, max: 40 }), seats: fc.integer({ min: 0, max: 4 }), scores: fc.constantFrom(2, 100, 10_000),
  apart: fc.constantFrom(0, 0.3, 1), seed: fc.integer(),
})

describe('solveOpenRound', () => {
  it('finds over few candidates what there is over all pairs', () => {
    let passes = 0
    fc.assert(fc.property(shapes, fc.integer({ min: 1, max: 5 }), (shape, candidates) => {
      const round = roundOf(shape)
      const solved = unwrap(solveOpenRound(round, { candidates }))
      const all = unwrap(solveRound(inputOf(round)))
      expect(solved.certificate.total).toBe(all.proof.total)
      expect(solved.priced.prices).toEqual(all.priced.prices)
      expect(solved.eligible).toBe(all.round.hostOf.length)
      passes = Math.max(passes, solved.passes)
    }), { numRuns: 300 })
    // Candidates alone would not have done.
    expect(passes).toBeGreaterThan(2)
  })

  it('says what it is doing, and stops when it is told to', () => {
    const round = roundOf({ seekers: 30, hosts: 20, seats: 1, scores: 100, apart: 0, seed: 1 })
    const seen: number[] = []
    unwrap(solveOpenRound(round, { candidates: 2, onPass: ({ added }) => seen.push(added) }))
    expect(seen.at(-1)).toBe(0)
    expect(seen.length).toBeGreaterThan(1)
    const stop = new AbortController()
    expect(() => solveOpenRound(round, { candidates: 1, signal: stop.signal, onPass: () => stop.abort(new Error('enough')) })).toThrow('enough')
  })

  const round = roundOf({ seekers: 2, hosts: 2, seats: 1, scores: 10, apart: 0, seed: 1 })
  it.each<[string, Partial<OpenRound>]>([
    ['NOT_SORTED', { seekerIds: ['b', 'a'] }], ['NOT_SORTED', { hostIds: ['a', 'a'] }], ['TOO_MANY_SEEKERS', { seekerIds: names('s', 131_073) }], ['TOO_MANY_HOSTS', { hostIds: names('s', 131_073) }],
    ['SCORE_OUT_OF_RANGE', { scoreRow: (_, out) => void out.fill(10_001) }], ['SCORE_OUT_OF_RANGE', { scoreRow: (_, out) => void out.fill(-1) }],
  ])('answers %s to %#', (code, change) => expect(solveOpenRound({ ...round, ...change })).toMatchObject({ ok: false, error: { code } }))
})
