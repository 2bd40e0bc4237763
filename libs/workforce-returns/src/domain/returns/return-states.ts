import type { TransitionTable } from '#kernel'

export const RETURN_STATES = ['draft', 'submitted', 'superseded'] as const
export type ReturnState = (typeof RETURN_STATES)[number]
export type ReturnAction = 'submit' | 'supersede'

/** A revision of a return: what was submitted stays as it was, a correction takes its place as the next revision. */
export const RETURN_TRANSITIONS: TransitionTable<ReturnState, ReturnAction> = {
  draft: { submit: 'submitted' },
  submitted: { supersede: 'superseded' },
  superseded: {},
}
