import { Entity, PrimaryColumn } from 'typeorm'
import { InstantColumn } from '#platform/database'

/** A reminder that was asked for: keeps the sweep from looking at the same occasion every time. */
@Entity({ schema: 'cohorts', name: 'reminder' })
export class ReminderEntity {
  /** session, offer or assignment. */
  @PrimaryColumn('text') kind!: string
  /** The session, the enrolment, or the run (of an assignment). */
  @PrimaryColumn('uuid') subjectId!: string
  /** What makes the occasion new again: the start, the expiry, or item and due date. */
  @PrimaryColumn('text') occasion!: string
  @InstantColumn() at!: Date
}
