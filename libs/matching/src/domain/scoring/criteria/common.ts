import { type CriterionIndex, type Marks, NEUTRAL, type People } from '../criterion-row.js'
import { hasItem, inverted, isEmpty, type Lists, listOf, listsOf, Numbers, silentIn } from '../lists.js'

/** Codes of both sides by number; -1 for those that no host has. */
export interface CommonData {
  readonly kind: 'common'
  readonly own: Lists
  readonly theirs: Lists
  readonly codes: number
}

export function readCommon(set: string, { seekers, hosts }: Pick<People, 'seekers' | 'hosts'>): CommonData {
  const codes = new Numbers<string>()
  const theirs = listsOf(hosts.length, (host) => (hosts[host]!.sets[set] ?? []).map((code) => codes.of(code)))
  return { kind: 'common', own: listsOf(seekers.length, (seeker) => (seekers[seeker]!.sets[set] ?? []).map((code) => codes.find(code))), theirs, codes: codes.count }
}

export const sharesAny = ({ own, theirs }: CommonData, seeker: number, host: number): boolean => {
  for (let at = own.starts[seeker]!; at < own.starts[seeker + 1]!; at++) if (own.items[at]! >= 0 && hasItem(theirs, host, own.items[at]!)) return true
  return false
}

/** Anything in common. */
export function commonIndex(data: CommonData): CriterionIndex {
  const { own, theirs, codes } = data
  const byCode = inverted(theirs, codes)
  const silent = silentIn(theirs)
  return (award) => {
    const [full, half, none] = [award(1), award(NEUTRAL), award(0)]
    const pointsOf = (seeker: number, host: number): number => (isEmpty(own, seeker) || isEmpty(theirs, host) ? half : sharesAny(data, seeker, host) ? full : none)
    /** One bit for anything in common, another for silence where anybody is silent. */
    const fill = (points: Int32Array): void => {
      points[0] = 0
      points[1] = full
      if (silent.length > 0) points.fill(half, 2, 4)
    }
    return {
      pointsOf,
      allOf: (seeker) => (isEmpty(own, seeker) ? half : 0),
      marksOf: (seeker): Marks | undefined => {
        if (isEmpty(own, seeker)) return undefined
        const lists = [...listOf(own, seeker)].filter((code) => code >= 0).map((code) => listOf(byCode, code))
        const bitOf = lists.map(() => 0)
        const rest = { fill, most: full, pointsOf: (host: number) => pointsOf(seeker, host) }
        return silent.length === 0 ? { lists, bits: 1, bitOf, ...rest } : { lists: [...lists, silent], bits: 2, bitOf: [...bitOf, 1], ...rest }
      },
    }
  }
}
