import type { GapRow } from '../../data/figures/gap.queries.js'
import { NATION_KEY, regionKey } from '../../domain/index.js'
import { sectorGap } from './sector-gap.js'

const row = (region: string, skill: string, organisations: number): GapRow => ({ region, role: 'dev', skill, level: 'expert', organisations, neededNow: 7, neededInThreeYears: 9, supply: 5 })
const regions = ['East', 'North', 'South', 'West'].map((region) => ({ region, organisations: 4 }))
const cells = [NATION_KEY, ...regions.map(({ region }) => regionKey(region))].flatMap((place) => ['sql', 'design', 'data'].map((skill) => ({ at: [place, `dev/${skill}/expert`], figure: 5 })))
const published = { tables: [{ key: 'skills', title: '', cells }] } as unknown as Parameters<typeof sectorGap>[2]

describe('the skills gap of the sector', () => {
  const { nation, byRegion } = sectorGap([
    ...regions.map(({ region }) => row(region, 'sql', 4)), row('East', 'design', 1),
    row('East', 'data', 2), row('North', 'data', 4), row('South', 'data', 4), row('West', 'data', 4),
  ], regions, published)
  const skillsOf = (region: string) => byRegion.get(region)?.map(({ skill }) => skill)

  it('does not tell what fewer than three organisations need, anywhere', () => {
    expect(nation.map(({ skill }) => skill)).toEqual(['sql', 'data'])
    expect([...byRegion.values()].flat().map(({ skill }) => skill)).not.toContain('design')
  })

  it('withholds a region where fewer than three name a skill, and another, so that the nation less the rest is not theirs', () => {
    expect(skillsOf('East')).toEqual(['sql'])
    expect(['North', 'South', 'West'].map((region) => skillsOf(region)!.length).sort()).toEqual([1, 2, 2])
  })
})
