import type { TransitionTable } from '#kernel'

export const ROUND_STATES = ['draft', 'intake', 'frozen', 'in_review', 'published', 'closed', 'cancelled'] as const
export type RoundState = (typeof ROUND_STATES)[number]
export type RoundAction = 'open_intake' | 'freeze' | 'thaw' | 'review' | 'publish' | 'close' | 'cancel'

/** `frozen`: the input is fixed and nothing is solved yet; with its first solved scenario a round is `in_review`. Thawing throws the input and the scenarios away. */
export const ROUND_TRANSITIONS: TransitionTable<RoundState, RoundAction> = {
  draft: { open_intake: 'intake', cancel: 'cancelled' },
  intake: { freeze: 'frozen', cancel: 'cancelled' },
  frozen: { review: 'in_review', thaw: 'intake', cancel: 'cancelled' },
  in_review: { publish: 'published', thaw: 'intake', cancel: 'cancelled' },
  published: { close: 'closed' },
  closed: {},
  cancelled: {},
}
