/** Words for the codes of matches: the API has the codes, pages have the words. */
type Words = Readonly<Record<string, string>>

export const MATCH_STATES: Words = {
  proposed: 'Waiting for answers', accepted_by_one: 'One has accepted', agreed: 'Matched', active: 'Under way', on_hold: 'Paused', completed: 'Completed', declined: 'Declined', lapsed: 'Not answered in time',
  withdrawn: 'Taken back', ended_early: 'Ended early', not_going_ahead: 'Not going ahead',
}
const COLOURS: Words = { proposed: 'govuk-tag--yellow', accepted_by_one: 'govuk-tag--yellow', agreed: 'govuk-tag--green', active: 'govuk-tag--green', on_hold: 'govuk-tag--purple', completed: 'govuk-tag--blue' }
export const matchTag = (state: string) => ({ text: MATCH_STATES[state] ?? state, classes: COLOURS[state] ?? 'govuk-tag--grey' })

export const DECLINE_REASONS: Words = {
  not_the_right_skills: 'It is not what I am looking for', no_time_now: 'I have no time now', know_each_other: 'We know each other', too_far_away: 'We are too far apart', work_too_closely: 'We work too closely together',
  other: 'Another reason', prefer_not_to_say: 'I prefer not to say',
}
export const END_REASONS: Words = {
  goals_met_early: 'The goals are met', no_time: 'There is no time for it', not_the_right_fit: 'It is not the right fit', not_in_touch: 'We are not in touch', changed_job: 'One of us has changed job', other: 'Another reason',
  prefer_not_to_say: 'I prefer not to say',
}
export const ENDED_BECAUSE: Words = { ...END_REASONS, left: 'One of the two left the scheme', same_person: 'The two were one person', end_date_passed: 'Its planned end had passed and the two had not begun' }
export const OUTCOMES: Words = {
  new_skills: 'New skills', more_confidence: 'More confidence', wider_network: 'A wider network', new_responsibilities: 'New responsibilities', promotion_or_new_job: 'A promotion or a new job',
  changed_how_i_work: 'A change in how I work', better_understanding_of_digital: 'A better understanding of digital work', better_understanding_of_councils: 'A better understanding of councils', nothing_yet: 'Nothing yet',
}
export const GOING: Words = { 5: 'Very well', 4: 'Well', 3: 'All right', 2: 'Not well', 1: 'Badly' }
export const MODES: Words = { in_person: 'In person', video: 'By video', phone: 'By phone' }
export const GOAL_STATES: Words = { open: 'Open', met: 'Met', dropped: 'Dropped', promised: 'Promised', done: 'Done' }
export const HEALTH: Words = { alive: 'Alive', at_risk: 'At risk', silent: 'Silent', on_hold: 'Paused' }
export const CONCERNS: Words = { no_first_meeting: 'No first meeting', help_wanted: 'Help is wanted', going_badly: 'Goes badly', silent: 'No meeting for a while' }
export const RULES: Words = {
  not_ready: 'One of them has no complete profile, or has paused it', no_seat: 'One of them has no free place', already_matched: 'They have a match already', kept_apart: 'They have to be kept apart',
  other_organisation: 'They belong to the same organisation', shared_language: 'They have no language in common', shared_mode: 'They have no way of meeting in common',
  same_region: 'They are not in the same region', shared_times: 'They have too few free half-days in common', across_backgrounds: 'Both are digital, or neither is',
}

export const wordsOf = (words: Words, code: string | null | undefined): string => (code === null || code === undefined ? '' : (words[code] ?? code.replaceAll('_', ' ')))
export const choicesOf = (words: Words) => Object.entries(words).map(([value, text]) => ({ value, text }))
/** Best first: object keys that are numbers come in rising order. */
export const goingChoices = choicesOf(GOING).toReversed()
