import type { TransitionTable } from '#kernel'

export const QUESTION_SET_STATES = ['draft', 'published', 'retired'] as const
export type QuestionSetState = (typeof QUESTION_SET_STATES)[number]
export type QuestionSetAction = 'publish' | 'retire'

/** A published set never changes: answers point at its questions. One is published at a time. */
export const QUESTION_SET_TRANSITIONS: TransitionTable<QuestionSetState, QuestionSetAction> = {
  draft: { publish: 'published' },
  published: { retire: 'retired' },
  retired: {},
}
