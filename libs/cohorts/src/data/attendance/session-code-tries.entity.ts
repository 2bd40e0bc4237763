import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm'
import { EnrolmentEntity } from '../enrolment/enrolment.entity.js'
import { SessionEntity } from '../sessions/session.entity.js'

/** How often a learner typed a wrong code for a session. */
@Entity({ schema: 'cohorts', name: 'session_code_tries' })
export class SessionCodeTriesEntity {
  @ForeignKey(() => SessionEntity, { name: 'session_code_tries_session_fk' })
  @PrimaryColumn('uuid')
  sessionId!: string
  @ForeignKey(() => EnrolmentEntity, { name: 'session_code_tries_enrolment_fk' })
  @PrimaryColumn('uuid')
  enrolmentId!: string
  @Column('int') wrong!: number
}
