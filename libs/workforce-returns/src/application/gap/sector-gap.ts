import type { ProtectedRelease } from '#disclosure'
import { exactly, gapOf, LEAST_ORGANISATIONS, NATION_KEY, type RegionCount, regionKey, shownRegions, skillKey, type SkillGap } from '../../domain/index.js'
import type { GapRow } from '../../data/figures/gap.queries.js'

/** One skills gap as it was published: the nation, and the regions that may be shown. */
export interface SectorGap {
  readonly nation: readonly SkillGap[]
  readonly byRegion: ReadonlyMap<string, readonly SkillGap[]>
}

export const GAP_METHOD = 'Numbers of people with a skill are multiples of five, published once a quarter, and protected beside those of the quarters before; posts are exact. Skills that fewer than three organisations name, and regions with fewer than three, are withheld with others.'

/**
 * Puts published numbers of people beside the posts that need them. Demand is a number of posts and stays exact; supply is people, and is what
 * was published of them.
 */
export function sectorGap(rows: readonly GapRow[], regions: readonly RegionCount[], { tables }: Pick<ProtectedRelease, 'tables'>): SectorGap {
  const visible = new Set(shownRegions(regions))
  if (regions.reduce((sum, { organisations }) => sum + organisations, 0) < LEAST_ORGANISATIONS) return { nation: [], byRegion: new Map() }
  const published = new Map(tables.flatMap(({ cells }) => cells).map(({ at, figure }) => [JSON.stringify(at), figure]))
  const gap = (place: string, members: readonly GapRow[]): readonly SkillGap[] => {
    const [first] = members
    const supply = first && published.get(JSON.stringify([place, skillKey(first)]))
    if (first === undefined || typeof supply !== 'number') return []
    const { role, skill, level } = first
    return [gapOf({ role, skill, level, neededNow: sumOf(members, 'neededNow'), neededInThreeYears: sumOf(members, 'neededInThreeYears'), supply: exactly(supply) })]
  }
  // The rule of three holds for every line, not only for the place: what one organisation alone needs is its own figure.
  const lines = [...Map.groupBy(rows, skillKey).values()].filter((members) => sumOf(members, 'organisations') >= LEAST_ORGANISATIONS)
  const shownIn = lines.map((members) => new Set(shownRegions(members.map(({ region, organisations }) => ({ region, organisations }))).filter((region) => visible.has(region))))
  return {
    nation: lines.flatMap((members) => gap(NATION_KEY, members)),
    byRegion: new Map([...visible].map((region) => [region, lines.flatMap((members, line) => members.filter((row) => row.region === region && shownIn[line]!.has(region)).flatMap((row) => gap(regionKey(region), [row])))])),
  }
}

const sumOf = (rows: readonly GapRow[], field: 'neededNow' | 'neededInThreeYears' | 'organisations'): number => rows.reduce((sum, row) => sum + row[field], 0)
