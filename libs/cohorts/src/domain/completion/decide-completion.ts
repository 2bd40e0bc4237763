import { transition } from '#kernel'
import { ENROLMENT_TRANSITIONS, type EnrolmentState } from '../enrolment/enrolment-states.js'
import type { Completion } from './completion-types.js'

export interface CompletionChange {
  readonly state: EnrolmentState
  readonly certificate: 'issue' | 'revoke'
}

/**
 * What a fresh derivation changes about an enrolment; `undefined` when nothing. A correction that takes the ground away
 * puts the person back to learning and revokes the certificate: the record stays true to its events.
 */
export function decideCompletion(state: EnrolmentState, { complete }: Completion): CompletionChange | undefined {
  const next = transition(ENROLMENT_TRANSITIONS, state, complete ? 'complete' : 'undo_completion')
  return next.ok ? { state: next.value, certificate: complete ? 'issue' : 'revoke' } : undefined
}
