import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm'
import { InstantColumn } from '#platform/database'
import { MeetingEntity } from './meeting.entity.js'

/** What one of the two wrote down; for themselves unless they share it with the other. One each. */
@Entity({ schema: 'mentoring', name: 'meeting_note' })
@Index('meeting_note_once', ['meetingId', 'authorId'], { unique: true })
export class MeetingNoteEntity {
  @PrimaryColumn('uuid') id!: string
  @ForeignKey(() => MeetingEntity, { name: 'meeting_note_meeting_fk' })
  @Column('uuid')
  meetingId!: string
  @Column('uuid') authorId!: string
  @Column('text') body!: string
  @Column('boolean') shared!: boolean
  @InstantColumn() updatedAt!: Date
}
