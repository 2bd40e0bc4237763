import { err, transition, type Result, type TransitionRefused } from '#kernel'
import { offerHasLapsed } from '../places/offer-expiry.js'
import { isOver, type RunState } from '../run/run-states.js'
import { ENROLMENT_TRANSITIONS, type EnrolmentAction, type EnrolmentState } from './enrolment-states.js'

export interface OfferFacts {
  readonly state: EnrolmentState
  readonly runState: RunState
  readonly expiresAt: Date
  readonly now: Date
}

export type OfferReplyRefusal =
  | TransitionRefused<EnrolmentState, EnrolmentAction>
  | { readonly code: 'NO_OFFER'; readonly state: EnrolmentState }
  | { readonly code: 'OFFER_EXPIRED'; readonly expiredAt: Date }
  | { readonly code: 'RUN_IS_OVER'; readonly runState: RunState }

/** Accepting counts only while the offer stands, even where the job that lapses offers is late. In a running run they start at once. */
export function decideAccept({ state, runState, expiresAt, now }: OfferFacts): Result<EnrolmentState, OfferReplyRefusal> {
  if (state !== 'offered') return err({ code: 'NO_OFFER', state })
  if (isOver(runState)) return err({ code: 'RUN_IS_OVER', runState })
  if (offerHasLapsed(expiresAt, now)) return err({ code: 'OFFER_EXPIRED', expiredAt: expiresAt })
  const accepted = transition(ENROLMENT_TRANSITIONS, state, 'accept')
  return accepted.ok && runState === 'in_progress' ? transition(ENROLMENT_TRANSITIONS, accepted.value, 'start') : accepted
}

/** Saying no is possible at any time, and frees the place: allocate in the same transaction. */
export function decideDecline(state: EnrolmentState): Result<EnrolmentState, OfferReplyRefusal> {
  return state === 'offered' ? transition(ENROLMENT_TRANSITIONS, state, 'withdraw') : err({ code: 'NO_OFFER', state })
}

/** For the job that lapses offers: `expired` when this one has lapsed, `undefined` when nothing is to be done (run twice, same state). */
export const decideLapse = ({ state, expiresAt, now }: Pick<OfferFacts, 'state' | 'expiresAt' | 'now'>): EnrolmentState | undefined =>
  state === 'offered' && offerHasLapsed(expiresAt, now) ? 'expired' : undefined
