import fc from 'fast-check'
import type { BaseCounts, Dimension, ReleaseDefinition, ReleaseMethod, TableDefinition } from '../domain/release/release-definition.js'

/** Nation ⊃ regions ⊃ organisations; the sizes of the regions. */
export const area = (sizes: readonly number[]): Dimension => ({
  key: 'area', title: 'Area', levels: ['nation', 'region', 'organisation'],
  root: { key: 'nation', title: 'Nation', children: sizes.map((size, region) => ({ key: `r${region}`, title: `Region ${region}`, children: Array.from({ length: size }, (_, index) => ({ key: `o${region}${index}`, title: `Organisation ${region}${index}` })) })) },
})

/** Everybody ⊃ categories. */
export const plain = (key: string, size: number, sensitive = false): Dimension => ({
  key, title: key, levels: ['all', key], sensitive,
  root: { key: 'all', title: 'All', children: Array.from({ length: size }, (_, index) => ({ key: `${key}${index}`, title: `${key} ${index}` })) },
})

/** A table with every level of every dimension. */
export const wholeTable = (dimensions: readonly Dimension[]): TableDefinition => ({ key: 'whole', title: 'Whole', shows: dimensions.map(({ key, levels }) => ({ dimension: key, levels })) })

export const release = (dimensions: readonly Dimension[], method: ReleaseMethod, tables: readonly TableDefinition[] = [wholeTable(dimensions)]): ReleaseDefinition =>
  ({ publicationId: 'p1', title: 'Staff', dimensions, tables, method, change: { maxChange: 5 } })

export const leafKeys = ({ root }: Dimension): string[] => {
  const visit = (node: typeof root): string[] => (node.children?.length ? node.children.flatMap(visit) : [node.key])
  return visit(root)
}

/** Counts in the order of the leaves, the last dimension varying fastest. */
export function counts(dimensions: readonly Dimension[], values: readonly number[], snapshot = '2026-Q1'): BaseCounts {
  const leaves = dimensions.map(leafKeys).reduce<string[][]>((all, list) => all.flatMap((start) => list.map((key) => [...start, key])), [[]])
  return { snapshot, rows: leaves.map((at, index) => ({ at, count: values[index] ?? 0 })) }
}

const count = fc.oneof({ weight: 3, arbitrary: fc.integer({ min: 0, max: 4 }) }, { weight: 1, arbitrary: fc.integer({ min: 5, max: 12 }) })

/** Small releases of one to three dimensions, one table with all totals or two that overlap, with counts of up to three snapshots. */
export const smallReleases = (method: ReleaseMethod, snapshots: number): fc.Arbitrary<{ readonly definition: ReleaseDefinition; readonly snapshots: readonly BaseCounts[] }> => {
  const small: readonly (readonly Dimension[])[] = [[plain('role', 2), plain('group', 2, true)], [area([2, 1])], [area([1, 1]), plain('group', 2, true)]]
  const larger: readonly (readonly Dimension[])[] = [[area([2, 1]), plain('group', 2, true)], [plain('role', 2), plain('group', 3, true)], [plain('site', 2), plain('role', 2), plain('group', 2, true)]]
  const shapes = snapshots === 1 ? [...small, ...larger] : small
  return fc.record({
    dimensions: fc.constantFrom(...shapes), overlapping: fc.boolean(), values: fc.array(count, { minLength: 8, maxLength: 8 }),
    changes: fc.array(fc.array(fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 2, arbitrary: fc.integer({ min: -3, max: 3 }) }, { weight: 1, arbitrary: fc.integer({ min: -9, max: 9 }) }), { minLength: 8, maxLength: 8 }), { minLength: snapshots - 1, maxLength: snapshots - 1 }),
  }).map(({ dimensions, overlapping, values, changes }) => {
    const [first, ...rest] = dimensions
    const tables: TableDefinition[] = [
      { key: 'first', title: 'First', shows: [{ dimension: first!.key, levels: [first!.levels.at(-1)!] }] },
      { key: 'rest', title: 'Rest', shows: [{ dimension: first!.key, levels: first!.levels.slice(0, 2) }, ...rest.map(({ key, levels }) => ({ dimension: key, levels }))] },
    ]
    const series = [values]
    for (const change of changes) series.push(series.at(-1)!.map((value, index) => Math.max(0, value + change[index]!)))
    return { definition: release(dimensions, method, overlapping ? tables : undefined), snapshots: series.map((own, index) => counts(dimensions, own, `2026-Q${index + 1}`)) }
  })
}
