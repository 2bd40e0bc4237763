import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm'
import { InstantColumn } from '#platform/database'
import { SessionEntity } from './session.entity.js'

/** What was done to a session: append-only. */
@Entity({ schema: 'cohorts', name: 'session_change' })
@Index('session_change_session', ['sessionId', 'at', 'id'])
export class SessionChangeEntity {
  @PrimaryColumn('uuid') id!: string
  @ForeignKey(() => SessionEntity, { name: 'session_change_session_fk' })
  @Column('uuid')
  sessionId!: string
  /** `schedule`, `edit`, `reschedule`, `hold` or `cancel`. */
  @Column('text') action!: string
  @Column('text', { nullable: true }) reason!: string | null
  /** The times as they were from then on. */
  @InstantColumn() startsAt!: Date
  @InstantColumn() endsAt!: Date
  /** Absent when Waymark did it by itself. */
  @Column('uuid', { nullable: true }) by!: string | null
  @InstantColumn() at!: Date
}
