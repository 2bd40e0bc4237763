import type { Id } from '#kernel'

export type QuestionSetId = Id<'QuestionSet'>
