import { assertNever, type Minutes, type PersonId } from '#kernel'

export const ATTENDANCE_STATUSES = ['attended', 'partial', 'absent', 'excused', 'unmarked'] as const
export type AttendanceStatus = (typeof ATTENDANCE_STATUSES)[number]

export type AttendanceMark =
  | { readonly status: 'partial'; readonly minutes: Minutes }
  | { readonly status: Exclude<AttendanceStatus, 'partial'> }

export const UNMARKED: AttendanceMark = { status: 'unmarked' }

/** One row of the append-only history of somebody's mark in a session. */
export interface AttendanceRecord {
  readonly mark: AttendanceMark
  readonly recordedBy: PersonId
  readonly via: 'register' | 'session_code'
  readonly at: Date
  /** Given when an earlier mark was corrected after the day of the session. */
  readonly reason?: string | undefined
}

/** The mark that counts: the newest of the history, which is given oldest first. */
export const currentMark = (history: readonly AttendanceRecord[]): AttendanceMark => history.at(-1)?.mark ?? UNMARKED

/** Minutes of a session of `length` that the mark is worth. */
export function creditedMinutes(mark: AttendanceMark, length: Minutes): number {
  switch (mark.status) {
    case 'attended': return length
    case 'partial': return Math.min(Math.max(mark.minutes, 0), length)
    case 'absent': case 'excused': case 'unmarked': return 0
    default: return assertNever(mark)
  }
}

export const sameMark = (a: AttendanceMark, b: AttendanceMark): boolean =>
  a.status === b.status && (a.status !== 'partial' || b.status !== 'partial' || a.minutes === b.minutes)
