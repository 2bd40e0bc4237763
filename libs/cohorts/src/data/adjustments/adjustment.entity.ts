import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm'
import { InstantColumn } from '#platform/database'
import { EnrolmentEntity } from '../enrolment/enrolment.entity.js'

/** A reasonable adjustment: need to know. Never in a list, an export or a log; every read is audited. */
@Entity({ schema: 'cohorts', name: 'adjustment' })
@Index('adjustment_enrolment', ['enrolmentId', 'createdAt', 'id'])
@Check('adjustment_consent', 'consent_at is null or consent_by_id is not null')
export class AdjustmentEntity {
  @PrimaryColumn('uuid') id!: string
  @ForeignKey(() => EnrolmentEntity, { name: 'adjustment_enrolment_fk' })
  @Column('uuid')
  enrolmentId!: string
  /** What is to be done. */
  @Column('text') arrangement!: string
  /** Why: only for the person and the programme manager. */
  @Column('text', { nullable: true }) reason!: string | null
  /** The learner agreed that the named facilitators are told; who put that down. */
  @InstantColumn({ nullable: true }) consentAt!: Date | null
  @Column('uuid', { nullable: true }) consentById!: string | null
  @Column('uuid') createdById!: string
  @InstantColumn() createdAt!: Date
  @InstantColumn() updatedAt!: Date
  /** It no longer applies. */
  @InstantColumn({ nullable: true }) endedAt!: Date | null
}
