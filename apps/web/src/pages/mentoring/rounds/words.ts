import { formatNumber } from '#govuk'

type Words = Readonly<Record<string, string>>

export const ROUND_STATES: Words = { draft: 'Being planned', intake: 'Intake open', frozen: 'Frozen', in_review: 'In review', published: 'Published', closed: 'Closed', cancelled: 'Cancelled' }
export const SCENARIO_STATES: Words = { queued: 'Waiting to be solved', solving: 'Being solved', solved: 'Solved', failed: 'Failed', cancelled: 'Cancelled' }
const COLOURS: Words = {
  intake: '', frozen: 'govuk-tag--purple', in_review: 'govuk-tag--yellow', published: 'govuk-tag--green', closed: 'govuk-tag--teal', cancelled: 'govuk-tag--red', queued: 'govuk-tag--yellow', solving: '', solved: 'govuk-tag--green', failed: 'govuk-tag--red',
}
export const tagOfState = (words: Words, state: string) => ({ text: words[state] ?? state, classes: COLOURS[state] ?? 'govuk-tag--grey' })

export const STEPS: Words = { scoring: 'Scoring pairs', solving: 'Finding the best pairs', pricing: 'Looking for better pairs', explaining: 'Writing down the reasons' }
export const ACTIONS: Words = {
  create: 'Planned', edit: 'Plan changed', open_intake: 'Intake opened', intake_over: 'Intake over, those who match were told', freeze: 'Input frozen', review: 'First scenario solved', thaw: 'Intake opened again', publish: 'Published', close: 'Closed', cancel: 'Cancelled',
  remove_private: 'Wishes, background and the like removed from its record',
}

export const OBJECTIVES = [
  { value: 'everyone', text: 'Place as many people as possible', hint: { text: 'Of all ways that place the most people, the one with the best pairs. The usual choice.' } },
  { value: 'worst_off', text: 'Place as many as possible and look after the worst off', hint: { text: 'The lowest score is made as high as it can be, then the pairs as good as they can be.' } },
  { value: 'total', text: 'Make the best pairs', hint: { text: 'The highest total of scores, even if fewer people are placed.' } },
] as const
export const objectiveWords = (code: string): string => OBJECTIVES.find(({ value }) => value === code)?.text ?? code

/** Criteria whose weights those who match may change, and what is private, as one. */
export const CRITERIA: Words = {
  skills: 'Skills that one can teach and the other wants to learn', values: 'Values and working style', seniority: 'Seniority', sector: 'The same area of work', region: 'The same region', times: 'Free half-days in common',
  private: 'What people keep to themselves',
}
export const OPEN_CRITERIA = ['skills', 'values', 'seniority', 'sector', 'region', 'times'] as const
export const HIDDEN_CRITERIA = ['choice', 'wishes', 'background'] as const

export const RULES: Words = {
  kept_apart: 'They are to be kept apart', other_organisation: 'They are of the same organisation', shared_language: 'They have no language in common', shared_mode: 'They have no way of meeting in common', same_region: 'They are not in the same region',
  shared_times: 'They have too few free half-days in common', across_backgrounds: 'One has to be digital and the other not', not_ready: 'One of them does not take part now', no_seat: 'There is no seat left', already_matched: 'They are matched already',
}
export const ANSWERS: Words = {
  MATCHED: 'They are matched in this scenario.', NOT_ELIGIBLE: 'They may not be matched.', FORBIDDEN: 'Reviewers ruled this pair out.', BELOW_FLOOR: 'Their score is below the lowest that this scenario allows.',
  SEEKER_PINNED: 'The mentee is locked to somebody else.', SEATS_PINNED: 'All seats of the mentor are locked for others.', NO_SEATS: 'The mentor has no free seat.', FEWER_PLACED: 'With this pair fewer people could be placed.',
  COSTS: 'Other pairs are better for the round as a whole.',
  PRIVATE_NOT_KEPT: 'They might have been matched. Why they were not has to do with what people keep to themselves, and that is no longer kept.',
}
export const REASONS: Words = {
  no_eligible_host: 'The rules leave no mentor', none_allowed: 'Every possible mentor is ruled out or scores too low', no_seats: 'No possible mentor has a free seat', all_full: 'Others have the seats of all possible mentors',
}
/** What would change it. */
export const REMEDIES: Words = {
  no_eligible_host: 'Find a mentor whom the rules allow, or ask the mentee whether their languages, ways of meeting or times are complete.', none_allowed: 'Make a scenario with fewer ruled-out pairs or a lower limit.',
  no_seats: 'Ask one of these mentors to take one more mentee.', all_full: 'One more seat of a possible mentor would do; see what seats are worth.',
}
export const CHANGES: Words = {
  left: 'has left their organisation', withdrew: 'has left the scheme', paused: 'does not take part for now', moved_council: 'has moved to another organisation', no_seat_left: 'there is no seat left', already_matched: 'they are matched already',
  rule_broken: 'the pair breaks a rule now',
}

export const points = (value: number | null | undefined): string => (value === null || value === undefined ? 'None' : formatNumber(value))
export const nameOf = (person: { readonly name: string | null; readonly organisationName?: string | null } | null | undefined): string => person?.name ?? 'Name not known'
export const whoOf = (person: { readonly name: string | null; readonly organisationName: string | null } | null | undefined): string =>
  [nameOf(person), person?.organisationName].filter((part) => part).join(', ')

/** What the certificate proves; the figures of the whole score only where nothing private is in them. */
export const provedInWords = ({ total, atMost }: { readonly total: string | null; readonly atMost: string | null }): string =>
  total === null ? 'Checked before it was kept: no other matching would be better' : `The pairs weigh ${total}; no other matching can weigh more than ${atMost}`
