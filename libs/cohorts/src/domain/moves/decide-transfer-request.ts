import { err, ok, transition, type Result } from '#kernel'
import { placesMayBeOffered } from '../run/run-states.js'
import { checkDestination, checkMover, type Destination, type DestinationRefusal, type MoverFacts, type MoverRefusal, type RunIdentity } from './decide-transfer.js'
import { TRANSFER_REQUEST_TRANSITIONS, type TransferRequestAction, type TransferRequestState } from './transfer-request-states.js'

/** So often one may ask from one enrolment: each request is a message to those who run the programme. */
export const TRANSFER_REQUESTS_LIMIT = 10

/** What decides whether somebody may ask for another run. */
export interface AskingFacts extends MoverFacts {
  readonly hasOpen: boolean
  /** Requests made from this enrolment, whatever became of them. */
  readonly asked: number
}

export interface TransferRequestFacts {
  readonly from: RunIdentity & AskingFacts
  readonly to: Destination
  readonly reason: string
}

export type TransferRequestRefusal =
  | MoverRefusal
  | DestinationRefusal
  | { readonly code: 'REASON_REQUIRED' }
  | { readonly code: 'TRANSFER_ALREADY_REQUESTED' }
  | { readonly code: 'TOO_MANY_TRANSFER_REQUESTS'; readonly limit: number }
  | { readonly code: 'TRANSFER_REQUEST_SETTLED'; readonly state: TransferRequestState }

/** Whether somebody may ask now, whichever run they have in mind. */
export function checkAsking({ hasOpen, asked, ...mover }: AskingFacts): TransferRequestRefusal | undefined {
  const wrong = checkMover(mover)
  if (wrong !== undefined) return wrong
  if (hasOpen) return { code: 'TRANSFER_ALREADY_REQUESTED' }
  return asked >= TRANSFER_REQUESTS_LIMIT ? { code: 'TOO_MANY_TRANSFER_REQUESTS', limit: TRANSFER_REQUESTS_LIMIT } : undefined
}

/**
 * Whether a learner may ask to go on in this run. Whether there is a place is not asked: that is found out when those who
 * run the programme accept. Into a run that has begun they put somebody themselves, after a talk.
 */
export function decideTransferRequest({ from, to, reason }: TransferRequestFacts): Result<undefined, TransferRequestRefusal> {
  const wrong = checkAsking(from) ?? checkDestination(from, to, placesMayBeOffered)
  if (wrong !== undefined) return err(wrong)
  return reason.trim() === '' ? err({ code: 'REASON_REQUIRED' }) : ok(undefined)
}

/** What becomes of a request. To decline one needs words that the learner reads. */
export function settleTransferRequest(state: TransferRequestState, action: TransferRequestAction, answer: string): Result<TransferRequestState, TransferRequestRefusal> {
  const next = transition(TRANSFER_REQUEST_TRANSITIONS, state, action)
  if (!next.ok) return err({ code: 'TRANSFER_REQUEST_SETTLED', state })
  return action === 'decline' && answer.trim() === '' ? err({ code: 'REASON_REQUIRED' }) : next
}
