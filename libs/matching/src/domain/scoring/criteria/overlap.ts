import { type CriterionIndex, type Marks, MOST_BITS, NEUTRAL, type People } from '../criterion-row.js'
import { hasItem, inverted, isEmpty, type Lists, listOf, listsOf, Numbers, silentIn } from '../lists.js'
import type { ScoringProfile } from '../profile.js'
import type { CriterionKind } from '../scheme.js'

export interface OverlapData {
  readonly kind: 'overlap'
  /** What each seeker wants, by number, the most important first; -1 for what no host offers. */
  readonly wants: Lists
  /** The share that each of these counts. */
  readonly parts: Float64Array
  readonly offers: Lists
  readonly codes: number
}

/** The first so many codes, each once. */
const firstOf = (codes: readonly string[] | undefined, most: number): readonly string[] => [...new Set(codes)].slice(0, most)

export function readOverlap({ wanted, offered, most }: Extract<CriterionKind, { kind: 'overlap' }>, { seekers, hosts, population }: People): OverlapData {
  const offersOf = (host: ScoringProfile): readonly string[] => firstOf(host.sets[offered], most)
  const codes = new Numbers<string>()
  const offers = listsOf(hosts.length, (host) => offersOf(hosts[host]!).map((code) => codes.of(code)))
  const counts = new Map<string, number>()
  for (const host of population) for (const code of offersOf(host)) counts.set(code, (counts.get(code) ?? 0) + 1)
  // What one of a thousand offers counts some seven times what everybody does.
  const rarity = (code: string): number => 1 + Math.log((1 + population.length) / (1 + (counts.get(code) ?? 0)))
  const parts: number[] = []
  const wants = listsOf(seekers.length, (seeker) => {
    const wantedCodes = firstOf(seekers[seeker]!.sets[wanted], most)
    const weights = wantedCodes.map(rarity)
    const all = weights.reduce((sum, weight) => sum + weight, 0)
    parts.push(...weights.map((weight) => weight / all))
    return wantedCodes.map((code) => codes.find(code))
  })
  return { kind: 'overlap', wants, parts: Float64Array.from(parts), offers, codes: codes.count }
}

/** What the seeker wants of what the host offers. Parts are added up in the order of the wants, so that rounding is the same every way. */
export function overlapIndex({ wants, parts, offers, codes }: OverlapData): CriterionIndex {
  const byCode = inverted(offers, codes)
  const silent = silentIn(offers)
  const sums = new Float64Array(2 ** MOST_BITS)
  const offeredWants = (seeker: number): number[] => {
    const found = []
    for (let at = wants.starts[seeker]!; at < wants.starts[seeker + 1]!; at++) if (wants.items[at]! >= 0) found.push(at)
    return found
  }
  return (award) => {
    const half = award(NEUTRAL)
    const pointsOf = (seeker: number, host: number): number => {
      if (isEmpty(wants, seeker) || isEmpty(offers, host)) return half
      let share = 0
      for (let at = wants.starts[seeker]!; at < wants.starts[seeker + 1]!; at++) if (wants.items[at]! >= 0 && hasItem(offers, host, wants.items[at]!)) share += parts[at]!
      return award(Math.min(1, share))
    }
    return {
      pointsOf,
      allOf: (seeker) => (isEmpty(wants, seeker) ? half : 0),
      marksOf: (seeker): Marks | undefined => {
        if (isEmpty(wants, seeker)) return undefined
        const found = offeredWants(seeker)
        const lists = found.map((at) => listOf(byCode, wants.items[at]!))
        const fill = (points: Int32Array): void => {
          points[0] = 0
          // What comes last in the order of the wants is the highest bit.
          for (const [n, at] of found.entries()) {
            const [size, part] = [1 << n, parts[at]!]
            for (let mask = 0; mask < size; mask++) {
              sums[size + mask] = sums[mask]! + part
              points[size + mask] = award(Math.min(1, sums[size + mask]!))
            }
          }
          if (silent.length > 0) points.fill(half, 1 << found.length, 2 << found.length)
        }
        const isSilence = silent.length > 0
        return { lists: isSilence ? [...lists, silent] : lists, bits: found.length + (isSilence ? 1 : 0), bitOf: [...found.keys(), found.length], fill, pointsOf: (host) => pointsOf(seeker, host), most: award(1) }
      },
    }
  }
}
