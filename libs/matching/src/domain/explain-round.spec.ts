import fc from 'fast-check'
import { unwrap } from '#kernel'
import { bestOf, hostId, inputOf, seekerId, type Small, smallRounds } from '../testing/small-rounds.js'
import { explainUnplaced, explainWhyNot, seatValues } from './explain-round.js'
import { reportRound } from './report-round.js'
import { solveRound } from './solve-round.js'

const small: Small = {
  seats: [1, 0, 2], bonus: [0, 0, 0, 0], floor: 0, objective: 'total', pinned: [], forbidden: [],
  pairs: [
    { seeker: 0, host: 0, score: 900, keep: 0 }, { seeker: 1, host: 0, score: 700, keep: 0 }, { seeker: 1, host: 2, score: 100, keep: 0 },
    { seeker: 2, host: 0, score: 800, keep: 0 }, { seeker: 3, host: 1, score: 500, keep: 0 },
  ],
}
const solve = (change: Partial<Small> = {}) => unwrap(solveRound(inputOf({ ...small, ...change })))

describe('explainWhyNot', () => {
  it('tells what the pair would have cost, and who would be matched otherwise', () => {
    expect(explainWhyNot(solve(), 's1', 'h0')).toEqual({
      code: 'COSTS', loss: 300,
      changes: [{ seekerId: 's0', hostId: undefined, insteadOf: 'h0' }, { seekerId: 's1', hostId: 'h0', insteadOf: 'h2' }],
    })
    expect(explainWhyNot(solve({ objective: 'everyone' }), 's1', 'h0')).toEqual({ code: 'FEWER_PLACED', fewer: 1 })
  })

  it.each<[string, Partial<Small>, string, string]>([
    ['MATCHED', {}, 's0', 'h0'], ['NOT_ELIGIBLE', {}, 's0', 'h2'], ['NOBODY', {}, 'x', 'h2'], ['NOBODY', {}, 's0', 'x'], ['FORBIDDEN', { forbidden: [1] }, 's1', 'h0'],
    ['BELOW_FLOOR', { floor: 750 }, 's1', 'h0'], ['SEEKER_PINNED', { pinned: [2] }, 's1', 'h0'], ['SEATS_PINNED', { pinned: [0] }, 's2', 'h0'], ['SEATS_PINNED', {}, 's3', 'h1'],
  ])('answers %s to %#', (code, change, seeker, host) => expect(explainWhyNot(solve(change), seeker, host)).toMatchObject({ code }))

  it('is exact for every pair of every round', () => {
    fc.assert(fc.property(smallRounds, (round) => {
      const given: Small = { ...round, objective: 'total' }
      const solved = unwrap(solveRound(inputOf(given)))
      const pinnedWorth = (pinned: readonly number[]) => pinned.reduce((sum, n) => sum + given.pairs[n]!.score + given.pairs[n]!.keep + given.bonus[given.pairs[n]!.seeker]!, 0)
      for (const [n, { seeker, host }] of given.pairs.entries()) {
        const why = explainWhyNot(solved, seekerId(seeker), hostId(host))
        if (why.code !== 'COSTS') continue
        const pinned = [...given.pinned, n]
        expect(why.loss).toBe(bestOf(given).worth + pinnedWorth(given.pinned) - bestOf({ ...given, pinned }).worth - pinnedWorth(pinned))
      }
    }), { numRuns: 500 })
  })
})

describe('explainUnplaced', () => {
  it('has a reason for everybody without a match', () => {
    expect(explainUnplaced(solve())).toEqual([
      { seekerId: 's2', why: { code: 'ALL_FULL', hosts: 1, nearestHostId: 'h0' } }, { seekerId: 's3', why: { code: 'NO_SEATS', hosts: 1 } },
    ])
    expect(explainUnplaced(solve({ forbidden: [4], floor: 850 }))).toMatchObject([{ seekerId: 's1', why: { code: 'NONE_ALLOWED', forbidden: 0, belowFloor: 2 } }, { seekerId: 's2' }, { why: { code: 'NONE_ALLOWED', forbidden: 1 } }])
    expect(explainUnplaced(solve({ pairs: small.pairs.slice(0, 1) })).slice(0, 1)).toEqual([{ seekerId: 's1', why: { code: 'NO_ELIGIBLE_HOST' } }])
    fc.assert(fc.property(smallRounds, (round) => {
      const solved = unwrap(solveRound(inputOf(round)))
      expect(explainUnplaced(solved).length + solved.placed).toBe(solved.round.seekerIds.length)
    }), { numRuns: 300 })
  })
})

describe('seatValues', () => {
  it('names the hosts where a seat is missed, those who would place somebody first', () => {
    expect(seatValues(solve())).toEqual([{ hostId: 'h0', placesOneMore: false, value: 800 }, { hostId: 'h1', placesOneMore: false, value: 500 }])
    expect(seatValues(solve({ objective: 'everyone' })).map(({ hostId: id, placesOneMore }) => [id, placesOneMore])).toEqual([['h0', true], ['h1', true]])
  })
})

describe('reportRound', () => {
  it('counts what scenarios are compared by', () => {
    expect(reportRound(solve())).toEqual({
      seekers: 4, placed: 2, withoutPairs: 0, seats: 3, seatsUsed: 2, totalScore: 1_000, meanScore: 500, fifthPercentile: 100, lowestScore: 100, withBest: 1, blockingPairs: 0, load: [1, 2],
    })
    // Keeping the old pair costs the better one, and both of that would rather have each other.
    const kept = solve({ pairs: [{ seeker: 0, host: 0, score: 800, keep: 0 }, { seeker: 1, host: 0, score: 700, keep: 500 }] })
    expect(reportRound(kept)).toMatchObject({ placed: 1, blockingPairs: 1, withoutPairs: 2 })
    expect(reportRound(solve({ pairs: [] }))).toMatchObject({ placed: 0, meanScore: undefined, lowestScore: undefined, load: [3] })
  })
})
