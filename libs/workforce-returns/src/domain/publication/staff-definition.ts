import type { BaseRow, CategoryNode, Dimension, JointDefinition, MemberDefinition, ReleaseDefinition } from '#disclosure'
import type { OrganisationId } from '#kernel'
import type { Characteristic } from '../reference.js'

/** An organisation whose return is in a snapshot. */
export interface Place {
  readonly organisationId: OrganisationId
  /** `none` where it has none. */
  readonly region: string
}

export const NATION_KEY = 'nation'
export const ALL_FAMILIES = 'all families'
export const EVERYBODY = 'everybody'
export const regionKey = (region: string): string => `region ${region}`

/** Heads by place and role family: what the releases of all characteristics agree on. */
export const HEADCOUNT_MEMBER = 'digital-staff'
/** The release of one characteristic. */
export const memberOf = (characteristic: string): string => `${HEADCOUNT_MEMBER}.${characteristic}`
/** The characteristic of a release; `undefined` of one that is of none. */
export const characteristicOf = (member: string): string | undefined => (member.startsWith(memberOf('')) ? member.slice(memberOf('').length) : undefined)
/** People who came and went in a quarter: others than those who are there, counted by region alone. */
export const MOVEMENTS_MEMBER = 'digital-staff-movements'
export const MOVEMENT_KEYS = ['starters', 'leavers'] as const

const PLACES = { dimension: 'place', levels: ['nation', 'region', 'organisation'] }
const FAMILIES = { dimension: 'family', levels: ['all', 'family'] }
const ALL_TOGETHER = { dimension: 'family', levels: ['all'] }
/** The dimension of a characteristic's release that its answers are in. */
export const ANSWER = 'answer'

/**
 * What is published of digital staff: by organisation (and its region, and the nation), role family and the answers to one characteristic, with every total.
 * Whatever else is told of them are sums of these figures. Grades are left out: most counts would be 0 or 1, and nothing that is published asks for them.
 * @param byFamily whether role families are told apart
 */
export const staffDefinition = (characteristics: readonly Characteristic[], places: readonly Place[], families: readonly string[], byFamily = true): JointDefinition => ({
  publicationId: HEADCOUNT_MEMBER, title: 'Digital staff', method: { kind: 'controlled_rounding' },
  dimensions: [placeDimension(places), { key: 'family', title: 'Role family', levels: ['all', 'family'], root: { key: ALL_FAMILIES, title: 'All role families', children: families.map(leaf) } }],
  tables: [{ key: 'staff', title: 'Digital staff by place and role family', shows: [PLACES, byFamily ? FAMILIES : ALL_TOGETHER] }],
  members: characteristics.map(({ key, name, categories }): MemberDefinition => ({
    publicationId: memberOf(key), title: `Digital staff by ${name.toLowerCase()}`,
    // One key for all characteristics: categories of one are told from those of another by the release that they are in.
    dimensions: [{ key: ANSWER, title: name, levels: ['everybody', 'answer'], sensitive: true, root: { key: EVERYBODY, title: 'Everybody', children: categories.map((one) => ({ key: one.key, title: one.name })) } }],
    tables: [{ key: 'staff', title: `Digital staff by place, role family and ${name.toLowerCase()}`, shows: [PLACES, byFamily ? FAMILIES : ALL_TOGETHER, { dimension: ANSWER, levels: ['everybody', 'answer'] }] }],
  })),
})

/**
 * Starters and leavers by region. Not by organisation: somebody who started is there as well, and a small count of the one would
 * narrow the other down. Nothing is shown of both together.
 */
export const movementsDefinition = (places: readonly Place[]): ReleaseDefinition => ({
  publicationId: MOVEMENTS_MEMBER, title: 'Starters and leavers among digital staff', method: { kind: 'controlled_rounding' },
  dimensions: [
    regionDimension(places.map(({ region }) => region)),
    { key: 'movement', title: 'Movement', levels: ['any', 'movement'], root: { key: 'came or went', title: 'Came or went', children: MOVEMENT_KEYS.map(leaf) } },
  ],
  tables: [{ key: 'movements', title: 'Starters and leavers by region', shows: [{ dimension: 'place', levels: ['nation', 'region'] }, { dimension: 'movement', levels: ['movement'] }] }],
})

const leaf = (key: string): CategoryNode => ({ key, title: key })
const byKey = (a: CategoryNode, b: CategoryNode): number => (a.key < b.key ? -1 : 1)

const placeDimension = (places: readonly Place[]): Dimension => ({
  key: 'place', title: 'Place', levels: ['nation', 'region', 'organisation'],
  root: {
    key: NATION_KEY, title: 'The nation',
    children: [...Map.groupBy(places, ({ region }) => region)].map(([region, members]) => ({ key: regionKey(region), title: region, children: members.map(({ organisationId }) => leaf(organisationId)).sort(byKey) })).sort(byKey),
  },
})

/** Regions alone. */
export const regionDimension = (regions: readonly string[]): Dimension => ({
  key: 'place', title: 'Place', levels: ['nation', 'region'], root: { key: NATION_KEY, title: 'The nation', children: [...new Set(regions)].sort().map((region) => ({ key: regionKey(region), title: region })) },
})

/** Adds rows of the same place up. */
export function sumRows(rows: readonly BaseRow[]): readonly BaseRow[] {
  const sums = new Map<string, { readonly at: readonly string[]; count: number }>()
  for (const { at, count } of rows) {
    const key = JSON.stringify(at)
    const standing = sums.get(key)
    if (standing) standing.count += count
    else sums.set(key, { at, count })
  }
  return [...sums.values()]
}
