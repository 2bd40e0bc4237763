import type { TransitionTable } from '#kernel'

export const VERSION_STATES = ['draft', 'proposed', 'returned', 'approved', 'published', 'superseded', 'discarded'] as const
export type VersionState = (typeof VERSION_STATES)[number]
export type VersionAction = 'change' | 'propose' | 'return' | 'approve' | 'publish' | 'supersede' | 'discard'

/**
 * `approve` leads to `approved` with the last owner's approval; those before it leave the version proposed. Any change of what was
 * proposed makes it a draft again and withdraws what approvals there were.
 */
export const VERSION_TRANSITIONS: TransitionTable<VersionState, VersionAction> = {
  draft: { change: 'draft', propose: 'proposed', discard: 'discarded' },
  proposed: { change: 'draft', return: 'returned', approve: 'approved', discard: 'discarded' },
  returned: { change: 'draft', propose: 'proposed', discard: 'discarded' },
  approved: { change: 'draft', return: 'returned', publish: 'published', discard: 'discarded' },
  published: { supersede: 'superseded' },
  superseded: {},
  discarded: {},
}

/** Being worked on: a plan has at most one such version (`plan_version_one_open`). */
export const OPEN_STATES: readonly VersionState[] = ['draft', 'proposed', 'returned', 'approved']
/** Everybody may read these, signed in or not. */
export const PUBLIC_STATES: readonly VersionState[] = ['published', 'superseded']

export const PLAN_SCOPES = ['national', 'regional', 'local'] as const
export type PlanScope = (typeof PLAN_SCOPES)[number]

/** The parts that own a plan: each approves for itself. */
export const OWNER_PARTS = ['institute', 'lga', 'area'] as const
export type OwnerPart = (typeof OWNER_PARTS)[number]
export const partsOf = (scope: PlanScope): readonly OwnerPart[] => (scope === 'national' ? ['institute', 'lga'] : ['area'])
