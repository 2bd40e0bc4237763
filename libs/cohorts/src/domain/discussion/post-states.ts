import type { TransitionTable } from '#kernel'

export const POST_STATES = ['visible', 'reported', 'hidden', 'retracted'] as const
export type PostState = (typeof POST_STATES)[number]
export type PostAction = 'report' | 'dismiss' | 'hide' | 'restore' | 'retract'

/** A reported post stays readable until somebody (or the number of reports) hides it. Nothing is deleted: moderation can be reviewed. */
export const POST_TRANSITIONS: TransitionTable<PostState, PostAction> = {
  visible: { report: 'reported', hide: 'hidden', retract: 'retracted' },
  reported: { report: 'reported', dismiss: 'visible', hide: 'hidden', retract: 'retracted' },
  hidden: { restore: 'visible', retract: 'retracted' },
  retracted: {},
}
