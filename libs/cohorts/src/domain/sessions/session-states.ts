import type { TransitionTable } from '#kernel'

export const SESSION_STATES = ['scheduled', 'rescheduled', 'held', 'cancelled'] as const
export type SessionState = (typeof SESSION_STATES)[number]
export type SessionAction = 'hold' | 'cancel' | 'reschedule'

/** `rescheduled` is a session that will take place, at another time than first announced; it can move again. */
export const SESSION_TRANSITIONS: TransitionTable<SessionState, SessionAction> = {
  scheduled: { hold: 'held', cancel: 'cancelled', reschedule: 'rescheduled' },
  rescheduled: { hold: 'held', cancel: 'cancelled', reschedule: 'rescheduled' },
  held: {},
  cancelled: {},
}

export const isUpcoming = (state: SessionState): boolean => state === 'scheduled' || state === 'rescheduled'
