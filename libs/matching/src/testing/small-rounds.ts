import fc from 'fast-check'
import { OBJECTIVES, type Objective, type RoundInput, type RoundPin } from '../domain/round.js'
import type { SolvedRound } from '../domain/solve-round.js'

interface Pair { readonly seeker: number; readonly host: number; readonly score: number; readonly keep: number }
/** A round so small that all its matchings can be tried. */
export interface Small {
  readonly seats: readonly number[]
  readonly bonus: readonly number[]
  readonly pairs: readonly Pair[]
  readonly floor: number
  readonly objective: Objective
  /** Places in `pairs`. */
  readonly pinned: readonly number[]
  readonly forbidden: readonly number[]
}

export const seekerId = (n: number): string => `s${n}`
export const hostId = (n: number): string => `h${n}`

export function inputOf({ seats, bonus, pairs, floor, objective, pinned, forbidden }: Small): RoundInput {
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

export interface Outcome { readonly placed: number; readonly worth: number; readonly lowest: number }

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
export function rank(objective: Objective, { placed, worth, lowest }: Outcome): readonly number[] {
  return objective === 'total' ? [worth] : objective === 'everyone' ? [placed, worth] : [placed, lowest, worth]
}

/** The best of all matchings, by trying them all. */
export function bestOf(small: Small): Outcome {
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
export function found({ matches }: SolvedRound, { pairs, bonus }: Small): Outcome {
  const open = matches.filter(({ pinned }) => !pinned)
  const worthOf = ({ seekerId: seeker, hostId: host, score }: SolvedRound['matches'][number]): number =>
    score + pairs.find((pair) => seekerId(pair.seeker) === seeker && hostId(pair.host) === host)!.keep + bonus[Number(seeker.slice(1))]!
  return { placed: open.length, worth: open.reduce((sum, match) => sum + worthOf(match), 0), lowest: Math.min(...open.map(({ score }) => score)) }
}

/** Every kind of small round: options combined, ties, empty sides, seats of nobody. */
export const smallRounds: fc.Arbitrary<Small> = fc.record({ seekers: fc.integer({ min: 0, max: 6 }), hosts: fc.integer({ min: 0, max: 4 }), scores: fc.constantFrom(3, 50, 10_000) }).chain(({ seekers, hosts, scores }) =>
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
