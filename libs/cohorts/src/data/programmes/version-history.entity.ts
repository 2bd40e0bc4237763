import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm'
import { InstantColumn } from '#platform/database'
import { ProgrammeVersionEntity } from './programme-version.entity.js'

/** One change of state of a version: who, when. Only ever added to. */
@Entity({ schema: 'cohorts', name: 'programme_version_history' })
@Index('programme_version_history_version', ['versionId', 'at'])
export class ProgrammeVersionHistoryEntity {
  @PrimaryColumn('uuid') id!: string
  @ForeignKey(() => ProgrammeVersionEntity, { name: 'programme_version_history_version_fk' })
  @Column('uuid')
  versionId!: string
  @InstantColumn() at!: Date
  @Column('text', { nullable: true }) fromState!: string | null
  @Column('text') toState!: string
  /** Absent where Waymark itself did it. */
  @Column('uuid', { nullable: true }) actorId!: string | null
}
