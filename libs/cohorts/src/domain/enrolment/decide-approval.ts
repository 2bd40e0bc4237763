import { err, transition, type PersonId, type Result, type TransitionRefused } from '#kernel'
import { placesMayBeOffered, type RunState } from '../run/run-states.js'
import { ENROLMENT_TRANSITIONS, type EnrolmentAction, type EnrolmentState } from './enrolment-states.js'

export interface ApprovalFacts {
  readonly state: EnrolmentState
  readonly runState: RunState
  readonly applicantId: PersonId
  readonly actorId: PersonId
  readonly answer: 'approve' | 'refuse'
  /** Needed for a refusal; the applicant reads it. */
  readonly reason: string
}

export type ApprovalRefusal =
  | TransitionRefused<EnrolmentState, EnrolmentAction>
  | { readonly code: 'NOT_AWAITING_APPROVAL'; readonly state: EnrolmentState }
  | { readonly code: 'OWN_APPLICATION' }
  | { readonly code: 'RUN_TAKES_NOBODY'; readonly runState: RunState }
  | { readonly code: 'REASON_REQUIRED' }

/**
 * The line manager's answer. An application made in time can be approved after the closing date, until the run starts.
 * Nobody answers their own application, whatever other role they hold. After `manager_approved` ask `decideNewcomer`.
 */
export function decideApproval({ state, runState, applicantId, actorId, answer, reason }: ApprovalFacts): Result<EnrolmentState, ApprovalRefusal> {
  if (state !== 'applied') return err({ code: 'NOT_AWAITING_APPROVAL', state })
  if (applicantId === actorId) return err({ code: 'OWN_APPLICATION' })
  if (!placesMayBeOffered(runState)) return err({ code: 'RUN_TAKES_NOBODY', runState })
  if (answer === 'approve') return transition(ENROLMENT_TRANSITIONS, state, 'approve')
  return reason.trim() === '' ? err({ code: 'REASON_REQUIRED' }) : transition(ENROLMENT_TRANSITIONS, state, 'reject')
}
