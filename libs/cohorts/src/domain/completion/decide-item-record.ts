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
  /** Titles of what comes before it and is neither done nor waived. */
  | { readonly code: 'PREREQUISITES_OUTSTANDING'; readonly titles: readonly string[] }
  | { readonly code: 'REASON_REQUIRED' }

/** What somebody would record about which item; `waitsFor`: what comes before it and is neither done nor waived. */
export interface ItemRecordFacts {
  readonly kind: ItemRecordKind
  readonly item: CurriculumItem | undefined
  readonly waitsFor: readonly CurriculumItem[]
  readonly enrolment: EnrolmentState
  readonly reason: string
}

/**
 * The event to record, or why there is none. What is recorded by hand keeps the programme's order, as handing in work does:
 * whoever may depart from it waives what comes before, with a reason that stands in the record for good.
 */
export function decideItemRecord({ kind, item, waitsFor, enrolment, reason }: ItemRecordFacts): Result<CompletionEvent, ItemRecordRefusal> {
  if (!isOnRegister(enrolment)) return err({ code: 'NOT_ON_REGISTER', state: enrolment })
  if (!item) return err({ code: 'ITEM_NOT_IN_CURRICULUM' })
  if (kind === 'waived') return reason.trim() === '' ? err({ code: 'REASON_REQUIRED' }) : ok({ type: 'item_waived', itemId: item.id })
  if (item.kind !== 'module' && item.kind !== 'mentoring') return err({ code: 'RECORDED_ELSEWHERE' })
  if (waitsFor.length > 0) return err({ code: 'PREREQUISITES_OUTSTANDING', titles: waitsFor.map(({ title }) => title) })
  return ok({ type: item.kind === 'module' ? 'module_completed' : 'mentoring_recorded', itemId: item.id })
}
