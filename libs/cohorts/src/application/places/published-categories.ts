import { BREAKDOWNS } from '#disclosure'

const REGIONS: readonly string[] = BREAKDOWNS.run_participants_by_region.categories

/** The directory's region as published tables name it. */
export const publishedRegion = (region: string | undefined): string => (region !== undefined && REGIONS.includes(region) ? region : 'Not known')

const KINDS: Readonly<Record<string, string>> = {
  council: 'council', combined_authority: 'combined_authority', department: 'central_government', alb: 'central_government', nhs_body: 'health',
}

/** The directory's kind of organisation as published tables name it. */
export const publishedKind = (kind: string): string => KINDS[kind] ?? 'other'
