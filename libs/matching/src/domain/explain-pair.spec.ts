import fc from 'fast-check'
import { unwrap } from '#kernel'
import { aRound } from '../testing/a-round.js'
import { scoredRounds, scoresOf, smallOf } from '../testing/small-scored-rounds.js'
import { bestOf } from '../testing/small-rounds.js'
import { breakdownOf, explainPair } from './explain-pair.js'
import type { PairExplanation, ScoredRound } from './scored-round.js'
import { solveScoredRound } from './solve-scored-round.js'

const explain = (change: Partial<ScoredRound>, seekerId: string, hostId: string): PairExplanation => {
  const round = { ...aRound, ...change }
  return explainPair(round, JSON.parse(JSON.stringify(unwrap(solveScoredRound(round)))), seekerId, hostId)
}

describe('explainPair', () => {
  it.each<[string, Partial<ScoredRound>, string, string]>([
    ['MATCHED', {}, 's2', 'h1'], ['NOT_ELIGIBLE', {}, 's0', 'h2'], ['FORBIDDEN', { forbidden: [{ seekerId: 's0', hostId: 'h0' }] }, 's0', 'h0'], ['PERSON_UNKNOWN', {}, 'gone', 'h0'], ['PERSON_UNKNOWN', {}, 's0', 'gone'],
    ['SEEKER_PINNED', { pinned: [{ seekerId: 's0', hostId: 'h1' }] }, 's0', 'h0'], ['SEATS_PINNED', { pinned: [{ seekerId: 's0', hostId: 'h0' }] }, 's1', 'h0'], ['NO_SEATS', {}, 's1', 'h2'],
    ['BELOW_FLOOR', { floor: 5_000 }, 's0', 'h1'], ['COSTS', {}, 's2', 'h0'],
    ['FEWER_PLACED', { objective: 'everyone', keptApart: [{ seekerId: 's0', hostId: 'h1' }, { seekerId: 's1', hostId: 'h1' }] }, 's2', 'h0'],
  ])('answers %s to %#', (code, change, seeker, host) => expect(explain(change, seeker, host)).toMatchObject({ code }))

  it('shows the pair beside the matches that were made', () => {
    expect(explain({ hosts: aRound.hosts.slice(0, 1), seekers: aRound.seekers.slice(1) }, 's2', 'h0')).toMatchObject({ code: 'COSTS', rules: [], hostHas: { seekerId: 's1' } })
    expect(explain({}, 's2', 'h0')).toMatchObject({ seekerHas: { hostId: 'h1', score: 1_500 }, hostHas: { hostId: 'h0' }, loss: expect.any(Number) })
    expect(explain({}, 's2', 'h1')).not.toHaveProperty('seekerHas')
    expect(explain({}, 's0', 'h2')).toMatchObject({ rules: ['own'] })
  })

  it('never claims a larger loss than there is, nor that a pair cannot be that can', () => {
    let told = 0
    fc.assert(fc.property(scoredRounds(5, 4), (given) => {
      const round: ScoredRound = { ...given, objective: given.objective === 'worst_off' ? 'everyone' : given.objective }
      const solution = unwrap(solveScoredRound(round))
      const best = bestOf(smallOf(round))
      const bonusOf = (pairs: readonly { readonly seekerId: string; readonly hostId: string }[]): number => pairs.reduce((sum, { seekerId, hostId }) => sum + (round.seekers.find(({ id }) => id === seekerId)!.bonus ?? 0)
        + scoresOf(round).eligible.find((pair) => pair.seekerId === seekerId && pair.hostId === hostId)!.score + (round.kept.some((pair) => pair.seekerId === seekerId && pair.hostId === hostId) ? round.keepBonus : 0), 0)
      for (const { seekerId, hostId } of scoresOf(round).eligible) {
        const why = explainPair(round, solution, seekerId, hostId)
        if (why.code !== 'COSTS' && why.code !== 'FEWER_PLACED') continue
        const pinned = [...round.pinned, { seekerId, hostId }]
        const other = bestOf(smallOf({ ...round, pinned }))
        const fewer = best.placed - (other.placed + 1)
        if (why.code === 'FEWER_PLACED') expect(fewer).toBeGreaterThan(0)
        else if (round.objective === 'total' || fewer === 0) expect(why.loss).toBeLessThanOrEqual(best.worth + bonusOf(round.pinned) - other.worth - bonusOf(pinned))
        told++
      }
    }), { numRuns: 500 })
    expect(told).toBeGreaterThan(100)
  })
})

describe('breakdownOf', () => {
  it('is what the round scored', () => {
    fc.assert(fc.property(scoredRounds(6, 5), (round) => {
      for (const { seekerId, hostId, breakdown } of unwrap(solveScoredRound(round)).matches) expect(breakdownOf(round, seekerId, hostId)).toEqual(breakdown)
      for (const { seekerId, hostId, score } of scoresOf(round).eligible) expect(Math.max(1, breakdownOf(round, seekerId, hostId)!.reduce((sum, { points }) => sum + points, 0))).toBe(score)
    }), { numRuns: 200 })
    expect(breakdownOf(aRound, 's0', 'gone')).toBeUndefined()
  })
})
