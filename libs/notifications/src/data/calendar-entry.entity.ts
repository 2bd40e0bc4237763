import { Column, Entity, PrimaryColumn, Unique } from 'typeorm'
import { InstantColumn } from '#platform/database'

/** What one person's calendar was last told about one session. */
@Entity({ schema: 'notifications', name: 'calendar_entry' })
@Unique('calendar_entry_person_session', ['personId', 'sessionId'])
export class CalendarEntryEntity {
  @PrimaryColumn('uuid') id!: string
  @Column('uuid') personId!: string
  @Column('uuid') sessionId!: string
  @Column('text') uid!: string
  /** -1 until the first invitation. */
  @Column('int') sequence!: number
  @Column('text') hash!: string
  @Column('boolean') cancelled!: boolean
  @Column('jsonb') content!: unknown
  @InstantColumn() updatedAt!: Date
}
