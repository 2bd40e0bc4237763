import type { TransitionTable } from '#kernel'

export const CLAIM_STATES = ['claimed', 'evidenced', 'verified', 'rejected', 'withdrawn', 'duplicate', 'revoked'] as const
/** `duplicate`: two records were one person, whose other claim for the target is kept. `revoked`: verified once, and found to be wrong since. */
export type ClaimState = (typeof CLAIM_STATES)[number]
export type ClaimAction = 'add_evidence' | 'verify' | 'reject' | 'withdraw' | 'supersede' | 'reopen' | 'revoke'

/**
 * What was rejected, withdrawn or revoked is claimed anew, never opened again. Only Waymark supersedes and reopens: after a merge of people, when a
 * claim turns out to be the second of one person, or to have been verified by whom it concerns.
 */
export const CLAIM_TRANSITIONS: TransitionTable<ClaimState, ClaimAction> = {
  claimed: { add_evidence: 'evidenced', reject: 'rejected', withdraw: 'withdrawn', supersede: 'duplicate' },
  evidenced: { add_evidence: 'evidenced', verify: 'verified', reject: 'rejected', withdraw: 'withdrawn', supersede: 'duplicate' },
  verified: { supersede: 'duplicate', reopen: 'evidenced', revoke: 'revoked' },
  rejected: {},
  withdrawn: {},
  duplicate: {},
  revoked: {},
}

/** A person or an organisation has at most one claim for a target in these (`milestone_claim_one_person`, `milestone_claim_one_organisation`). */
export const LIVE_CLAIM_STATES: readonly ClaimState[] = ['claimed', 'evidenced', 'verified']

export const ENGAGEMENTS = ['permanent', 'secondment'] as const
export type Engagement = (typeof ENGAGEMENTS)[number]

export const MILESTONE_SUBJECTS = ['person', 'organisation'] as const
export type MilestoneSubject = (typeof MILESTONE_SUBJECTS)[number]

export const CANDIDATE_STATES = ['open', 'dismissed', 'claimed', 'gone', 'objected'] as const
/** `gone`: the career history no longer says it. `objected`: whom it is about does not want to be suggested. */
export type CandidateState = (typeof CANDIDATE_STATES)[number]
export type CandidateAction = 'dismiss' | 'claim' | 'vanish' | 'object' | 'allow'

/**
 * What people and Waymark may do to a suggestion; other facts open it again (`MilestoneCandidateQueries.suggest`), but never over an
 * objection, which stands until the person takes it back.
 */
export const CANDIDATE_TRANSITIONS: TransitionTable<CandidateState, CandidateAction> = {
  open: { dismiss: 'dismissed', claim: 'claimed', vanish: 'gone', object: 'objected' },
  dismissed: {},
  claimed: {},
  gone: {},
  objected: { allow: 'open' },
}
