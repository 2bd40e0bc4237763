import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm'
import { InstantColumn } from '#platform/database'
import { EnrolmentEntity } from '../enrolment/enrolment.entity.js'
import { SessionEntity } from '../sessions/session.entity.js'

/** The mark that counts for one learner in one session. No row: unmarked, version 0. */
@Entity({ schema: 'cohorts', name: 'attendance_mark' })
@Index('attendance_mark_session', ['sessionId'])
@Check('attendance_mark_minutes', `(status = 'partial') = (minutes is not null)`)
@Check('attendance_mark_status', `status in ('attended', 'partial', 'absent', 'excused', 'unmarked')`)
export class AttendanceMarkEntity {
  @ForeignKey(() => EnrolmentEntity, { name: 'attendance_mark_enrolment_fk' })
  @PrimaryColumn('uuid')
  enrolmentId!: string
  @ForeignKey(() => SessionEntity, { name: 'attendance_mark_session_fk' })
  @PrimaryColumn('uuid')
  sessionId!: string
  @Column('text') status!: string
  /** Of a partial mark only. */
  @Column('int', { nullable: true }) minutes!: number | null
  /** Rises with every change: who saves an older one is told what stands now. */
  @Column('int') version!: number
  /** `register` or `session_code`. */
  @Column('text') via!: string
  @Column('uuid', { nullable: true }) recordedBy!: string | null
  @InstantColumn() recordedAt!: Date
}
