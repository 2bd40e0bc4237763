export const MINUTE = 60_000

/** Minutes before the start from which a session code works, and a register can be marked. */
export const CODE_OPENS_BEFORE = 15
/** Minutes after the end until which a session code works. */
export const CODE_CLOSES_AFTER = 30
/** Wrong tries by one learner in one session, after which only the facilitator can mark them. */
export const CODE_TRIES = 5
