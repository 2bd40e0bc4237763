import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm'
import { InstantColumn } from '#platform/database'
import { FrameworkVersionEntity } from './framework-version.entity.js'

/** Who moved a version to which state, when and why. Only ever added to. */
@Entity({ schema: 'competency', name: 'framework_version_history' })
@Index('framework_version_history_version', ['versionId', 'at'])
export class FrameworkVersionHistoryEntity {
  @PrimaryColumn('uuid') id!: string
  @ForeignKey(() => FrameworkVersionEntity, { name: 'framework_version_history_version_fk' })
  @Column('uuid')
  versionId!: string
  @Column('text') action!: string
  @Column('text') status!: string
  @InstantColumn() at!: Date
  /** The person, or nobody when Waymark did it by itself. */
  @Column('uuid', { nullable: true }) byPersonId!: string | null
  @Column('text') reason!: string
}
