import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm'
import { ProgrammeVersionEntity } from './programme-version.entity.js'

/** One piece of a version's curriculum, in order. Fixed once the version is published. */
@Entity({ schema: 'cohorts', name: 'curriculum_item' })
@Index('curriculum_item_position', ['versionId', 'position'], { unique: true })
@Index('curriculum_item_code', ['versionId', 'code'], { unique: true })
@Check('curriculum_item_kind', "kind in ('session', 'module', 'assignment', 'mentoring')")
@Check('curriculum_item_requirement', "requirement in ('required', 'optional', 'option') and (requirement = 'option') = (option_group_id is not null)")
export class CurriculumItemEntity {
  @PrimaryColumn('uuid') id!: string
  @ForeignKey(() => ProgrammeVersionEntity, { name: 'curriculum_item_version_fk' })
  @Column('uuid')
  versionId!: string
  /** From 0. */
  @Column('int') position!: number
  @Column('text') code!: string
  @Column('text') title!: string
  @Column('text') kind!: string
  @Column('text') requirement!: string
  @Column('uuid', { nullable: true }) optionGroupId!: string | null
  @Column('uuid', { array: true }) prerequisites!: string[]
  /** Minutes. */
  @Column('int', { nullable: true }) duration!: number | null
  @Column('int', { nullable: true }) dueDays!: number | null
  @Column('int', { nullable: true }) maxResubmissions!: number | null
  @Column('boolean', { nullable: true }) passRequired!: boolean | null
}
