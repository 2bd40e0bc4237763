import fc from 'fast-check'
import { unwrap } from '#kernel'
import { bestOf, found, hostId, inputOf, rank, seekerId, type Small, smallRounds as small } from '../testing/small-rounds.js'
import { MAX_SEEKERS, OBJECTIVES, type RoundInput } from './round.js'
import { solveRound } from './solve-round.js'
import { verifyCertificate } from './verify-certificate.js'

const shuffled = <T>(list: readonly T[], order: readonly number[]): T[] => list.map((item, n) => [order[n % Math.max(1, order.length)] ?? 0, n, item] as const).sort((a, b) => a[0] - b[0] || a[1] - b[1]).map(([, , item]) => item)

describe('solveRound', () => {
  it('is as good as the best of all matchings, whatever the options', () => {
    fc.assert(fc.property(small, (given) => {
      const solved = unwrap(solveRound(inputOf(given)))
      expect(rank(given.objective, found(solved, given))).toEqual(rank(given.objective, bestOf(given)))
      for (const n of given.pinned) expect(solved.matches).toContainEqual(expect.objectContaining({ seekerId: seekerId(given.pairs[n]!.seeker), hostId: hostId(given.pairs[n]!.host), pinned: true }))
      expect(verifyCertificate(solved.market, solved.priced).ok).toBe(true)
    }), { numRuns: 3_000 })
  })

  it('gives the same matches in whatever order the round is given', () => {
    fc.assert(fc.property(small, fc.array(fc.nat(), { minLength: 1, maxLength: 12 }), (given, order) => {
      const input = inputOf(given)
      const seekers = shuffled([...input.seekers.keys()], order)
      const hosts = shuffled([...input.hosts.keys()], order)
      const pairs = shuffled([...input.pairs.seeker.keys()], order)
      const other: RoundInput = {
        ...input, seekers: seekers.map((n) => input.seekers[n]!), hosts: hosts.map((n) => input.hosts[n]!),
        pairs: {
          seeker: Int32Array.from(pairs, (n) => seekers.indexOf(input.pairs.seeker[n]!)), host: Int32Array.from(pairs, (n) => hosts.indexOf(input.pairs.host[n]!)),
          score: Int32Array.from(pairs, (n) => input.pairs.score[n]!), keep: Int32Array.from(pairs, (n) => input.pairs.keep![n]!),
        },
      }
      expect(unwrap(solveRound(other)).matches).toEqual(unwrap(solveRound(input)).matches)
    }), { numRuns: 1_000 })
  })

  it('tells what one more seat at a host would add', () => {
    fc.assert(fc.property(small, (round) => {
      const given: Small = { ...round, objective: 'total' }
      const solved = unwrap(solveRound(inputOf(given)))
      const total = solved.proof.total
      for (const [host, id] of solved.round.hostIds.entries()) {
        const at = Number(id.slice(1))
        const more = unwrap(solveRound(inputOf({ ...given, seats: given.seats.map((seats, n) => (n === at ? seats + 1 : seats)) })))
        expect(more.proof.total - total).toBe(BigInt(solved.priced.prices[host]!))
      }
    }), { numRuns: 500 })
  })

  const plain: Small = { seats: [1, 2], bonus: [0, 0], pairs: [{ seeker: 0, host: 0, score: 5, keep: 0 }, { seeker: 1, host: 0, score: 9, keep: 0 }], floor: 0, objective: 'total', pinned: [], forbidden: [] }

  it('takes a round without seekers, hosts or pairs', () => {
    for (const objective of OBJECTIVES) {
      expect(unwrap(solveRound(inputOf({ ...plain, seats: [], pairs: [], objective }))).matches).toEqual([])
      expect(unwrap(solveRound(inputOf({ ...plain, bonus: [], pairs: [], objective }))).matches).toEqual([])
      expect(unwrap(solveRound(inputOf({ ...plain, pairs: [], objective }))).matches).toEqual([])
      expect(unwrap(solveRound(inputOf({ ...plain, seats: [0, 0], objective }))).matches).toEqual([])
    }
  })

  const refused = (change: Partial<RoundInput>) => {
    const solved = solveRound({ ...inputOf(plain), ...change })
    return solved.ok ? 'OK' : solved.error.map((problem) => problem.code).join(' ')
  }
  const pairs = (change: Partial<RoundInput['pairs']>) => ({ pairs: { ...inputOf(plain).pairs, ...change } })

  it.each<[string, Partial<RoundInput>]>([
    ['OK', {}],
    ['TOO_MANY_SEEKERS', { seekers: Array.from({ length: MAX_SEEKERS + 1 }, (_, n) => ({ id: seekerId(n) })) }],
    ['DUPLICATE_ID', { seekers: [{ id: 's0' }, { id: 's0' }] }], ['DUPLICATE_ID', { hosts: [{ id: 'h0', seats: 1 }, { id: 'h0', seats: 1 }] }],
    ['SEATS_OUT_OF_RANGE', { hosts: [{ id: 'h0', seats: -1 }, { id: 'h1', seats: 1 }] }], ['SEATS_OUT_OF_RANGE', { hosts: [{ id: 'h0', seats: 10_001 }, { id: 'h1', seats: 10_000 }] }],
    ['SEATS_OUT_OF_RANGE', { hosts: [{ id: 'h0', seats: 1.5 }, { id: 'h1', seats: 1 }] }],
    ['BONUS_OUT_OF_RANGE', { seekers: [{ id: 's0', bonus: Number.NaN }, { id: 's1' }] }], ['BONUS_OUT_OF_RANGE', { seekers: [{ id: 's0', bonus: -1 }, { id: 's1' }] }],
    ['WORTH_OUT_OF_RANGE', { seekers: [{ id: 's0', bonus: 32_767 }, { id: 's1' }] }], ['WORTH_OUT_OF_RANGE', pairs({ keep: Int32Array.of(-1, 0) })],
    ['PAIRS_UNEVEN', pairs({ score: Int32Array.of(5) })], ['PAIR_OUT_OF_RANGE', pairs({ seeker: Int32Array.of(0, 2) })], ['PAIR_OUT_OF_RANGE', pairs({ host: Int32Array.of(0, -1) })],
    ['DUPLICATE_PAIR', pairs({ seeker: Int32Array.of(0, 0) })], ['SCORE_OUT_OF_RANGE', pairs({ score: Int32Array.of(0, 1) })], ['SCORE_OUT_OF_RANGE', pairs({ score: Int32Array.of(10_001, 1) })],
    ['SCORE_OUT_OF_RANGE', pairs({ score: Int32Array.of(Number.NaN, 1) })],
    ['FLOOR_OUT_OF_RANGE', { floor: Number.NaN }], ['KEY_OUT_OF_RANGE', { key: 2 ** 32 }],
    ['PINNED_PAIR_NOT_ELIGIBLE', { pinned: [{ seekerId: 's0', hostId: 'h1' }] }], ['PINNED_PAIR_NOT_ELIGIBLE', { pinned: [{ seekerId: 'x', hostId: 'h1' }] }],
    ['PINNED_TWICE PINNED_BEYOND_SEATS', { pinned: [{ seekerId: 's0', hostId: 'h0' }, { seekerId: 's0', hostId: 'h0' }, { seekerId: 's1', hostId: 'h0' }] }],
    ['FORBIDDEN_PAIR_UNKNOWN', { forbidden: [{ seekerId: 'x', hostId: 'h0' }] }], ['OK', { forbidden: [{ seekerId: 's0', hostId: 'h1' }] }],
  ])('answers %s to %#', (expected, change) => expect(refused(change)).toBe(expected))
})
