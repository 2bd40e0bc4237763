import type { OrganisationId, PlainDate } from '#kernel'

export const ORGANISATION_KINDS = [
  'council', 'combined_authority', 'lga', 'institute', 'centre_of_innovation', 'department', 'alb', 'nhs_body', 'training_provider', 'supplier', 'other',
] as const
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number]

/** What kind of council it is; other bodies have no tier. */
export const TIERS = [
  'county', 'district', 'unitary', 'metropolitan_district', 'london_borough', 'city_corporation', 'combined_authority', 'strategic_authority',
] as const
export type Tier = (typeof TIERS)[number]

export const NATIONS = ['england', 'wales', 'scotland', 'northern_ireland'] as const
export type Nation = (typeof NATIONS)[number]

/** The regional footprints that reports use; outside England the nation stands for the region. */
export const REGIONS = [
  'East Midlands', 'East of England', 'London', 'North East', 'North West', 'South East', 'South West', 'West Midlands',
  'Yorkshire and The Humber', 'Northern Ireland', 'Scotland', 'Wales',
] as const
export type Region = (typeof REGIONS)[number]

/** What decisions need to know of an organisation. No `validFrom` means since before our records. */
export interface OrganisationFacts {
  readonly id: OrganisationId
  readonly name: string
  readonly validFrom?: PlainDate | undefined
  /** First day on which it no longer exists. */
  readonly validTo?: PlainDate | undefined
  readonly successorIds?: readonly OrganisationId[] | undefined
}

/** Whether the organisation exists on the date. */
export const existsOn = (organisation: Pick<OrganisationFacts, 'validFrom' | 'validTo'>, date: PlainDate): boolean =>
  (organisation.validFrom === undefined || organisation.validFrom <= date) && (organisation.validTo === undefined || date < organisation.validTo)

/**
 * The organisations that stand today for one that may have gone, following successors to the end.
 * A council split in two has two. Used to draw history on today's map.
 */
export function currentSuccessors(id: OrganisationId, successorsOf: (id: OrganisationId) => readonly OrganisationId[]): readonly OrganisationId[] {
  const found = new Set<OrganisationId>()
  const seen = new Set<OrganisationId>()
  const open = [id]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (seen.has(next)) continue
    seen.add(next)
    const successors = successorsOf(next)
    if (successors.length === 0) found.add(next)
    open.push(...successors)
  }
  return [...found]
}
