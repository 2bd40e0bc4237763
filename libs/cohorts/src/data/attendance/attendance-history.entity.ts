import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm'
import { InstantColumn } from '#platform/database'
import { EnrolmentEntity } from '../enrolment/enrolment.entity.js'
import { SessionEntity } from '../sessions/session.entity.js'

/** Every mark that a learner ever had in a session: append-only; the newest version is the mark that counts. */
@Entity({ schema: 'cohorts', name: 'attendance_history' })
export class AttendanceHistoryEntity {
  @ForeignKey(() => EnrolmentEntity, { name: 'attendance_history_enrolment_fk' })
  @PrimaryColumn('uuid')
  enrolmentId!: string
  @ForeignKey(() => SessionEntity, { name: 'attendance_history_session_fk' })
  @PrimaryColumn('uuid')
  sessionId!: string
  /** From 1. */
  @PrimaryColumn('int') version!: number
  @Column('text') status!: string
  @Column('int', { nullable: true }) minutes!: number | null
  @Column('text') via!: string
  @Column('text', { nullable: true }) reason!: string | null
  @Column('uuid', { nullable: true }) recordedBy!: string | null
  @InstantColumn() recordedAt!: Date
}
