import type { TransitionTable } from '#kernel'

/** A version is edited as a draft only; runs are planned on a published one; a retired one finishes the runs it has. */
export const VERSION_STATES = ['draft', 'published', 'retired'] as const
export type VersionState = (typeof VERSION_STATES)[number]
export type VersionAction = 'publish' | 'retire'

export const VERSION_TRANSITIONS: TransitionTable<VersionState, VersionAction> = {
  draft: { publish: 'published' },
  published: { retire: 'retired' },
  retired: {},
}
