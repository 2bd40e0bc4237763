import type { TransitionTable } from '#kernel'

export const REVIEW_STATES = ['draft', 'published'] as const
export type ReviewState = (typeof REVIEW_STATES)[number]
export type ReviewStep = 'change' | 'publish'
/** Findings are fixed when a review is published; its actions live on. */
export const REVIEW_TRANSITIONS: TransitionTable<ReviewState, ReviewStep> = { draft: { change: 'draft', publish: 'published' }, published: {} }

export const ACTION_STATES = ['open', 'done', 'dropped'] as const
export type ReviewActionState = (typeof ACTION_STATES)[number]
export type ReviewActionStep = 'finish' | 'drop' | 'reopen' | 'change'
export const ACTION_TRANSITIONS: TransitionTable<ReviewActionState, ReviewActionStep> = {
  open: { change: 'open', finish: 'done', drop: 'dropped' },
  done: { reopen: 'open' },
  dropped: { reopen: 'open' },
}
