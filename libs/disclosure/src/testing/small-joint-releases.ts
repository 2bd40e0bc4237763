import fc from 'fast-check'
import type { BaseRow, Dimension } from '../domain/release/release-definition.js'
import type { JointCounts, JointDefinition } from '../domain/together/joint-release.js'
import { area, leafKeys, plain, wholeTable } from './small-releases.js'

/** Several questions about the same people: the margin has every level of the shared dimensions, and so has each member, by its own. */
export const joint = (shared: readonly Dimension[], own: readonly Dimension[]): JointDefinition => ({
  publicationId: 'margin', title: 'Staff', dimensions: shared, tables: [wholeTable(shared)], method: { kind: 'controlled_rounding' }, change: { maxChange: 5 },
  members: own.map((dimension) => ({ publicationId: `by-${dimension.key}`, title: `Staff by ${dimension.key}`, dimensions: [dimension], tables: [{ ...wholeTable([...shared, dimension]), percentagesAcross: dimension.key }] })),
})

export const cellsOf = (shared: readonly Dimension[]): string[][] => shared.map(leafKeys).reduce<string[][]>((all, list) => all.flatMap((start) => list.map((key) => [...start, key])), [[]])

/** Counts of people, each of whom is in one shared cell and one category of every member: `people[cell]` is a list of one choice of categories for each person. */
export function jointCounts({ dimensions, members }: JointDefinition, people: readonly (readonly (readonly number[])[])[], snapshot = '2026-Q1'): JointCounts {
  const cells = cellsOf(dimensions)
  return {
    snapshot, members: Object.fromEntries(members.map(({ publicationId, dimensions: [own] }, member) => [publicationId, cells.flatMap((at, cell) => leafKeys(own!).map((key, place): BaseRow => ({
      at: [...at, key], count: (people[cell] ?? []).filter((choices) => choices[member]! % leafKeys(own!).length === place).length,
    })))])),
  }
}

/** A shared cell of few people who mostly answer alike, so that whole groups share a category and sums are small. */
const cell = fc.array(fc.tuple(fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.constant(1) }), fc.nat(1)), { maxLength: 9 })

/** Small joint releases of two members, in up to three snapshots; people come and go from one to the next. */
export const smallJointReleases = (snapshots: number): fc.Arbitrary<{ readonly definition: JointDefinition; readonly series: readonly JointCounts[] }> => {
  const shapes: readonly (readonly Dimension[])[] = snapshots === 1 ? [[area([2])], [area([1, 1])], [plain('role', 2)], [area([2, 1])]] : [[plain('role', 2)], [area([1])]]
  return fc.record({
    shared: fc.constantFrom(...shapes), cells: fc.array(cell, { minLength: 3, maxLength: 3 }),
    joiners: fc.array(fc.array(fc.array(fc.tuple(fc.nat(1), fc.nat(1)), { maxLength: 3 }), { minLength: 3, maxLength: 3 }), { minLength: snapshots - 1, maxLength: snapshots - 1 }),
    leavers: fc.array(fc.array(fc.nat(3), { minLength: 3, maxLength: 3 }), { minLength: snapshots - 1, maxLength: snapshots - 1 }),
  }).map(({ shared, cells, joiners, leavers }) => {
    const definition = joint(shared, [plain('sex', 2, true), plain('age', 2, true)])
    let people: readonly (readonly (readonly number[])[])[] = cells
    const series = [jointCounts(definition, people, '2026-Q1')]
    joiners.forEach((added, index) => {
      people = people.map((ofCell, at) => [...ofCell.slice(Math.min(ofCell.length, leavers[index]![at]!)), ...added[at]!])
      series.push(jointCounts(definition, people, `2026-Q${index + 2}`))
    })
    return { definition, series }
  })
}
