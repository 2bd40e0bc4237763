import type { TransitionTable } from '#kernel'

export const PROFILE_STATES = ['draft', 'ready', 'paused', 'withdrawn'] as const
export type ProfileState = (typeof PROFILE_STATES)[number]
export type ProfileAction = 'submit' | 'pause' | 'resume' | 'withdraw' | 'return' | 'reopen'

/**
 * Only a `ready` profile takes part in rounds. One that is ready may be edited and stays ready as long as it is complete; `reopen` makes
 * it a draft again when a mentee takes back the declaration of a restricted scheme.
 */
export const PROFILE_TRANSITIONS: TransitionTable<ProfileState, ProfileAction> = {
  draft: { submit: 'ready', withdraw: 'withdrawn' },
  ready: { pause: 'paused', withdraw: 'withdrawn', reopen: 'draft' },
  paused: { resume: 'ready', withdraw: 'withdrawn', reopen: 'draft' },
  withdrawn: { return: 'draft' },
}
