import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm'
import { InstantColumn } from '#platform/database'
import { CohortRunEntity } from '../runs/cohort-run.entity.js'
import { ActionLearningSetEntity } from '../sets/action-learning-set.entity.js'

/** Something that teachers tell everybody in a run or in a set. Markdown. */
@Entity({ schema: 'cohorts', name: 'announcement' })
@Index('announcement_space', ['runId', 'postedAt', 'id'])
export class AnnouncementEntity {
  @PrimaryColumn('uuid') id!: string
  @ForeignKey(() => CohortRunEntity, { name: 'announcement_run_fk' })
  @Column('uuid')
  runId!: string
  /** The set whose space it is in; absent for the space of the whole run. */
  @ForeignKey(() => ActionLearningSetEntity, { name: 'announcement_set_fk' })
  @Column('uuid', { nullable: true })
  setId!: string | null
  @Column('text') title!: string
  @Column('text') body!: string
  @Column('uuid') authorId!: string
  @InstantColumn() postedAt!: Date
  @Column('uuid', { nullable: true }) retractedById!: string | null
  @InstantColumn({ nullable: true }) retractedAt!: Date | null
}
