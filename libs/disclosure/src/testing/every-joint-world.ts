import type { BaseRow } from '../domain/release/release-definition.js'
import type { PublishedFigures } from '../domain/release/protected-release.js'
import { changeOf, type Condition, conditionsOf, contains, leafKeys, product, runOf } from './every-world.js'

/** What one part of one snapshot publishes; the margin has no rows of its own. */
export interface JointPart {
  readonly snapshot: number
  readonly published: PublishedFigures
  readonly rows: readonly BaseRow[]
}

/** A reader of several releases over the same people who tries every world there is. Shares nothing with the attack but the types. Each member counts the same people in every shared cell. */
export function everyJointWorld(margins: readonly PublishedFigures[], members: readonly JointPart[], maxChange: number): { run(part: JointPart, at: readonly string[]): { from: number; to: number } } {
  const truth: number[] = []
  const shared = margins[0]!.definition.dimensions.length
  const blocks = members.map((part) => {
    const leaves = product(part.published.definition.dimensions.map(({ root }) => leafKeys(root)))
    const first = truth.length
    for (const leaf of leaves) truth.push(part.rows.find(({ at }) => at.join() === leaf.join())?.count ?? 0)
    return { part, leaves, first }
  })
  const inside = ({ part: { published: { definition } }, leaves, first }: (typeof blocks)[number], at: readonly string[]): number[] => leaves.flatMap((leaf, index) => (contains(definition, at, leaf) ? [first + index] : []))
  const everybody = ({ published: { definition } }: JointPart, at: readonly string[]): string[] => [...at, ...definition.dimensions.slice(shared).map(({ root }) => root.key)]
  const firstBlocks = margins.map((_, snapshot) => blocks.find(({ part }) => part.snapshot === snapshot)!)
  const conditions: Condition[] = blocks.flatMap((block) => block.part.published.tables.flatMap((table) => table.cells.flatMap((cell) => conditionsOf(block.part.published, table.key, cell, (at) => inside(block, at)))))
  margins.forEach((published, snapshot) => {
    const block = firstBlocks[snapshot]!
    for (const table of published.tables) for (const cell of table.cells) conditions.push(...conditionsOf(published, table.key, cell, (at) => inside(block, everybody(block.part, at))))
    for (const other of blocks.filter(({ part }) => part.snapshot === snapshot && part !== block.part)) {
      for (const cell of product(published.definition.dimensions.map(({ root }) => leafKeys(root)))) {
        const [one, two] = [inside(block, everybody(block.part, cell)), inside(other, everybody(other.part, cell))]
        conditions.push({ variables: [...one, ...two], weights: [...one.map(() => 1), ...two.map(() => -1)], least: 0, most: 0 })
      }
    }
  })
  for (const later of blocks) {
    const earlier = blocks.find(({ part }) => part.snapshot === later.part.snapshot - 1 && part.published.definition.publicationId === later.part.published.definition.publicationId)
    if (earlier !== undefined) later.leaves.forEach((_, index) => conditions.push(changeOf(truth, earlier.first + index, later.first + index, maxChange)))
  }
  return { run: (part, at) => { const block = blocks.find((candidate) => candidate.part === part)!; return runOf(truth, conditions, inside(block, at)) } }
}
