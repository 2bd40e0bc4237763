import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm'
import { InstantColumn } from '#platform/database'
import { DiscussionThreadEntity } from './discussion-thread.entity.js'

/** What somebody wrote. Markdown. Nothing is deleted, so that moderation can be reviewed. */
@Entity({ schema: 'cohorts', name: 'discussion_post' })
@Index('discussion_post_number', ['threadId', 'number'], { unique: true })
@Index('discussion_post_reported', ['threadId'], { where: "state = 'reported'" })
@Check('discussion_post_state', "state in ('visible', 'reported', 'hidden', 'retracted')")
export class DiscussionPostEntity {
  @PrimaryColumn('uuid') id!: string
  @ForeignKey(() => DiscussionThreadEntity, { name: 'discussion_post_thread_fk' })
  @Column('uuid')
  threadId!: string
  /** From 1 in its thread. */
  @Column('int') number!: number
  @Column('uuid') authorId!: string
  @Column('text') body!: string
  @Column('text') state!: string
  @InstantColumn() postedAt!: Date
}
