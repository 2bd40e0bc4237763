import type { BasisPoints, Minutes } from '#kernel'
import type {
  AttendanceMark, AttendanceStatus, CompletionEvent, CompletionRule, CurriculumItem, CurriculumItemId, ExcusedRule, ItemKind, LearnerCurriculum, OptionGroup,
  OptionGroupId, SessionId, SubmissionState,
} from '../../domain/index.js'

interface ItemRow {
  readonly id: CurriculumItemId
  readonly code: string
  readonly title: string
  readonly kind: ItemKind
  readonly requirement: 'required' | 'optional' | 'option'
  readonly optionGroupId: OptionGroupId | null
  readonly prerequisites: readonly CurriculumItemId[]
  readonly duration: Minutes | null
  readonly dueDays: number | null
  readonly maxResubmissions: number | null
  readonly passRequired: boolean | null
}

interface SessionMarkRow {
  readonly sessionId: SessionId
  readonly itemId: CurriculumItemId | null
  readonly minutes: Minutes
  readonly status: AttendanceStatus
  readonly markedMinutes: Minutes | null
}

interface EventRow {
  readonly type: Exclude<CompletionEvent['type'], 'attendance_marked'>
  readonly itemId: CurriculumItemId
  readonly submissionState: SubmissionState | null
  readonly attendedMinutes: Minutes | null
  readonly countableMinutes: Minutes | null
}

/** One learner's record as PostgreSQL hands it over. */
export interface LearningRecordRow {
  readonly rule: { readonly minAttendance: BasisPoints; readonly minSessionShare: BasisPoints; readonly excused: ExcusedRule; readonly minPasses: number }
  readonly optionGroups: readonly OptionGroup[]
  readonly items: readonly ItemRow[]
  readonly sessions: readonly SessionMarkRow[]
  readonly events: readonly EventRow[]
}

/** The same as the rules read it. */
export interface LearningRecord {
  readonly rule: CompletionRule
  readonly curriculum: LearnerCurriculum
  readonly events: readonly CompletionEvent[]
  /** Every session of the run that was not called off, with this learner's mark. */
  readonly marked: readonly { readonly minutes: Minutes; readonly mark: AttendanceMark }[]
}

export function readLearningRecord(row: LearningRecordRow): LearningRecord {
  const marks = row.sessions.map((session) => ({ ...session, mark: markOf(session) }))
  return {
    rule: row.rule,
    curriculum: {
      items: row.items.map(readItem),
      optionGroups: row.optionGroups,
      sessions: marks.flatMap(({ sessionId, itemId, minutes }) => (itemId === null ? [] : [{ sessionId, itemId, minutes }])),
    },
    events: [
      ...marks.filter(({ mark }) => mark.status !== 'unmarked').map(({ sessionId, mark }) => ({ type: 'attendance_marked' as const, sessionId, mark })),
      ...row.events.map(readEvent),
    ],
    marked: marks,
  }
}

const markOf = ({ status, markedMinutes }: SessionMarkRow): AttendanceMark =>
  status === 'partial' ? { status, minutes: markedMinutes ?? (0 as Minutes) } : { status }

const readItem = ({ requirement, optionGroupId, duration, dueDays, maxResubmissions, passRequired, ...item }: ItemRow): CurriculumItem => ({
  ...item,
  requirement: requirement === 'option' && optionGroupId !== null ? { type: 'option', groupId: optionGroupId } : { type: requirement === 'required' ? 'required' : 'optional' },
  duration: duration ?? undefined, dueDays: dueDays ?? undefined, maxResubmissions: maxResubmissions ?? undefined, passRequired: passRequired ?? undefined,
})

function readEvent({ type, itemId, submissionState, attendedMinutes, countableMinutes }: EventRow): CompletionEvent {
  switch (type) {
    case 'submission_changed': return { type, itemId, state: submissionState ?? 'not_submitted' }
    case 'credit_carried': return { type, itemId, attended: attendedMinutes ?? undefined, countable: countableMinutes ?? undefined }
    case 'item_waived': case 'mentoring_recorded': case 'module_completed': return { type, itemId }
  }
}
