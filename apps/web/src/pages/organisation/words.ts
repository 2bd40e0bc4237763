import { sentenceCase } from '#govuk'
import type { Choice } from '../../forms/fields-page.js'

/** The roles of the directory that an organisation gives, with what each may do in a few words. */
const ROLES: readonly (readonly [string, string, string?])[] = [
  ['learner', 'Learner', 'Takes part in programmes.'],
  ['line_manager', 'Line manager', 'Approves the applications of the people they manage.'],
  ['elected_member', 'Elected member', 'A councillor. Applies without a line manager’s approval.'],
  ['organisation_admin', 'Organisation administrator', 'Keeps people, imports, nominations and progress in order.'],
  ['programme_manager', 'Programme manager', 'Plans and runs the organisation’s own programmes.'],
  ['facilitator', 'Facilitator', 'Teaches, keeps registers and leads sets.'],
  ['scheme_manager', 'Scheme manager'], ['home_hr', 'Human resources'], ['host_manager', 'Host manager'], ['mentor', 'Mentor'],
  ['verifier', 'Verifier', 'Confirms posts of people’s career histories.'], ['reviewer', 'Reviewer'], ['assessor', 'Assessor'],
  ['provider_tutor', 'Provider tutor'], ['employer_lead', 'Employer lead'], ['module_author', 'Module author'], ['embedder', 'Embedder'],
  ['matching_manager', 'Matching manager'], ['workforce_analyst', 'Workforce analyst'], ['platform_admin', 'Platform administrator'],
]

const BACKGROUNDS = [
  ['digital_practitioner', 'Digital practitioner'], ['non_digital_leader', 'Leader outside digital'], ['service_delivery', 'Service delivery'],
  ['elected_member', 'Elected member'], ['other', 'Other'],
] as const

const wordOf = (pairs: readonly (readonly [string, string, string?])[]) => (value: string): string => pairs.find(([key]) => key === value)?.[1] ?? sentenceCase(value)

export const roleWords = wordOf(ROLES)
export const backgroundWords = wordOf(BACKGROUNDS)

/** Roles to choose from; the platform's own is given by the platform's administrators, not here. */
export const roleChoices: readonly Choice[] = ROLES.filter(([value]) => value !== 'platform_admin').map(([value, text, hint]) => ({ value, text, ...(hint !== undefined && { hint: { text: hint } }) }))

export const backgroundChoices: readonly Choice[] = BACKGROUNDS.map(([value, text]) => ({ value, text }))

export const localeChoices: readonly Choice[] = [{ value: 'en', text: 'English' }, { value: 'cy', text: 'Welsh (Cymraeg)' }]

/** A list to choose from with a first line that chooses nothing. */
export const orAny = (choices: readonly Choice[], text: string): Choice[] => [{ value: '', text }, ...choices.map(({ value, text: words }) => ({ value, text: words }))]
