import type { BaseCounts, CategoryNode, Dimension, ReleaseDefinition } from '#disclosure'
import type { Quarter } from '#kernel'
import type { Strand } from '../strands.js'

/** What is counted of people, in the order in which tables show it. Meetings and minutes are no people and are added up apart. */
export const MEASURES = [
  { key: 'applied', title: { cohorts: 'Applied', mentoring: 'Matches proposed' } },
  { key: 'offered', title: { cohorts: 'Offered a place', mentoring: 'Matches agreed' } },
  { key: 'started', title: { cohorts: 'Started', mentoring: 'Relationships started' } },
  { key: 'completed', title: { cohorts: 'Completed', mentoring: 'Relationships completed' } },
  { key: 'ended', title: { cohorts: 'Left without completing', mentoring: 'Ended early or declined' } },
] as const
export type Measure = (typeof MEASURES)[number]['key']

/** One organisation's part in one programme or scheme in a quarter. */
export interface ActivityPart extends Readonly<Record<Measure, number>> {
  readonly scopeId: string
  readonly scopeTitle: string
  readonly ownerId: string | null
  readonly ownerName: string | null
  readonly organisationId: string
  readonly organisationName: string
  readonly region: string | null
}

export const NO_REGION = 'no-region'

/** The node of those who run programmes or schemes, above what they run. */
export const ownerKey = (ownerId: string | null): string => `owner:${ownerId ?? 'none'}`

/**
 * What is published of a quarter's activity: by region, by programme, by who runs it, and by region and programme. There is one publication for each strand and quarter, from which every public
 * report takes its figures: reports of the nation, of its regions and of programmes count the same people, and could be subtracted from each other
 * were they protected one by one.
 */
export function activityDefinition(strand: Strand, quarter: Quarter, parts: readonly ActivityPart[]): ReleaseDefinition {
  const everywhere = { dimension: 'place', levels: ['nation'] }
  const measures = { dimension: 'measure', levels: ['measure'] }
  return {
    publicationId: `activity.${strand}.${quarter}`,
    title: strand === 'cohorts' ? `Cohort programmes, ${quarter}` : `Mentoring, ${quarter}`,
    dimensions: [places(parts), scopes(strand, parts), measureDimension(strand)],
    tables: [
      { key: 'nation', title: 'The nation', shows: [everywhere, measures] },
      { key: 'regions', title: 'By region', shows: [{ dimension: 'place', levels: ['region'] }, measures] },
      { key: 'scopes', title: strand === 'cohorts' ? 'By programme' : 'By scheme', shows: [everywhere, { dimension: 'scope', levels: ['scope'] }, measures] },
      { key: 'owners', title: strand === 'cohorts' ? 'By who runs programmes' : 'By who runs schemes', shows: [everywhere, { dimension: 'scope', levels: ['owner'] }, measures] },
      { key: 'regions-scopes', title: 'By region and programme', shows: [{ dimension: 'place', levels: ['region'] }, { dimension: 'scope', levels: ['scope'] }, measures] },
    ],
    method: { kind: 'controlled_rounding' },
  }
}

/** The true counts beneath, by organisation, scope and measure. */
export const activityCounts = (snapshot: string, parts: readonly ActivityPart[]): BaseCounts => ({
  snapshot,
  rows: parts.flatMap((part) => MEASURES.flatMap(({ key }) => (part[key] === 0 ? [] : [{ at: [part.organisationId, part.scopeId, key], count: part[key] }]))),
})

function places(parts: readonly ActivityPart[]): Dimension {
  const regions = new Map<string, Map<string, string>>()
  for (const { region, organisationId, organisationName } of parts) {
    const key = region ?? NO_REGION
    regions.set(key, (regions.get(key) ?? new Map<string, string>()).set(organisationId, organisationName))
  }
  return {
    key: 'place', title: 'Place', levels: ['nation', 'region', 'organisation'],
    root: { key: 'nation', title: 'The nation', children: sorted([...regions].map(([key, organisations]) => ({
      key: `region:${key}`, title: key === NO_REGION ? 'No region' : key, children: sorted([...organisations].map(([id, title]) => ({ key: id, title }))),
    }))) },
  }
}

function scopes(strand: Strand, parts: readonly ActivityPart[]): Dimension {
  const owners = new Map<string, { readonly title: string; readonly scopes: Map<string, string> }>()
  for (const { ownerId, ownerName, scopeId, scopeTitle } of parts) {
    const owner = owners.get(ownerKey(ownerId)) ?? { title: ownerName ?? 'Not known', scopes: new Map<string, string>() }
    owners.set(ownerKey(ownerId), owner)
    owner.scopes.set(scopeId, scopeTitle)
  }
  return {
    key: 'scope', title: strand === 'cohorts' ? 'Programme' : 'Scheme', levels: ['all', 'owner', 'scope'],
    root: { key: 'all-scopes', title: 'All', children: sorted([...owners].map(([key, owner]) => ({ key, title: owner.title, children: sorted([...owner.scopes].map(([id, title]) => ({ key: id, title }))) }))) },
  }
}

const measureDimension = (strand: Strand): Dimension => ({
  key: 'measure', title: 'What happened', levels: ['any', 'measure'],
  root: { key: 'anything', title: 'Anything', children: MEASURES.map(({ key, title }) => ({ key, title: title[strand] })) },
})

const sorted = (nodes: readonly CategoryNode[]): readonly CategoryNode[] => nodes.toSorted((a, b) => (a.key < b.key ? -1 : 1))
