import { type Problem, problem, when } from '#kernel'

/** Beyond so many seekers the sums of the proof would no longer be exact: the limit of the engine. */
export const MOST_MENTEES = 131_072
export const MOST_MENTORS = 131_072

export interface IntakeCounts {
  readonly mentees: number
  readonly mentors: number
  /** Free seats of the mentors together. */
  readonly seats: number
}

const people = (count: number): string => count.toLocaleString('en-GB')

/** Why so many people cannot be matched in one round; empty when they can. */
export const checkIntake = ({ mentees, mentors, seats }: IntakeCounts): readonly Problem[] => [
  ...when(mentees === 0, problem('NO_MENTEES', '', 'Nobody waits for a mentor: there is no mentee with a finished profile and no match. Wait until some have submitted theirs.')),
  ...when(mentors === 0, problem('NO_MENTORS', '', 'No mentor has submitted a profile. Wait until some have, or keep the intake open for longer.')),
  ...when(mentors > 0 && seats === 0, problem('NO_SEATS', '', 'No mentor has a free seat. Ask mentors to take one more mentee, or find more mentors.')),
  ...when(mentees > MOST_MENTEES, problem('TOO_MANY_MENTEES', '',
    `${people(mentees)} mentees are more than one round can match with a proof: its sums are exact up to ${people(MOST_MENTEES)}. Match them in two schemes, for instance by region.`)),
  ...when(mentors > MOST_MENTORS, problem('TOO_MANY_MENTORS', '', `${people(mentors)} mentors are more than one round can match with a proof; it takes up to ${people(MOST_MENTORS)}. Match them in two schemes, for instance by region.`)),
]
