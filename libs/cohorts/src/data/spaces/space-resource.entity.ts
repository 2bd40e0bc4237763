import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm'
import { InstantColumn } from '#platform/database'
import { CohortRunEntity } from '../runs/cohort-run.entity.js'
import { ActionLearningSetEntity } from '../sets/action-learning-set.entity.js'

/** A link or a file that teachers share in the space of a run or of a set. */
@Entity({ schema: 'cohorts', name: 'space_resource' })
@Index('space_resource_space', ['runId', 'addedAt', 'id'])
@Check('space_resource_content', '(url is null) <> (file_id is null)')
export class SpaceResourceEntity {
  @PrimaryColumn('uuid') id!: string
  @ForeignKey(() => CohortRunEntity, { name: 'space_resource_run_fk' })
  @Column('uuid')
  runId!: string
  /** The set whose space it is in; absent for the space of the whole run. */
  @ForeignKey(() => ActionLearningSetEntity, { name: 'space_resource_set_fk' })
  @Column('uuid', { nullable: true })
  setId!: string | null
  @Column('text') title!: string
  @Column('text', { nullable: true }) description!: string | null
  @Column('text', { nullable: true }) url!: string | null
  /** A file in the platform's store, owned by this row. */
  @Column('uuid', { nullable: true }) fileId!: string | null
  @Column('uuid') addedById!: string
  @InstantColumn() addedAt!: Date
  @Column('uuid', { nullable: true }) removedById!: string | null
  @InstantColumn({ nullable: true }) removedAt!: Date | null
}
