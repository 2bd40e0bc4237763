import { protectOneWay } from '#disclosure'
import { exactly, gapOf, LEAST_ORGANISATIONS, type RegionCount, type Shown, shownRegions, type SkillGap } from '../../domain/index.js'
import type { GapRow } from '../../data/figures/gap.queries.js'

/** The protected table of one skills gap: the nation and the regions that may be shown, all made together. */
export interface ProtectedGap {
  readonly nation: readonly SkillGap[]
  readonly byRegion: ReadonlyMap<string, readonly SkillGap[]>
  readonly method: string
}

export const GAP_METHOD = 'Regions with fewer than three organisations are withheld with others, and one to five people with a skill are shown as a band of five.'

const shown = (count: { readonly kind: 'exact'; readonly value: number } | { readonly kind: 'range'; readonly from: number; readonly to: number } | undefined): Shown =>
  count === undefined ? exactly(0) : count.kind === 'exact' ? exactly(count.value) : { from: count.from, to: count.to }

/**
 * Makes the figures of the nation and all its regions at once, each role, skill and level as one table with its total: whatever is then picked
 * from it says no more than the whole. Demand is a number of posts and stays exact; supply is people.
 */
export function protectGap(rows: readonly GapRow[], regions: readonly RegionCount[]): ProtectedGap {
  const visible = shownRegions(regions)
  const byRegion = new Map(visible.map((region): [string, SkillGap[]] => [region, []]))
  const nation: SkillGap[] = []
  const enough = regions.reduce((sum, { organisations }) => sum + organisations, 0) >= LEAST_ORGANISATIONS
  for (const group of groupsOf(rows)) {
    const [first] = group
    if (first === undefined || !enough) continue
    const { role, skill, level } = first
    const of = (region: string): GapRow | undefined => group.find((one) => one.region === region)
    const rest = group.filter(({ region }) => !byRegion.has(region)).reduce((sum, { supply }) => sum + supply, 0)
    const { counts, total } = protectOneWay([...visible.map((region) => of(region)?.supply ?? 0), rest], { method: 'band_1_5', withTotal: true })
    nation.push(gapOf({ role, skill, level, neededNow: sumOf(group, 'neededNow'), neededInThreeYears: sumOf(group, 'neededInThreeYears'), supply: shown(total) }))
    visible.forEach((region, index) => {
      const row = of(region)
      if (row) byRegion.get(region)?.push(gapOf({ role, skill, level, neededNow: row.neededNow, neededInThreeYears: row.neededInThreeYears, supply: shown(counts[index]) }))
    })
  }
  return { nation, byRegion, method: GAP_METHOD }
}

const sumOf = (rows: readonly GapRow[], field: 'neededNow' | 'neededInThreeYears'): number => rows.reduce((sum, row) => sum + row[field], 0)

function groupsOf(rows: readonly GapRow[]): GapRow[][] {
  const groups = new Map<string, GapRow[]>()
  for (const row of rows) {
    const key = `${row.role}/${row.skill}/${row.level}`
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
  }
  return [...groups.values()]
}
