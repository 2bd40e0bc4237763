import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm'
import { InstantColumn } from '#platform/database'
import { PlanVersionEntity } from './plan-version.entity.js'

/** Who did what to a version, when and why. Only ever added to. */
@Entity({ schema: 'workforce', name: 'plan_version_history' })
@Index('plan_version_history_version', ['versionId', 'at'])
export class PlanVersionHistoryEntity {
  @PrimaryColumn('uuid') id!: string
  @ForeignKey(() => PlanVersionEntity, { name: 'plan_version_history_version_fk' })
  @Column('uuid')
  versionId!: string
  @Column('text') action!: string
  @Column('text', { nullable: true }) fromState!: string | null
  @Column('text') toState!: string
  /** For which owner somebody approved or returned. */
  @Column('text', { nullable: true }) part!: string | null
  @Column('uuid', { nullable: true }) actorId!: string | null
  /** Comments of whoever returned it. */
  @Column('text', { nullable: true }) reason!: string | null
  @InstantColumn() at!: Date
}
