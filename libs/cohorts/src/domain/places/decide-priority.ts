import { err, ok, type Result } from '#kernel'
import type { WaitingPolicy } from './place-types.js'

export const PRIORITY_SCORE_MAX = 1_000

export interface PriorityChange {
  /** From 0 to `PRIORITY_SCORE_MAX` under `priority_score`; a rank from 1 under `manual`. */
  readonly value: number
  readonly reason: string
}

export type PriorityRefusal =
  | { readonly code: 'POLICY_HAS_NO_PRIORITY' }
  | { readonly code: 'PRIORITY_OUT_OF_RANGE'; readonly from: number; readonly to: number }
  | { readonly code: 'REASON_REQUIRED' }

/** A place in the queue is never moved without a reason, and never where the run promised first come, first served. */
export function decidePriority(policy: WaitingPolicy, { value, reason }: PriorityChange): Result<undefined, PriorityRefusal> {
  if (policy === 'first_come') return err({ code: 'POLICY_HAS_NO_PRIORITY' })
  const [from, to] = policy === 'priority_score' ? [0, PRIORITY_SCORE_MAX] : [1, 1_000_000]
  if (!Number.isInteger(value) || value < from || value > to) return err({ code: 'PRIORITY_OUT_OF_RANGE', from, to })
  return reason.trim() === '' ? err({ code: 'REASON_REQUIRED' }) : ok(undefined)
}
