import { seededRandom } from '#kernel'
import { POINT } from '#matching'
import { basisPoints, closeness, level, vectors } from './instances.js'
import type { RoundMarket } from './measure.js'

export const DENSE_KINDS = ['uniform', 'geometric', 'ties'] as const
/** `geometric`: by the distance of two points of a square. */
export type DenseKind = (typeof DENSE_KINDS)[number]

const TIE_BREAKS = 2 ** 20

/** As many hosts of one seat as seekers, and every pair eligible; weights as a round has them, with tie-breaks drawn in place of hashed. */
export function denseMarket(kind: DenseKind, size: number, seed: number): RoundMarket {
  const random = seededRandom(seed)
  const [from, to] = [vectors(size, 2, random), vectors(size, 2, random)]
  const scoreOf = {
    uniform: random,
    geometric: (seeker: number, host: number) => closeness(from, seeker, to, host, 2),
    ties: () => level(random),
  }[kind]
  const market = {
    seekers: size, hosts: size, seats: new Int32Array(size).fill(1), rows: Int32Array.from({ length: size + 1 }, (_, n) => n * size),
    hostOf: new Int32Array(size * size), weights: new Float64Array(size * size), pairOf: Int32Array.from({ length: size * size }, (_, n) => n),
  }
  for (let seeker = 0; seeker < size; seeker++) {
    for (let host = 0; host < size; host++) {
      market.hostOf[seeker * size + host] = host
      market.weights[seeker * size + host] = basisPoints(scoreOf(seeker, host)) * POINT + Math.floor(random() * TIE_BREAKS)
    }
  }
  return market
}
