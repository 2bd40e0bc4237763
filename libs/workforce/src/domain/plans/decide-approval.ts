import { type Problem, problem } from '#kernel'
import type { OwnerPart } from './version-states.js'

export interface ApprovalFacts {
  /** Parts that own the plan, and those that the person may speak for. */
  readonly parts: readonly OwnerPart[]
  readonly speaksFor: readonly OwnerPart[]
  /** Approvals that stand. */
  readonly approved: readonly { readonly part: OwnerPart; readonly personId: string }[]
  readonly personId: string
  /** Hash of what the person had before them, and of what is proposed. */
  readonly seenHash: string
  readonly contentHash: string
}

export type ApprovalDecision = { readonly part: OwnerPart; readonly complete: boolean }

/** For whom somebody's approval counts, and whether it is the last one wanted; or what stands in the way. Each owner approves by another person. */
export function decideApproval({ parts, speaksFor, approved, personId, seenHash, contentHash }: ApprovalFacts): ApprovalDecision | readonly Problem[] {
  if (seenHash !== contentHash) return [problem('CONTENT_CHANGED', '', 'The plan was changed after you opened it. Read it again, then approve what it says now.')]
  if (approved.some((approval) => approval.personId === personId)) return [problem('SAME_PERSON', '', 'You have approved this version already. The other owner has to approve it through somebody else.')]
  const part = speaksFor.find((one) => parts.includes(one) && !approved.some((approval) => approval.part === one))
  if (part === undefined) return [problem('PART_APPROVED', '', 'Your organisation has approved this version already. It waits for the other owner.')]
  return { part, complete: parts.every((one) => one === part || approved.some((approval) => approval.part === one)) }
}

export const isRefused = (decision: ApprovalDecision | readonly Problem[]): decision is readonly Problem[] => Array.isArray(decision)
