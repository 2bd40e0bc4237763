import { Column, Entity, ForeignKey, Generated, Index, PrimaryColumn } from 'typeorm'
import { InstantColumn } from '#platform/database'
import { EnrolmentEntity } from './enrolment.entity.js'

/** One change of an enrolment: who, when, why. Only ever added to. */
@Entity({ schema: 'cohorts', name: 'enrolment_history' })
@Index('enrolment_history_enrolment', ['enrolmentId', 'seq'])
export class EnrolmentHistoryEntity {
  @PrimaryColumn('uuid') id!: string
  /** The order in which it happened: drawn under the run's lock, which a request may have waited for longer than a later one. */
  @Column('bigint') @Generated('increment') seq!: number
  @ForeignKey(() => EnrolmentEntity, { name: 'enrolment_history_enrolment_fk' })
  @Column('uuid')
  enrolmentId!: string
  /** When the request came. */
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
