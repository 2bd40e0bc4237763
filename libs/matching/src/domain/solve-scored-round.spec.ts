import fc from 'fast-check'
import { unwrap } from '#kernel'
import { bestOf, inputOf, rank } from '../testing/small-rounds.js'
import { scoredRounds, smallOf } from '../testing/small-scored-rounds.js'
import { explainUnplaced, seatValues } from './explain-round.js'
import { reportRound } from './report-round.js'
import type { ScoredRound, ScoredSolution } from './scored-round.js'
import { lineUp } from './scored/lineup.js'
import { RowScanner, scanHere } from './scored/row-scanner.js'
import { scorerFor } from './scoring/compile-scheme.js'
import { solutionOf } from './scored/solution-of.js'
import { solveLineup } from './scored/solve-lineup.js'
import { solveScoredRound } from './solve-scored-round.js'
import { solveRound } from './solve-round.js'

/** Solves with few candidates, so that the looks at all pairs have work. */
function solveFrom(round: ScoredRound, candidates: number): ScoredSolution {
  const lineup = lineUp(round)
  const scorer = scorerFor(lineup.features)
  const scanner = scanHere(new RowScanner(lineup, scorer))
  return solutionOf(lineup, scorer, scanner, solveLineup(lineup, scorer, scanner, () => undefined, candidates), () => undefined)
}

describe('solveScoredRound', () => {
  it('is as good as the best of all matchings, whatever the options', () => {
    fc.assert(fc.property(scoredRounds(5, 4), (round) => {
      const solution = unwrap(solveScoredRound(round))
      const open = solution.matches.filter(({ pinned }) => !pinned)
      const small = smallOf(round)
      const worthOf = ({ seekerId, hostId, score }: ScoredSolution['matches'][number]): number =>
        score + small.bonus[Number(seekerId.slice(1))]! + (round.kept.some((pair) => pair.seekerId === seekerId && pair.hostId === hostId) ? round.keepBonus : 0)
      const outcome = { placed: open.length, worth: open.reduce((sum, match) => sum + worthOf(match), 0), lowest: Math.min(...open.map(({ score }) => score)) }
      expect(rank(round.objective, outcome)).toEqual(rank(round.objective, bestOf(small)))
      for (const pin of round.pinned) expect(solution.matches).toContainEqual(expect.objectContaining({ ...pin, pinned: true }))
    }), { numRuns: 1_500 })
  })

  it('comes to what the round with its pairs written out comes to, however few pairs it begins with', () => {
    let passes = 0
    fc.assert(fc.property(scoredRounds(24, 12), fc.integer({ min: 1, max: 3 }), (round, candidates) => {
      const solution = solveFrom(round, candidates)
      const all = unwrap(solveRound({ ...inputOf(smallOf(round)), key: round.key }))
      expect(solution.proof.total).toBe(String(all.proof.total))
      expect(solution.proof.mostPlaced).toBe(all.proof.mostPlaced)
      expect(solution.eligible).toBe(all.round.hostOf.length)
      expect(solution.proof.floor).toBe(all.proof.floor)
      if (round.objective === 'total') {
        expect(solution.prices.hosts.map(({ price }) => price)).toEqual([...all.priced.prices])
        expect(new Map(solution.seatValues.map(({ hostId, value }) => [hostId, value]))).toEqual(new Map(seatValues(all).map(({ hostId, value }) => [hostId, value])))
      } else expect(solution.seatValues.filter(({ placesOneMore }) => placesOneMore).map(({ hostId }) => hostId).sort()).toEqual(seatValues(all).filter(({ placesOneMore }) => placesOneMore).map(({ hostId }) => hostId).sort())
      const isSame = solution.matches.every(({ seekerId, hostId }, n) => all.matches[n]?.seekerId === seekerId && all.matches[n]?.hostId === hostId)
      if (isSame) {
        expect(solution.report).toMatchObject(reportRound(all))
        const reasons = explainUnplaced(all).map(({ seekerId, why }) => ({ seekerId, reason: why.code.toLowerCase() }))
        expect(solution.unplaced).toMatchObject(reasons)
      }
      passes = Math.max(passes, solution.passes)
    }), { numRuns: 1_000 })
    // The first pairs alone would not have done.
    expect(passes).toBeGreaterThan(2)
  })

  it('gives the same solution in whatever order the round is given', () => {
    fc.assert(fc.property(scoredRounds(12, 6).chain((round) => fc.record({
      round: fc.constant(round), seekers: fc.shuffledSubarray([...round.seekers], { minLength: round.seekers.length }), hosts: fc.shuffledSubarray([...round.hosts], { minLength: round.hosts.length }),
      kept: fc.shuffledSubarray([...round.kept], { minLength: round.kept.length }), forbidden: fc.shuffledSubarray([...round.forbidden], { minLength: round.forbidden.length }),
    })), ({ round, ...order }) => {
      expect(solveScoredRound({ ...round, ...order })).toEqual(solveScoredRound(round))
    }), { numRuns: 500 })
  })

  it('is plain JSON', () => {
    fc.assert(fc.property(scoredRounds(6, 4), (round) => {
      const solution = unwrap(solveScoredRound(round))
      expect(JSON.parse(JSON.stringify(solution))).toEqual(solution)
    }), { numRuns: 100 })
  })
})
