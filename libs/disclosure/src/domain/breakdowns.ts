import type { ProtectionMethod } from './published-table.js'

const REGIONS = [
  'East Midlands',
  'East of England',
  'London',
  'North East',
  'North West',
  'South East',
  'South West',
  'West Midlands',
  'Yorkshire and The Humber',
  'Northern Ireland',
  'Scotland',
  'Wales',
  'Not known',
] as const

const ORGANISATION_KINDS = ['council', 'combined_authority', 'central_government', 'health', 'other', 'not_known'] as const

const BACKGROUNDS = ['digital_practitioner', 'non_digital_leader', 'service_delivery', 'elected_member', 'other', 'not_known'] as const

interface BreakdownDefinition {
  /** The people counted. Only one breakdown may count a population: two tables over the same people could be subtracted. */
  readonly population: string
  /** The one level at which the table is drawn, for the same reason. */
  readonly scope: 'cohort_run' | 'programme' | 'mentoring_scheme'
  /** Every category, always published: leaving a category out would say that it is zero. */
  readonly categories: readonly string[]
  /** Fixed per breakdown, never chosen by the caller: the same table protected in two ways can be compared. */
  readonly method: ProtectionMethod
}

/**
 * Every table of people that may be shown to somebody who may not see the people themselves.
 * The list is closed on purpose: a filter made up on the spot, subtracted from another, reveals a person.
 * To add a table, add a line here whose population overlaps no other, and read `docs/disclosure-control.md`.
 */
export const BREAKDOWNS = {
  run_applicants_by_organisation_kind: {
    population: 'people with an undecided application to the run',
    scope: 'cohort_run',
    categories: ORGANISATION_KINDS,
    method: 'band_0_4',
  },
  run_participants_by_region: {
    population: 'people taking part in the run now',
    scope: 'cohort_run',
    categories: REGIONS,
    method: 'band_0_4',
  },
  programme_completions_by_background: {
    population: 'people who have completed the programme',
    scope: 'programme',
    categories: BACKGROUNDS,
    method: 'band_1_5',
  },
  mentoring_declines_by_reason: {
    population: 'declined proposals of the mentoring scheme',
    scope: 'mentoring_scheme',
    categories: ['not_the_right_skills', 'no_time_now', 'know_each_other', 'too_far_away', 'work_too_closely', 'other', 'prefer_not_to_say'],
    method: 'band_0_4',
  },
  // Three questions of one survey: each is drawn once, and nothing is drawn by two of them together.
  mentoring_surveys_by_helpfulness: { population: 'closing surveys of the mentoring scheme, by how helpful it was', scope: 'mentoring_scheme', categories: ['low', 'middle', 'high'], method: 'band_0_4' },
  mentoring_surveys_by_match_quality: { population: 'closing surveys of the mentoring scheme, by how well the two were matched', scope: 'mentoring_scheme', categories: ['low', 'middle', 'high'], method: 'band_0_4' },
  mentoring_surveys_by_recommendation: { population: 'closing surveys of the mentoring scheme, by whether they would recommend it', scope: 'mentoring_scheme', categories: ['low', 'middle', 'high'], method: 'band_0_4' },
} as const satisfies Record<string, BreakdownDefinition>

export type BreakdownName = keyof typeof BREAKDOWNS
export type CategoryOf<Name extends BreakdownName> = (typeof BREAKDOWNS)[Name]['categories'][number]

export const isBreakdownName = (name: string): name is BreakdownName => Object.hasOwn(BREAKDOWNS, name)
