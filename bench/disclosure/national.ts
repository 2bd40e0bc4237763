import type { BaseCounts, ReleaseDefinition, ReleaseMethod } from '#disclosure'
import { seededRandom } from '#kernel'

const REGIONS = 9
const ROLES = 8
const GROUPS = 6
const list = (length: number): number[] => Array.from({ length }, (_, index) => index)
const flat = (key: string, title: string, size: number) => ({
  key, title, levels: ['all', key],
  root: { key: 'all', title: `All ${title}`, children: list(size).map((index) => ({ key: `${key}${index}`, title: `${title} ${index}` })) },
})

/** The national table: 9 regions ⊃ organisations × 8 roles × 6 groups, with every total there is. */
export function nationalDefinition(organisations: number, method: ReleaseMethod): ReleaseDefinition {
  const regions = list(REGIONS).map((region) => ({
    key: `r${region}`, title: `Region ${region}`,
    children: list(organisations).filter((index) => index % REGIONS === region).map((index) => ({ key: `o${index}`, title: `Organisation ${index}` })),
  }))
  return {
    publicationId: 'bench-national', title: 'Digital staff', method,
    dimensions: [
      { key: 'area', title: 'Area', levels: ['nation', 'region', 'organisation'], root: { key: 'nation', title: 'Nation', children: regions } },
      flat('role', 'Role', ROLES),
      { ...flat('group', 'Group', GROUPS), sensitive: true },
    ],
    tables: [{
      key: 'all', title: 'Digital staff by area, role and group',
      shows: [{ dimension: 'area', levels: ['nation', 'region', 'organisation'] }, { dimension: 'role', levels: ['all', 'role'] }, { dimension: 'group', levels: ['all', 'group'] }],
    }],
  }
}

/** Counts as they come: organisations of very different sizes, a few large roles and groups, most cells 0 to 4. */
export function nationalCounts(organisations: number, seed: number): BaseCounts {
  const random = seededRandom(seed)
  const rows = list(organisations).flatMap((organisation) => {
    const staff = 15 * (-Math.log(1 - random())) ** 1.4
    return list(ROLES).flatMap((role) => list(GROUPS).map((group) => {
      const expected = staff * (0.36 * 0.68 ** role) * (0.55 * 0.5 ** group + 0.02)
      return { at: [`o${organisation}`, `role${role}`, `group${group}`], count: poisson(expected, random) }
    }))
  })
  return { snapshot: '2026-Q3', rows }
}

/** The next quarter: some arrive, some leave. */
export function nextQuarter({ rows }: BaseCounts, snapshot: string, seed: number): BaseCounts {
  const random = seededRandom(seed)
  return { snapshot, rows: rows.map(({ at, count }) => ({ at, count: Math.max(0, count + poisson(0.05 * count + 0.02, random) - poisson(0.05 * count, random)) })) }
}

function poisson(mean: number, random: () => number): number {
  const limit = Math.exp(-Math.min(mean, 500))
  let [count, product] = [0, random()]
  for (; product > limit; count++) product *= random()
  return count
}
