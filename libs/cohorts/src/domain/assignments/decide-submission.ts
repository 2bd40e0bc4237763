import { err, ok, transition, type PersonId, type PlainDate, type Result, type TransitionRefused } from '#kernel'
import { isOnRegister, type EnrolmentState } from '../enrolment/enrolment-states.js'
import { isLate } from './due-date.js'
import { SUBMISSION_TRANSITIONS, type SubmissionAction, type SubmissionState } from './submission-states.js'

export type SubmissionRefusal =
  | TransitionRefused<SubmissionState, SubmissionAction>
  | { readonly code: 'NOT_LEARNING'; readonly state: EnrolmentState }
  | { readonly code: 'ITEM_LOCKED' }
  | { readonly code: 'SUBMISSION_EMPTY' }
  | { readonly code: 'NO_RESUBMISSION_LEFT'; readonly allowed: number }
  | { readonly code: 'FEEDBACK_REQUIRED' }
  | { readonly code: 'OWN_WORK' }

export interface HandInFacts {
  readonly state: SubmissionState
  readonly enrolment: EnrolmentState
  /** False while a prerequisite of the assignment is not done. */
  readonly itemIsOpen: boolean
  readonly hasContent: boolean
  readonly resubmissionsUsed: number
  readonly maxResubmissions: number
  readonly due: PlainDate | undefined
  readonly now: Date
}

export interface HandedIn {
  readonly state: SubmissionState
  /** Only a first submission can be late: a resubmission has its own time. */
  readonly late: boolean
}

/** Handing in, or handing in again after feedback. Late work is accepted and flagged. */
export function decideHandIn(facts: HandInFacts): Result<HandedIn, SubmissionRefusal> {
  const { state, enrolment, maxResubmissions } = facts
  if (!isOnRegister(enrolment)) return err({ code: 'NOT_LEARNING', state: enrolment })
  if (!facts.itemIsOpen) return err({ code: 'ITEM_LOCKED' })
  if (!facts.hasContent) return err({ code: 'SUBMISSION_EMPTY' })
  const isFirst = state === 'not_submitted'
  const next = transition(SUBMISSION_TRANSITIONS, state, isFirst ? 'submit' : 'resubmit')
  if (!next.ok) return next
  if (!isFirst && facts.resubmissionsUsed >= maxResubmissions) return err({ code: 'NO_RESUBMISSION_LEFT', allowed: maxResubmissions })
  return ok({ state: next.value, late: isFirst && isLate(facts.now, facts.due) })
}

export interface MarkingFacts {
  readonly state: SubmissionState
  readonly learnerId: PersonId
  readonly markerId: PersonId
  readonly verdict: 'return' | 'pass' | 'fail'
  readonly feedback: string
  readonly resubmissionsUsed: number
  readonly maxResubmissions: number
}

/** The facilitator's verdict. Returning work that may not come back is refused: it has to be a pass or a fail. */
export function decideMarking({ state, learnerId, markerId, verdict, feedback, resubmissionsUsed, maxResubmissions }: MarkingFacts): Result<SubmissionState, SubmissionRefusal> {
  if (learnerId === markerId) return err({ code: 'OWN_WORK' })
  const next = transition(SUBMISSION_TRANSITIONS, state, verdict)
  if (!next.ok) return next
  if (verdict === 'return' && resubmissionsUsed >= maxResubmissions) return err({ code: 'NO_RESUBMISSION_LEFT', allowed: maxResubmissions })
  return verdict !== 'pass' && feedback.trim() === '' ? err({ code: 'FEEDBACK_REQUIRED' }) : next
}
