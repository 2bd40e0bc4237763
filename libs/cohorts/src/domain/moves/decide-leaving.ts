import { err, ok, transition, type Result, type TransitionRefused } from '#kernel'
import { ENROLMENT_TRANSITIONS, holdsSeat, type EnrolmentAction, type EnrolmentState } from '../enrolment/enrolment-states.js'

export const LEAVING_REASONS = ['workload', 'left_organisation', 'priorities_changed', 'health_or_family', 'not_the_right_programme', 'dates_do_not_suit', 'other'] as const
export type LeavingReason = (typeof LEAVING_REASONS)[number]

export interface LeavingRequest {
  readonly state: EnrolmentState
  /** `defer` keeps the person's claim to a later run; `withdraw` ends it; `reject` is the programme manager's word. */
  readonly action: 'withdraw' | 'defer' | 'reject'
  readonly reason: LeavingReason
  /** Asked for with `other`, and with every rejection. Never required to be personal. */
  readonly note: string
}

export interface Leaving {
  readonly state: EnrolmentState
  /** A seat came free: allocate places in the same transaction, or a newcomer takes it first. */
  readonly freesPlace: boolean
}

export type LeavingRefusal = TransitionRefused<EnrolmentState, EnrolmentAction> | { readonly code: 'REASON_REQUIRED' }

export function decideLeaving({ state, action, reason, note }: LeavingRequest): Result<Leaving, LeavingRefusal> {
  const next = transition(ENROLMENT_TRANSITIONS, state, action)
  if (!next.ok) return next
  if ((reason === 'other' || action === 'reject') && note.trim() === '') return err({ code: 'REASON_REQUIRED' })
  return ok({ state: next.value, freesPlace: holdsSeat(state) })
}
