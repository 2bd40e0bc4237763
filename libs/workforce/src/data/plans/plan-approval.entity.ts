import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm'
import { InstantColumn } from '#platform/database'
import { PlanVersionEntity } from './plan-version.entity.js'

/** An owner's approval of exactly what was shown. One for each owner, each by another person; a change of the content withdraws them. */
@Entity({ schema: 'workforce', name: 'plan_approval' })
@Index('plan_approval_one_a_part', ['versionId', 'part'], { unique: true, where: 'withdrawn_at is null' })
@Index('plan_approval_one_a_person', ['versionId', 'personId'], { unique: true, where: 'withdrawn_at is null' })
@Index('plan_approval_person', ['personId'])
export class PlanApprovalEntity {
  @PrimaryColumn('uuid') id!: string
  @ForeignKey(() => PlanVersionEntity, { name: 'plan_approval_version_fk' })
  @Column('uuid')
  versionId!: string
  @Column('text') part!: string
  @Column('uuid') organisationId!: string
  @Column('uuid') personId!: string
  /** What they had before them. */
  @Column('text') contentHash!: string
  @InstantColumn() at!: Date
  @InstantColumn({ nullable: true }) withdrawnAt!: Date | null
}
