import { seededRandom } from '#kernel'
import { MAX_SCORE, type RoundHost, type RoundInput, type RoundPairs, type RoundSeeker } from '#matching'

export const KINDS = ['uniform', 'features', 'ties', 'popularity'] as const
/**
 * How scores come about. `uniform`: each by itself. `features`: by the distance of two people's feature vectors. `ties`: five
 * distinct scores. `popularity`: a few hosts are in most lists, and everybody scores highly with them.
 */
export type Kind = (typeof KINDS)[number]

export interface InstanceSpec {
  readonly kind: Kind
  readonly seekers: number
  readonly hosts: number
  /** Eligible hosts of each seeker. */
  readonly perSeeker: number
  /** Seats of all hosts together; each has at least one. */
  readonly seats: number
  readonly seed: number
}

type Random = () => number
interface Scoring {
  /** A host for somebody's list. */
  readonly draw: () => number
  /** 0 to 1. */
  readonly score: (seeker: number, host: number) => number
}

const FEATURES = 8
const LEVELS = 5

/** Basis points of a score from 0 to 1. */
export const basisPoints = (score: number): number => 1 + Math.min(MAX_SCORE - 1, Math.floor(score * MAX_SCORE))
/** One of five scores. */
export const level = (random: Random): number => Math.floor(random() * LEVELS) / LEVELS
/** Vectors of that many numbers from 0 to 1, one after the other. */
export const vectors = (count: number, dimensions: number, random: Random): Float64Array => Float64Array.from({ length: count * dimensions }, random)

/** 1 for the same place, 0 for opposite corners. */
export function closeness(a: Float64Array, n: number, b: Float64Array, m: number, dimensions: number): number {
  let sum = 0
  for (let at = 0; at < dimensions; at++) sum += (a[n * dimensions + at]! - b[m * dimensions + at]!) ** 2
  return 1 - Math.sqrt(sum / dimensions)
}

/** Seeded at random: the same specification, the same round. */
export function instanceOf(spec: InstanceSpec): RoundInput {
  const random = seededRandom(spec.seed)
  const seekers = Array.from({ length: spec.seekers }, (_, n): RoundSeeker => ({ id: `s${n}` }))
  const hosts = seatsOf(spec, random).map((seats, n): RoundHost => ({ id: `h${n}`, seats }))
  return { seekers, hosts, pairs: pairsOf(spec, scoring(spec, random)), objective: 'total', key: spec.seed }
}

function seatsOf({ hosts, seats }: InstanceSpec, random: Random): number[] {
  const each = Array.from({ length: hosts }, () => 1)
  for (let left = seats - hosts; left > 0; left--) each[Math.floor(random() * hosts)]!++
  return each
}

function pairsOf({ seekers, hosts, perSeeker }: InstanceSpec, { draw, score }: Scoring): RoundPairs {
  const pairs = { seeker: new Int32Array(seekers * perSeeker), host: new Int32Array(seekers * perSeeker), score: new Int32Array(seekers * perSeeker) }
  const lastInListOf = new Int32Array(hosts).fill(-1)
  for (let pair = 0; pair < pairs.seeker.length; pair++) {
    const seeker = Math.floor(pair / perSeeker)
    let host = draw()
    while (lastInListOf[host] === seeker) host = draw()
    lastInListOf[host] = seeker
    pairs.seeker[pair] = seeker
    pairs.host[pair] = host
    pairs.score[pair] = basisPoints(score(seeker, host))
  }
  return pairs
}

function scoring({ kind, seekers, hosts }: InstanceSpec, random: Random): Scoring {
  const anybody = (): number => Math.floor(random() * hosts)
  switch (kind) {
    case 'uniform':
      return { draw: anybody, score: random }
    case 'ties':
      return { draw: anybody, score: () => level(random) }
    case 'features': {
      const [wanted, offered] = [vectors(seekers, FEATURES, random), vectors(hosts, FEATURES, random)]
      return { draw: anybody, score: (seeker, host) => closeness(wanted, seeker, offered, host, FEATURES) }
    }
    case 'popularity': {
      const byFame = shuffled(Array.from({ length: hosts }, (_, n) => n), random)
      const fame = new Float64Array(hosts)
      byFame.forEach((host, rank) => (fame[host] = 1 - rank / hosts))
      return { draw: () => byFame[Math.floor(random() ** 2 * hosts)]!, score: (_, host) => 0.7 * fame[host]! + 0.3 * random() }
    }
  }
}

function shuffled<T>(values: readonly T[], random: Random): T[] {
  const all = [...values]
  for (let n = all.length - 1; n > 0; n--) {
    const other = Math.floor(random() * (n + 1))
    const value = all[n]!
    all[n] = all[other]!
    all[other] = value
  }
  return all
}

/** The same round with people and pairs in another order. */
export function permuted(input: RoundInput, seed: number): RoundInput {
  const random = seededRandom(seed)
  const seekers = shuffled([...input.seekers.keys()], random)
  const hosts = shuffled([...input.hosts.keys()], random)
  const order = Int32Array.from(shuffled([...input.pairs.seeker.keys()], random))
  const placeOf = (people: readonly number[]): Int32Array => {
    const places = new Int32Array(people.length)
    people.forEach((person, place) => (places[person] = place))
    return places
  }
  const [seekerPlace, hostPlace] = [placeOf(seekers), placeOf(hosts)]
  return {
    ...input,
    seekers: seekers.map((n) => input.seekers[n]!), hosts: hosts.map((n) => input.hosts[n]!),
    pairs: {
      seeker: order.map((pair) => seekerPlace[input.pairs.seeker[pair]!]!), host: order.map((pair) => hostPlace[input.pairs.host[pair]!]!),
      score: order.map((pair) => input.pairs.score[pair]!),
    },
  }
}
