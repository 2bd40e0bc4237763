import type { ProtectedRelease } from '#disclosure'

/** How far one published count may be from the truth, in people, by the level of its place. */
export interface Within {
  readonly nation: number
  readonly region: number
  readonly organisation: number
}

/** An organisation of a snapshot, and whether it is among those that are added up. */
export interface InSum {
  readonly region: string
  readonly counted: boolean
}

/** What a release promises of its counts over all role families: of heads, or of single answers. Without a promise nothing is known: infinity. */
export function withinOf(bounds: ProtectedRelease['bounds'], of: 'heads' | 'answers'): Within {
  const found = (level: string): number => bounds.find(({ levels }) => levels[0] === level && levels[1] === 'all' && levels[2] === (of === 'answers' ? 'answer' : undefined))?.within ?? Infinity
  return { nation: found('nation'), region: found('region'), organisation: found('organisation') }
}

/**
 * How far the sum of one category over some organisations of a snapshot may be from the truth (people). The sum is that of the organisations counted, or that
 * of a whole region, or of the nation, less the others: each way has its bound, and the least holds.
 */
export function roundingBound(organisations: readonly InSum[], within: Within): number {
  const ofRegion = (members: readonly InSum[]): number => {
    const counted = members.filter((one) => one.counted).length
    return counted === 0 ? 0 : Math.min(counted * within.organisation, within.region + (members.length - counted) * within.organisation)
  }
  const others = organisations.filter(({ counted }) => !counted).length
  if (others === organisations.length) return 0
  const byRegions = [...Map.groupBy(organisations, ({ region }) => region).values()].reduce((sum, members) => sum + ofRegion(members), 0)
  return Math.min(byRegions, within.nation + others * within.organisation)
}
