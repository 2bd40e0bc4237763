import { Column, Entity, Exclusion, ForeignKey, Index, PrimaryColumn } from 'typeorm'
import { InstantColumn } from '#platform/database'
import { SessionEntity } from './session.entity.js'

/** Who holds a session. Carries the session's times so that the database itself keeps anybody from being in two places at once. */
@Entity({ schema: 'cohorts', name: 'session_facilitator' })
@Exclusion('session_facilitator_one_place', 'using gist (person_id with =, tstzrange(starts_at, ends_at) with &&) where (takes_place)')
@Index('session_facilitator_person', ['personId', 'startsAt'])
export class SessionFacilitatorEntity {
  @ForeignKey(() => SessionEntity, { name: 'session_facilitator_session_fk' })
  @PrimaryColumn('uuid')
  sessionId!: string
  @PrimaryColumn('uuid') personId!: string
  @InstantColumn() startsAt!: Date
  @InstantColumn() endsAt!: Date
  /** False once the session is cancelled. */
  @Column('boolean', { default: true }) takesPlace!: boolean
}
