import type { BaseRow, JointCounts, JointDefinition } from '#disclosure'
import { seededRandom } from '#kernel'
import { nationalCounts, nationalDefinition } from './national.js'

const CHARACTERISTICS = [['ethnic-group', 6], ['sex', 4], ['age', 8], ['disability', 4], ['religion', 9], ['orientation', 6], ['caring', 4], ['background', 6]] as const
const list = (length: number): number[] => Array.from({ length }, (_, index) => index)

/** The staff of the national table by so many characteristics: the margin is area × role, each characteristic a member with all totals. */
export function nationalTogether(organisations: number, characteristics: number): JointDefinition {
  const { dimensions: [area, role], tables: [table] } = nationalDefinition(organisations, { kind: 'controlled_rounding' })
  return {
    publicationId: 'bench-together', title: 'Digital staff', dimensions: [area!, role!], method: { kind: 'controlled_rounding' },
    tables: [{ ...table!, shows: table!.shows.slice(0, 2) }],
    members: CHARACTERISTICS.slice(0, characteristics).map(([key, size]) => ({
      publicationId: `bench-together-${key}`, title: `Digital staff by ${key}`, tables: [{ ...table!, shows: [...table!.shows.slice(0, 2), { dimension: key, levels: ['all', key] }] }],
      dimensions: [{ key, title: key, levels: ['all', key], sensitive: true, root: { key: 'all', title: 'All', children: list(size).map((index) => ({ key: `${key}${index}`, title: `${key} ${index}` })) } }],
    })),
  }
}

/** The same people as the national table's by each characteristic: most are in its first categories. */
export function togetherCounts({ members }: JointDefinition, organisations: number, seed: number): JointCounts {
  const { rows, snapshot } = nationalCounts(organisations, seed)
  const people = new Map<string, number>()
  for (const { at, count } of rows) people.set(JSON.stringify(at.slice(0, 2)), (people.get(JSON.stringify(at.slice(0, 2))) ?? 0) + count)
  const random = seededRandom(seed)
  return {
    snapshot, members: Object.fromEntries(members.map(({ publicationId, dimensions: [own] }) => {
      const keys = own!.root.children!.map(({ key }) => key)
      return [publicationId, [...people].flatMap(([code, count]): BaseRow[] => {
        const counted = keys.map(() => 0)
        for (let person = 0; person < count; person++) counted[Math.floor(keys.length * random() ** 2.5)]! += 1
        return keys.map((key, place) => ({ at: [...JSON.parse(code) as string[], key], count: counted[place]! }))
      })]
    })),
  }
}
