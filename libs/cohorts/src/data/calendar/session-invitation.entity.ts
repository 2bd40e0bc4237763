import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm'
import { InstantColumn } from '#platform/database'
import { SessionEntity } from '../sessions/session.entity.js'

/** What a person was last told about a session: comparing it with what is true now says what to send. */
@Entity({ schema: 'cohorts', name: 'session_invitation' })
@Index('session_invitation_person', ['personId'])
export class SessionInvitationEntity {
  @ForeignKey(() => SessionEntity, { name: 'session_invitation_session_fk' })
  @PrimaryColumn('uuid')
  sessionId!: string
  @PrimaryColumn('uuid') personId!: string
  /** The session's revision that they know. */
  @Column('int') revision!: number
  /** How many messages they got about it: names each message. */
  @Column('int') told!: number
  /** They were told that it is cancelled, or that it is no longer theirs. */
  @Column('boolean') withdrawn!: boolean
  @InstantColumn() updatedAt!: Date
}
