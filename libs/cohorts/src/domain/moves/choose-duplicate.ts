import type { EnrolmentId } from '../ids.js'
import type { EnrolmentState } from '../enrolment/enrolment-states.js'

/** One of two enrolments in the same run that turn out to be one person's. */
export interface DuplicateEnrolment {
  readonly id: EnrolmentId
  readonly state: EnrolmentState
  /** Basis points. */
  readonly progress: number
  readonly appliedAt: Date
}

/** How far along each state is; a waiting application is further than one that nobody has approved. */
const FURTHER: readonly EnrolmentState[] = ['draft', 'applied', 'manager_approved', 'waitlisted', 'offered', 'accepted', 'active', 'completed']

/**
 * Which of the two stays: the one that is further; of two equally far the one with more done, then the one that came first.
 * The other is closed, so that the person holds one place.
 */
export function chooseDuplicate<T extends DuplicateEnrolment>(one: T, other: T): { readonly stays: T; readonly closes: T } {
  const further = FURTHER.indexOf(one.state) - FURTHER.indexOf(other.state) || one.progress - other.progress
    || other.appliedAt.getTime() - one.appliedAt.getTime() || (one.id < other.id ? 1 : -1)
  return further > 0 ? { stays: one, closes: other } : { stays: other, closes: one }
}
