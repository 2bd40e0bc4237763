import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm'
import { InstantColumn } from '#platform/database'
import { EnrolmentEntity } from './enrolment.entity.js'

/** One change of an enrolment: who, when, why. Only ever added to. */
@Entity({ schema: 'cohorts', name: 'enrolment_history' })
@Index('enrolment_history_enrolment', ['enrolmentId', 'at'])
export class EnrolmentHistoryEntity {
  @PrimaryColumn('uuid') id!: string
  @ForeignKey(() => EnrolmentEntity, { name: 'enrolment_history_enrolment_fk' })
  @Column('uuid')
  enrolmentId!: string
  @InstantColumn() at!: Date
  /** What was done: apply, approve, offer, accept, withdraw, set_priority … */
  @Column('text') action!: string
  @Column('text', { nullable: true }) fromState!: string | null
  @Column('text') toState!: string
  /** The person who did it; absent for Waymark itself and for programs. */
  @Column('uuid', { nullable: true }) actorId!: string | null
  /** What did it where no person did: `system:…` or `machine:…`. */
  @Column('text', { nullable: true }) actorName!: string | null
  @Column('text', { nullable: true }) reason!: string | null
}
