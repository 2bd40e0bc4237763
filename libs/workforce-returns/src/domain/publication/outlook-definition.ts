import type { BaseRow, ReleaseDefinition } from '#disclosure'

export const OUTLOOK_MEMBER = 'outlook'

interface ChangeOfRole {
  readonly role: string
  readonly change: string
}

/** A role and what becomes of it as one category: nothing is added up across them. */
export const outlookKey = ({ role, change }: ChangeOfRole): string => `${role}/${change}`

/** People whose role technology is likely to change, in the nation: few organisations of a region name the same role. */
export const outlookDefinition = (rows: readonly ChangeOfRole[]): ReleaseDefinition => ({
  publicationId: OUTLOOK_MEMBER, title: 'Roles likely to change', method: { kind: 'controlled_rounding' },
  dimensions: [{ key: 'change', title: 'Role and change', levels: ['any', 'change'], root: { key: 'any change', title: 'Any', children: [...new Set(rows.map(outlookKey))].sort().map((key) => ({ key, title: key })) } }],
  tables: [{ key: 'changes', title: 'People by role and change', shows: [{ dimension: 'change', levels: ['change'] }] }],
})

/** The true counts beneath. */
export const outlookRows = (rows: readonly (ChangeOfRole & { readonly people: number })[]): readonly BaseRow[] => rows.map((row) => ({ at: [outlookKey(row)], count: row.people }))
