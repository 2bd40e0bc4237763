import fc from 'fast-check'
import { unwrap } from '#kernel'
import { MAX_SEEKERS, OBJECTIVES, type Objective, type RoundInput, type RoundPin } from './round.js'
import { type SolvedRound, solveRound } from './solve-round.js'
import { verifyCertificate } from './verify-certificate.js'

interface Pair { readonly seeker: number; readonly host: number; readonly score: number; readonly keep: number }
interface Small {
  readonly seats: readonly number[]
  readonly bonus: readonly number[]
  readonly pairs: readonly Pair[]
  readonly floor: number
  readonly objective: Objective
  /** Places in `pairs`. */
  readonly pinned: readonly number[]
  readonly forbidden: readonly number[]
}

const seekerId = (n: number): string => `s${n}`
const hostId = (n: number): string => `h${n}`

function inputOf({ seats, bonus, pairs, floor, objective, pinned, forbidden }: Small): RoundInput {
  const pin = (n: number): RoundPin => ({ seekerId: seekerId(pairs[n]!.seeker), hostId: hostId(pairs[n]!.host) })
  return {
    seekers: bonus.map((worth, n) => ({ id: seekerId(n), bonus: worth })), hosts: seats.map((count, n) => ({ id: hostId(n), seats: count })),
    pairs: {
      seeker: Int32Array.from(pairs, ({ seeker }) => seeker), host: Int32Array.from(pairs, ({ host }) => host),
      score: Int32Array.from(pairs, ({ score }) => score), keep: Int32Array.from(pairs, ({ keep }) => keep),
    },
    floor, objective, pinned: pinned.map(pin), forbidden: forbidden.map(pin), key: 7,
  }
}

interface Outcome { readonly placed: number; readonly worth: number; readonly lowest: number }

/** Every matching there is, by trying them all. */
function* outcomes({ seats, bonus, pairs, floor, pinned, forbidden }: Small): Generator<Outcome> {
  const open = pairs.filter((pair, n) => pair.score >= floor && !forbidden.includes(n) && !pinned.some((other) => pairs[other]!.seeker === pair.seeker))
  const left = seats.map((count, host) => count - pinned.filter((n) => pairs[n]!.host === host).length)
  function* from(seeker: number, sofar: Outcome): Generator<Outcome> {
    if (seeker === bonus.length) return yield sofar
    yield* from(seeker + 1, sofar)
    for (const pair of open.filter((one) => one.seeker === seeker && left[one.host]! > 0)) {
      left[pair.host]!--
      yield* from(seeker + 1, { placed: sofar.placed + 1, worth: sofar.worth + pair.score + pair.keep + bonus[seeker]!, lowest: Math.min(sofar.lowest, pair.score) })
      left[pair.host]!++
    }
  }
  yield* from(0, { placed: 0, worth: 0, lowest: Number.POSITIVE_INFINITY })
}

/** What each objective looks at, the most important first. */
function rank(objective: Objective, { placed, worth, lowest }: Outcome): readonly number[] {
  return objective === 'total' ? [worth] : objective === 'everyone' ? [placed, worth] : [placed, lowest, worth]
}

function bestOf(small: Small): Outcome {
  const isBetter = (a: Outcome, b: Outcome): boolean => {
    const [left, right] = [rank(small.objective, a), rank(small.objective, b)]
    const at = left.findIndex((value, n) => value !== right[n])
    return at >= 0 && left[at]! > right[at]!
  }
  let best: Outcome | undefined
  for (const outcome of outcomes(small)) if (best === undefined || isBetter(outcome, best)) best = outcome
  return best!
}

/** The open part of a solved round, in the same figures. */
function found({ matches }: SolvedRound, { pairs, bonus }: Small): Outcome {
  const open = matches.filter(({ pinned }) => !pinned)
  const worthOf = ({ seekerId: seeker, hostId: host, score }: SolvedRound['matches'][number]): number =>
    score + pairs.find((pair) => seekerId(pair.seeker) === seeker && hostId(pair.host) === host)!.keep + bonus[Number(seeker.slice(1))]!
  return { placed: open.length, worth: open.reduce((sum, match) => sum + worthOf(match), 0), lowest: Math.min(...open.map(({ score }) => score)) }
}

const small: fc.Arbitrary<Small> = fc.record({ seekers: fc.integer({ min: 0, max: 6 }), hosts: fc.integer({ min: 0, max: 4 }), scores: fc.constantFrom(3, 50, 10_000) }).chain(({ seekers, hosts, scores }) =>
  fc.record({
    seats: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: hosts, maxLength: hosts }),
    bonus: fc.array(fc.constantFrom(0, 0, 1, 5_000), { minLength: seekers, maxLength: seekers }),
    pairs: seekers * hosts === 0 ? fc.constant([]) : fc.uniqueArray(
      fc.record({ seeker: fc.nat(seekers - 1), host: fc.nat(hosts - 1), score: fc.integer({ min: 1, max: scores }), keep: fc.constantFrom(0, 0, 0, 500) }),
      { selector: ({ seeker, host }) => seeker * 10 + host, maxLength: seekers * hosts }),
    floor: fc.constantFrom(0, 0, 2, 40), objective: fc.constantFrom(...OBJECTIVES), picks: fc.array(fc.nat(), { maxLength: 3 }), bans: fc.array(fc.nat(), { maxLength: 3 }),
  }).map(({ picks, bans, ...rest }) => {
    const pinned: number[] = []
    for (const pick of picks) {
      const n = rest.pairs.length === 0 ? -1 : pick % rest.pairs.length
      const pair = rest.pairs[n]
      if (pair === undefined || pinned.some((other) => rest.pairs[other]!.seeker === pair.seeker)) continue
      if (pinned.filter((other) => rest.pairs[other]!.host === pair.host).length < rest.seats[pair.host]!) pinned.push(n)
    }
    return { ...rest, pinned, forbidden: [...new Set(bans.map((ban) => (rest.pairs.length === 0 ? -1 : ban % rest.pairs.length)))].filter((n) => n >= 0) }
  }))

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
    fc.assert(fc.property(small, (any) => {
      const given: Small = { ...any, objective: 'total' }
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
