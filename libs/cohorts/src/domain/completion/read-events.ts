import type { AttendanceMark } from '../attendance/attendance-types.js'
import { UNMARKED } from '../attendance/attendance-types.js'
import type { SubmissionState } from '../assignments/submission-states.js'
import type { CurriculumItemId, SessionId } from '../ids.js'
import type { CompletionEvent } from './completion-types.js'

/** What the events amount to, so that each rule asks one question instead of reading the list again. */
export interface LearnerRecord {
  readonly markOf: (sessionId: SessionId) => AttendanceMark
  readonly submissionOf: (itemId: CurriculumItemId) => SubmissionState
  /** A module completed or a mentoring item recorded. */
  readonly isTicked: (itemId: CurriculumItemId) => boolean
  /** Carried over or waived: done, whatever this run says of it. */
  readonly isSettled: (itemId: CurriculumItemId) => boolean
  readonly carriedMinutes: (itemId: CurriculumItemId) => { readonly attended: number; readonly countable: number }
}

export function readEvents(events: readonly CompletionEvent[]): LearnerRecord {
  const marks = new Map<SessionId, AttendanceMark>()
  const submissions = new Map<CurriculumItemId, SubmissionState>()
  const ticked = new Set<CurriculumItemId>()
  const settled = new Set<CurriculumItemId>()
  const carried = new Map<CurriculumItemId, { attended: number; countable: number }>()
  for (const event of events) {
    switch (event.type) {
      case 'attendance_marked': marks.set(event.sessionId, event.mark); break
      case 'submission_changed': submissions.set(event.itemId, event.state); break
      case 'module_completed': case 'mentoring_recorded': ticked.add(event.itemId); break
      case 'item_waived': settled.add(event.itemId); break
      case 'credit_carried':
        settled.add(event.itemId)
        carried.set(event.itemId, { attended: event.attended ?? 0, countable: event.countable ?? 0 })
        break
    }
  }
  return {
    markOf: (id) => marks.get(id) ?? UNMARKED,
    submissionOf: (id) => submissions.get(id) ?? 'not_submitted',
    isTicked: (id) => ticked.has(id),
    isSettled: (id) => settled.has(id),
    carriedMinutes: (id) => carried.get(id) ?? { attended: 0, countable: 0 },
  }
}
