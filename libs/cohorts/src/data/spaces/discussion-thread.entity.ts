import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm'
import { InstantColumn } from '#platform/database'
import { CohortRunEntity } from '../runs/cohort-run.entity.js'
import { ActionLearningSetEntity } from '../sets/action-learning-set.entity.js'

/** A conversation in a space. Its first post opens it. */
@Entity({ schema: 'cohorts', name: 'discussion_thread' })
@Index('discussion_thread_space', ['runId', 'lastPostAt', 'id'])
@Check('discussion_thread_lock', '(locked_at is null) = (locked_by_id is null)')
export class DiscussionThreadEntity {
  @PrimaryColumn('uuid') id!: string
  @ForeignKey(() => CohortRunEntity, { name: 'discussion_thread_run_fk' })
  @Column('uuid')
  runId!: string
  /** The set whose space it is in; absent for the space of the whole run. */
  @ForeignKey(() => ActionLearningSetEntity, { name: 'discussion_thread_set_fk' })
  @Column('uuid', { nullable: true })
  setId!: string | null
  @Column('text') title!: string
  @Column('uuid') authorId!: string
  @InstantColumn() createdAt!: Date
  @InstantColumn() lastPostAt!: Date
  @Column('int') posts!: number
  /** While locked only teachers write. */
  @Column('uuid', { nullable: true }) lockedById!: string | null
  @InstantColumn({ nullable: true }) lockedAt!: Date | null
}
