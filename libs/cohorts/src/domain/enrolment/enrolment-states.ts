import type { TransitionTable } from '#kernel'

export const ENROLMENT_STATES = [
  'draft', 'applied', 'manager_approved', 'waitlisted', 'offered', 'accepted', 'active', 'completed',
  'withdrawn', 'deferred', 'rejected', 'expired',
] as const
export type EnrolmentState = (typeof ENROLMENT_STATES)[number]
export type EnrolmentAction =
  | 'submit' | 'approve' | 'waitlist' | 'offer' | 'accept' | 'start' | 'complete' | 'undo_completion'
  | 'withdraw' | 'defer' | 'reject' | 'expire'

const LEAVING = { withdraw: 'withdrawn', defer: 'deferred', reject: 'rejected', expire: 'expired' } as const

/**
 * A draft becomes `applied` where a line manager has to approve, and goes straight to `offered` or `waitlisted`
 * where nobody has to (elected members, nominations, imports); so the table itself keeps an unapproved application from a place.
 * `undo_completion` answers a corrected register: the person is a learner again.
 */
export const ENROLMENT_TRANSITIONS: TransitionTable<EnrolmentState, EnrolmentAction> = {
  draft: { submit: 'applied', offer: 'offered', waitlist: 'waitlisted', ...LEAVING },
  applied: { approve: 'manager_approved', ...LEAVING },
  manager_approved: { offer: 'offered', waitlist: 'waitlisted', ...LEAVING },
  waitlisted: { offer: 'offered', ...LEAVING },
  offered: { accept: 'accepted', waitlist: 'waitlisted', ...LEAVING },
  accepted: { start: 'active', ...LEAVING },
  active: { complete: 'completed', ...LEAVING },
  completed: { undo_completion: 'active' },
  withdrawn: {},
  deferred: {},
  rejected: {},
  expired: {},
}

/** Something may still come of it: these are the states that a person can leave. */
export const LIVE_ENROLMENT_STATES = ['draft', 'applied', 'manager_approved', 'waitlisted', 'offered', 'accepted', 'active'] as const satisfies readonly EnrolmentState[]

/** Counts against the run's capacity. */
export const SEAT_HOLDING_STATES = ['offered', 'accepted', 'active', 'completed'] as const satisfies readonly EnrolmentState[]

/** Stands in the run's queue for a place. An approved application joins the queue in the same transaction. */
export const WAITING_STATES = ['waitlisted'] as const satisfies readonly EnrolmentState[]

/** A second enrolment of the same person in the same run is refused beside these (the unique index carries the same list). */
export const BLOCKING_STATES = [...LIVE_ENROLMENT_STATES, 'completed'] as const satisfies readonly EnrolmentState[]

/** Appears on the register. */
export const REGISTER_STATES = ['accepted', 'active', 'completed'] as const satisfies readonly EnrolmentState[]

const among = (states: readonly EnrolmentState[]) => (state: EnrolmentState): boolean => states.includes(state)

export const isLive = among(LIVE_ENROLMENT_STATES)
export const holdsSeat = among(SEAT_HOLDING_STATES)
export const isWaiting = among(WAITING_STATES)
export const blocksAnother = among(BLOCKING_STATES)
export const isOnRegister = among(REGISTER_STATES)
