import type { BasisPoints, Minutes } from '#kernel'
import type { AttendanceMark } from '../attendance/attendance-types.js'
import type { SubmissionState } from '../assignments/submission-states.js'
import type { CurriculumItemId, OptionGroupId, SessionId } from '../ids.js'
import type { Curriculum } from '../programme/programme-types.js'

/** A session of the run that this learner is expected at; cancelled ones are left out. */
export interface ArrangedSession {
  readonly sessionId: SessionId
  readonly itemId: CurriculumItemId
  readonly minutes: Minutes
}

/** The version's curriculum as one learner meets it in a run. */
export interface LearnerCurriculum extends Curriculum {
  readonly sessions: readonly ArrangedSession[]
}

/** Everything that completion is derived from, in the order in which it was recorded: the newest word on a thing counts. */
export type CompletionEvent =
  | { readonly type: 'attendance_marked'; readonly sessionId: SessionId; readonly mark: AttendanceMark }
  | { readonly type: 'module_completed'; readonly itemId: CurriculumItemId }
  | { readonly type: 'submission_changed'; readonly itemId: CurriculumItemId; readonly state: SubmissionState }
  | { readonly type: 'mentoring_recorded'; readonly itemId: CurriculumItemId }
  /** Done in an earlier run. Of a session the minutes come along, and this run's sessions of it are no longer expected. */
  | { readonly type: 'credit_carried'; readonly itemId: CurriculumItemId; readonly attended?: Minutes | undefined; readonly countable?: Minutes | undefined }
  /** The programme manager lets the learner off this item. */
  | { readonly type: 'item_waived'; readonly itemId: CurriculumItemId }

/** What to tell the learner to do about something missing. */
export type NextStep =
  | 'attend_session' | 'wait_for_session' | 'ask_for_catch_up' | 'complete_module' | 'submit_assignment' | 'resubmit_assignment'
  | 'wait_for_marking' | 'speak_to_facilitator' | 'meet_mentor' | 'choose_options'

export type Missing =
  | { readonly code: 'ITEM_OUTSTANDING'; readonly itemId: CurriculumItemId; readonly nextStep: NextStep }
  | { readonly code: 'OPTIONS_SHORT'; readonly groupId: OptionGroupId; readonly done: number; readonly needed: number; readonly open: readonly CurriculumItemId[]; readonly nextStep: 'choose_options' }
  | { readonly code: 'ATTENDANCE_SHORT'; readonly share: BasisPoints; readonly needed: BasisPoints; readonly minutesShort: Minutes; readonly nextStep: NextStep }
  | { readonly code: 'PASSES_SHORT'; readonly passed: number; readonly needed: number; readonly nextStep: NextStep }

export interface Completion {
  readonly complete: boolean
  /** 10,000 exactly when complete. */
  readonly progress: BasisPoints
  readonly missing: readonly Missing[]
  /** Items done, in curriculum order. */
  readonly done: readonly CurriculumItemId[]
}
