import { type BaseCounts, type ProtectedRelease, type ReleaseDefinition } from '#disclosure'
import type { Quarter } from '#kernel'
import type { Characteristic, GroupCounts } from '../../domain/index.js'
import { isUnknown } from '../../domain/index.js'

/** How many people of each region gave each answer. */
export type CountsByRegion = ReadonlyMap<string, ReadonlyMap<string, number>>

const NATION = 'nation'
const EVERYBODY = 'everybody'

/**
 * The publication that a measure of one characteristic is read from: all answers by region, in two snapshots. Groups are sums of its published
 * figures, so whichever groups an indicator is made of, no more is told of anybody than this.
 */
export const releaseOf = (characteristic: Characteristic, regions: readonly string[], sample: string): ReleaseDefinition => ({
  publicationId: `returns-${characteristic.key}-${sample}`, title: `${characteristic.name} of digital staff, on the organisations that returned both quarters`,
  dimensions: [
    { key: 'area', title: 'Area', levels: ['nation', 'region'], root: { key: NATION, title: 'All regions', children: regions.map((region) => ({ key: `region ${region}`, title: region })) } },
    { key: 'answer', title: characteristic.name, levels: ['everybody', 'category'], sensitive: true, root: { key: EVERYBODY, title: 'Everybody', children: characteristic.categories.map(({ key, name }) => ({ key, title: name })) } },
  ],
  tables: [{ key: 'answers', title: `${characteristic.name} by region`, shows: [{ dimension: 'area', levels: ['nation', 'region'] }, { dimension: 'answer', levels: ['everybody', 'category'] }] }],
  method: { kind: 'controlled_rounding' },
})

export const baseCounts = (quarter: Quarter, counts: CountsByRegion): BaseCounts => ({
  snapshot: quarter, rows: [...counts].flatMap(([region, answers]) => [...answers].map(([category, count]) => ({ at: [`region ${region}`, category], count }))),
})

/** The group as the published figures have it; nothing where one of them is not shown as a number. */
export function publishedGroup({ tables }: Pick<ProtectedRelease, 'tables'>, region: string | undefined, categories: readonly Characteristic['categories'][number][], group: ReadonlySet<string>): GroupCounts | undefined {
  const area = region === undefined ? NATION : `region ${region}`
  const cells = tables.flatMap((table) => table.cells).filter(({ at }) => at[0] === area)
  const sums = { inside: 0, outside: 0, unknown: 0 }
  for (const { key } of categories) {
    const figure = cells.find(({ at }) => at[1] === key)?.figure
    if (typeof figure !== 'number') return undefined
    sums[isUnknown(key) ? 'unknown' : group.has(key) ? 'inside' : 'outside'] += figure
  }
  return sums
}
