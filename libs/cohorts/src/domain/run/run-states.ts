import type { TransitionTable } from '#kernel'

export const RUN_STATES = ['draft', 'open', 'closed', 'in_progress', 'completed', 'cancelled'] as const
export type RunState = (typeof RUN_STATES)[number]
export type RunAction = 'open' | 'close' | 'reopen' | 'start' | 'complete' | 'cancel'

/** `open` and `closed` speak of enrolment; the teaching starts with `in_progress`. */
export const RUN_TRANSITIONS: TransitionTable<RunState, RunAction> = {
  draft: { open: 'open', cancel: 'cancelled' },
  open: { close: 'closed', cancel: 'cancelled' },
  closed: { reopen: 'open', start: 'in_progress', cancel: 'cancelled' },
  in_progress: { complete: 'completed', cancel: 'cancelled' },
  completed: {},
  cancelled: {},
}

/** Places of such a run may still be offered: enrolment is or was open, and the teaching may not be over. */
export const placesMayBeOffered = (state: RunState): boolean => state === 'open' || state === 'closed'

export const isOver = (state: RunState): boolean => state === 'completed' || state === 'cancelled'
