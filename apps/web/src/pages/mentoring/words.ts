/** Words for the codes of mentoring: the API has the codes, pages have the words. */
type Words = Readonly<Record<string, string>>

export const KINDS: Words = {
  paired: 'Digital and non-digital leaders mentor each other', under_represented: 'Mentoring for early-career digital people from under-represented groups',
  sponsorship: 'Sponsorship in mid-career', reverse: 'Junior digital people mentor senior leaders',
}
export const SCHEME_STATES: Words = { draft: 'Draft', open: 'Open', closed: 'Closed' }
export const SENIORITIES: Words = {
  early_career: 'Early in my career', officer: 'Officer', senior_officer: 'Senior officer', manager: 'Manager', head_of_service: 'Head of service', director: 'Director', chief_officer: 'Chief officer or chief executive',
}
export const SECTORS: Words = {
  adult_social_care: 'Adult social care', childrens_services: 'Children’s services', education: 'Education', housing: 'Housing', planning_and_place: 'Planning and place', highways_and_transport: 'Highways and transport',
  environment_and_waste: 'Environment and waste', public_health: 'Public health', revenues_and_benefits: 'Revenues and benefits', customer_services: 'Customer services', democratic_services: 'Democratic services',
  corporate_services: 'Corporate services', digital_and_data: 'Digital and data', elected_office: 'Elected office',
}
export const PATTERNS: Words = { full_time: 'Full time', part_time: 'Part time', compressed: 'Compressed hours', job_share: 'Job share', shifts: 'Shifts' }
export const MODES: Words = { in_person: 'In person', video: 'Video call', phone: 'Phone call' }
export const LANGUAGES: Words = { en: 'English', cy: 'Welsh', bsl: 'British Sign Language' }
export const BACKGROUNDS: Words = { digital: 'Yes, my job is digital, data or technology', non_digital: 'No, I work in another service' }
export const CHOICES: Words = {
  skills: 'The skills they have', values: 'That we work in a similar way', seniority: 'How senior they are', sector: 'That they know my area of work', region: 'That they are in my region', times: 'That we are free at the same times',
}
export const PROFILE_STATES: Words = { draft: 'Not submitted yet', ready: 'Ready to be matched', paused: 'Paused', withdrawn: 'Left the scheme' }
export const STATE_COLOURS: Words = { draft: 'govuk-tag--grey', ready: 'govuk-tag--green', paused: 'govuk-tag--yellow', withdrawn: 'govuk-tag--grey', open: 'govuk-tag--green', closed: 'govuk-tag--grey' }

/** In the order in which the API takes the answers. */
export const VALUE_STATEMENTS = [
  'I would rather try something small today than plan it fully first.',
  'I want direct, even blunt, feedback.',
  'I think best by talking things through.',
  'I like meetings to have an agenda and actions.',
  'What residents experience matters more to me than the structure chart.',
  'I talk about life outside work with the people I work with.',
] as const
export const VALUE_ANSWERS: Words = { 1: 'Not me', 2: 'A little', 3: 'Half and half', 4: 'Mostly', 5: 'Very much me' }

export const CRITERIA: Words = {
  skills: 'Skills that one can teach and the other wants to learn', choice: 'What the mentee finds most important', values: 'Values and working style', wishes: 'Private wishes',
  seniority: 'Seniority, one or two steps apart', sector: 'The same area of work', region: 'The same region', times: 'Free half-days in common', background: 'A background that both chose to share for matching',
}

/** In a sponsorship scheme the mentor is called a sponsor; there is no such word for the other, who is a mentee there, too. */
export const sideWord = (side: string, kind: string): string => (side === 'mentee' ? 'mentee' : kind === 'sponsorship' ? 'sponsor' : 'mentor')
export const partWords = (side: string, kind: string): string => (side === 'mentee' ? `Looking for a ${sideWord('mentor', kind)}` : kind === 'sponsorship' ? 'Offering to sponsor' : 'Offering to mentor')

export const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'] as const
const HALVES = ['morning', 'afternoon'] as const
/** Bit numbers of the half-days: `2 × day + half`. */
export const halfDays = DAYS.map((day, d) => ({ day, halves: HALVES.map((half, h) => ({ bit: 2 * d + h, text: `${day} ${half}` })) }))
export const bitsOf = (times: number): readonly string[] => halfDays.flatMap(({ halves }) => halves).filter(({ bit }) => (times & (1 << bit)) !== 0).map(({ bit }) => String(bit))
export const timesInWords = (times: number): readonly string[] => halfDays.flatMap(({ halves }) => halves).filter(({ bit }) => (times & (1 << bit)) !== 0).map(({ text }) => text)

export const itemsOf = (words: Words) => Object.entries(words).map(([value, text]) => ({ value, text }))
export const orNone = (words: Words, none: string) => [{ value: '', text: none }, ...itemsOf(words)]
export const wordOf = (words: Words, code: string | null | undefined): string | undefined => (code === null || code === undefined ? undefined : (words[code] ?? code))

/** What a profile's tag says: a mentee who has a match or proposal, and a mentor without a place left, are in no round. */
export function profileTagOf({ side, state, taken, capacity }: { readonly side: string; readonly state: string; readonly taken: number; readonly capacity: number }) {
  if (state !== 'ready' || taken === 0 || (side === 'mentor' && taken < capacity)) return stateTagOf(PROFILE_STATES, state)
  return { text: side === 'mentor' ? 'All places taken' : 'Has a match or proposal', classes: '' }
}

export const stateTagOf = (words: Words, state: string) => ({ text: words[state] ?? state, classes: STATE_COLOURS[state] ?? 'govuk-tag--grey' })
