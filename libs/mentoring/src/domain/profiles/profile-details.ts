/** Steps of seniority, lowest first: their place is the level that scoring compares. */
export const SENIORITIES = ['early_career', 'officer', 'senior_officer', 'manager', 'head_of_service', 'director', 'chief_officer'] as const
export type Seniority = (typeof SENIORITIES)[number]

export const SECTORS = ['adult_social_care', 'childrens_services', 'education', 'housing', 'planning_and_place', 'highways_and_transport', 'environment_and_waste', 'public_health', 'revenues_and_benefits', 'customer_services', 'democratic_services', 'corporate_services', 'digital_and_data', 'elected_office'] as const
export type Sector = (typeof SECTORS)[number]

export const MEETING_MODES = ['in_person', 'video', 'phone'] as const
export type MeetingMode = (typeof MEETING_MODES)[number]

export const LANGUAGES = ['en', 'cy', 'bsl'] as const
export const WORKING_PATTERNS = ['full_time', 'part_time', 'compressed', 'job_share', 'shifts'] as const

/** Half-days on which somebody can meet: bit `2 × day + (0 morning, 1 afternoon)`, Monday first; ten bits. */
export const HALF_DAYS = 10

/** Statements about values and working style, answered from 1 (not me) to 5 (very much me). */
export const VALUE_STATEMENTS = [
  'I would rather try something small today than plan it fully first.',
  'I want direct, even blunt, feedback.',
  'I think best by talking things through.',
  'I like meetings to have an agenda and actions.',
  'What residents experience matters more to me than the structure chart.',
  'I talk about life outside work with the people I work with.',
] as const

/** What a mentee may find most important about a mentor: it counts twice for them. Private. */
export const CHOICES = ['skills', 'values', 'seniority', 'sector', 'region', 'times'] as const
export type Choice = (typeof CHOICES)[number]

/** What a participant fills in. Everything is optional while it is a draft; see `checkProfile` for what a ready one needs. */
export interface ProfileDetails {
  readonly headline?: string
  readonly goals?: string
  readonly background?: 'digital' | 'non_digital'
  readonly seniority?: Seniority
  readonly sector?: Sector
  readonly workingPattern?: (typeof WORKING_PATTERNS)[number]
  readonly modes?: readonly MeetingMode[]
  readonly languages?: readonly string[]
  /** See `HALF_DAYS`. */
  readonly times?: number
  /** One for each of `VALUE_STATEMENTS`; null where it was left out. */
  readonly values?: readonly (number | null)[]
  readonly choice?: Choice
  /** By the scheme's question. */
  readonly answers?: Readonly<Record<string, string>>
}
