import { listInWords } from '#govuk'

export const BODIES: Readonly<Record<string, string>> = {
  individual_councils: 'Individual councils', strategic_centres: 'Strategic Centres', coordinating_institute: 'The co-ordinating institute', lga: 'The LGA', ministry: 'The ministry', digital_centre: 'The Digital Centre',
}
export const ROUTES: Readonly<Record<string, string>> = {
  self: 'People enrol themselves', application: 'People apply', nomination: 'Organisations nominate people', csv: 'People are enrolled from a list', api: 'Other systems enrol people',
}
export const EXCUSED: Readonly<Record<string, string>> = {
  left_out: 'Is left out of the sum', counts_as_attended: 'Counts as attended', counts_as_absent: 'Counts as absent',
}
export const KINDS: Readonly<Record<string, string>> = { session: 'Session', module: 'Module', assignment: 'Assignment', mentoring: 'Mentoring' }
export const VERSION_STATES: Readonly<Record<string, string>> = { draft: 'Draft', published: 'Published', retired: 'Retired' }
const RISKS: Readonly<Record<string, string>> = {
  below_minimum: 'Below its minimum', empty_seats: 'Empty places', no_sessions: 'No sessions planned', no_facilitator: 'No facilitator', low_attendance: 'Low attendance',
}

/** What needs attention about a run, as one line: `No sessions planned and no facilitator`. */
export const riskWords = (risks: readonly string[]): string => {
  const words = listInWords(risks.map((risk) => (RISKS[risk] ?? risk).toLowerCase()))
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}

/** The choices of a question. */
export const itemsOf = (words: Readonly<Record<string, string>>) => Object.entries(words).map(([value, text]) => ({ value, text }))
