import type { TransitionTable } from '#kernel'

export const SUBMISSION_STATES = ['not_submitted', 'submitted', 'returned', 'resubmitted', 'passed', 'not_passed'] as const
export type SubmissionState = (typeof SUBMISSION_STATES)[number]
export type SubmissionAction = 'submit' | 'return' | 'resubmit' | 'pass' | 'fail'

/** `return` gives feedback and asks for another go; `pass` and `fail` are the last word. */
export const SUBMISSION_TRANSITIONS: TransitionTable<SubmissionState, SubmissionAction> = {
  not_submitted: { submit: 'submitted' },
  submitted: { return: 'returned', pass: 'passed', fail: 'not_passed' },
  returned: { resubmit: 'resubmitted' },
  resubmitted: { return: 'returned', pass: 'passed', fail: 'not_passed' },
  passed: {},
  not_passed: {},
}

/** Somebody has to read it. */
export const awaitsMarking = (state: SubmissionState): boolean => state === 'submitted' || state === 'resubmitted'
