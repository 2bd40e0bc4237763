/** Why a relationship ended before its time. No blame: the other is told that it ended, not why. */
export const END_REASONS = ['goals_met_early', 'no_time', 'not_the_right_fit', 'not_in_touch', 'changed_job', 'other', 'prefer_not_to_say'] as const
export type EndReason = (typeof END_REASONS)[number]
/** Written by Waymark: one of the two left the scheme or the sector. */
export const LEFT = 'left'

/** Written by Waymark: the planned end and the days of grace after it have passed, and neither extended or finished it. */
export const END_DATE_PASSED = 'end_date_passed'

/** What came of it, as each of the two says in the closing survey. */
export const OUTCOMES = ['new_skills', 'more_confidence', 'wider_network', 'new_responsibilities', 'promotion_or_new_job', 'changed_how_i_work', 'better_understanding_of_digital', 'better_understanding_of_councils', 'nothing_yet'] as const
export type OutcomeCode = (typeof OUTCOMES)[number]

export const GOAL_STATES = ['open', 'met', 'dropped'] as const
export const COMMITMENT_STATES = ['promised', 'done', 'dropped'] as const
