import type { BaseRow, ReleaseDefinition } from '#disclosure'
import { regionDimension, regionKey } from './staff-definition.js'

export const SKILLS_MEMBER = 'skills-supply'
/** Role, skill and level as one category: somebody may have many skills, so nothing is added up across them. */
export const skillKey = ({ role, skill, level }: { readonly role: string; readonly skill: string; readonly level: string }): string => `${role}/${skill}/${level}`

/** People who have a skill that their role needs, by region: each skill is a table of its own. */
export const skillsDefinition = (regions: readonly string[], skills: readonly string[]): ReleaseDefinition => ({
  publicationId: SKILLS_MEMBER, title: 'Skills of digital staff', method: { kind: 'controlled_rounding' },
  dimensions: [
    regionDimension(regions),
    { key: 'skill', title: 'Role, skill and level', levels: ['any', 'skill'], root: { key: 'any skill', title: 'Any', children: [...new Set(skills)].sort().map((key) => ({ key, title: key })) } },
  ],
  tables: [{ key: 'skills', title: 'People with a skill, by region', shows: [{ dimension: 'place', levels: ['nation', 'region'] }, { dimension: 'skill', levels: ['skill'] }] }],
})

/** The true counts beneath. */
export const skillsRows = (rows: readonly { readonly region: string; readonly role: string; readonly skill: string; readonly level: string; readonly supply: number }[]): readonly BaseRow[] =>
  rows.map((row) => ({ at: [regionKey(row.region), skillKey(row)], count: row.supply }))
