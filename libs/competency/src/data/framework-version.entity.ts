import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm'
import { InstantColumn } from '#platform/database'
import { FrameworkEntity } from './framework.entity.js'

/** One version of a framework: a draft may be replaced by another import, a published one never changes. */
@Entity({ schema: 'competency', name: 'framework_version' })
@Unique('framework_version_number', ['frameworkId', 'version'])
@Index('framework_version_one_published', ['frameworkId'], { unique: true, where: "status = 'published'" })
@Check('framework_version_status', "status in ('draft', 'published', 'superseded')")
@Check('framework_version_published', "(status = 'draft') = (published_at is null)")
export class FrameworkVersionEntity {
  @PrimaryColumn('uuid') id!: string
  @ForeignKey(() => FrameworkEntity, { name: 'framework_version_framework_fk' })
  @Column('uuid')
  frameworkId!: string
  /** `major.minor`. */
  @Column('text') version!: string
  @Column('text') status!: 'draft' | 'published' | 'superseded'
  @InstantColumn() importedAt!: Date
  @InstantColumn({ nullable: true }) publishedAt!: Date | null
}
