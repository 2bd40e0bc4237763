import { err, ok, type Result } from '#kernel'
import { isOnRegister, type EnrolmentState } from '../enrolment/enrolment-states.js'
import type { CurriculumItem } from '../programme/programme-types.js'
import type { CompletionEvent } from './completion-types.js'

/** What a person may say about an item by hand: that it is done, or that the learner is let off it. */
export type ItemRecordKind = 'done' | 'waived'

export type ItemRecordRefusal =
  | { readonly code: 'NOT_ON_REGISTER'; readonly state: EnrolmentState }
  | { readonly code: 'ITEM_NOT_IN_CURRICULUM' }
  /** Sessions are recorded by the register, written work by marking it. */
  | { readonly code: 'RECORDED_ELSEWHERE' }
  | { readonly code: 'REASON_REQUIRED' }

/** The event to record, or why there is none. A waiver needs a reason: it stands in the record for good. */
export function decideItemRecord(kind: ItemRecordKind, item: CurriculumItem | undefined, enrolment: EnrolmentState, reason: string): Result<CompletionEvent, ItemRecordRefusal> {
  if (!isOnRegister(enrolment)) return err({ code: 'NOT_ON_REGISTER', state: enrolment })
  if (!item) return err({ code: 'ITEM_NOT_IN_CURRICULUM' })
  if (kind === 'waived') return reason.trim() === '' ? err({ code: 'REASON_REQUIRED' }) : ok({ type: 'item_waived', itemId: item.id })
  if (item.kind === 'module') return ok({ type: 'module_completed', itemId: item.id })
  return item.kind === 'mentoring' ? ok({ type: 'mentoring_recorded', itemId: item.id }) : err({ code: 'RECORDED_ELSEWHERE' })
}
