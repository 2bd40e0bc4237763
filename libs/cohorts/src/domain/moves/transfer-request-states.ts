import type { TransitionTable } from '#kernel'

export const TRANSFER_REQUEST_STATES = ['open', 'accepted', 'declined', 'withdrawn', 'lapsed'] as const
export type TransferRequestState = (typeof TRANSFER_REQUEST_STATES)[number]
export type TransferRequestAction = 'accept' | 'decline' | 'withdraw' | 'lapse'

/** A learner's wish to go on in another run. It lapses when they leave the run, or are moved to a third one. */
export const TRANSFER_REQUEST_TRANSITIONS: TransitionTable<TransferRequestState, TransferRequestAction> = {
  open: { accept: 'accepted', decline: 'declined', withdraw: 'withdrawn', lapse: 'lapsed' },
  accepted: {},
  declined: {},
  withdrawn: {},
  lapsed: {},
}
