import { type CriterionIndex, NEUTRAL, type People } from '../criterion-row.js'

/** One bit for each time; 0 for who has not said. */
export interface TimesData {
  readonly kind: 'times'
  readonly own: Int32Array
  readonly theirs: Int32Array
  readonly enough: number
}

export const readTimes = (enough: number, { seekers, hosts }: Pick<People, 'seekers' | 'hosts'>): TimesData =>
  ({ kind: 'times', own: Int32Array.from(seekers, ({ times }) => times), theirs: Int32Array.from(hosts, ({ times }) => times), enough })

/** Bits that are set. */
export function bitsOf(value: number): number {
  let bits = value - ((value >>> 1) & 0x55555555)
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333)
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

/** Times that both have. */
export function timesIndex({ own, theirs, enough }: TimesData): CriterionIndex {
  return (award) => {
    const half = award(NEUTRAL)
    const table = Int32Array.from({ length: 33 }, (_, bits) => award(Math.min(1, bits / enough)))
    const pointsOf = (left: number, right: number): number => (left === 0 || right === 0 ? half : table[bitsOf(left & right)]!)
    return {
      listed: {
        mostOf: () => award(1),
        addAt: (seeker, hosts, count, scores) => {
          const times = own[seeker]!
          for (let n = 0; n < count; n++) scores[n]! += pointsOf(times, theirs[hosts[n]!]!)
        },
      },
      pointsOf: (seeker, host) => pointsOf(own[seeker]!, theirs[host]!),
    }
  }
}
