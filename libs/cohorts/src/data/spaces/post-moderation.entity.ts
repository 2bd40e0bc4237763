import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm'
import { InstantColumn } from '#platform/database'
import { DiscussionPostEntity } from './discussion-post.entity.js'

/** What was decided about a post: who, when, why. Only ever added to. */
@Entity({ schema: 'cohorts', name: 'post_moderation' })
@Index('post_moderation_post', ['postId', 'at'])
export class PostModerationEntity {
  @PrimaryColumn('uuid') id!: string
  @ForeignKey(() => DiscussionPostEntity, { name: 'post_moderation_post_fk' })
  @Column('uuid')
  postId!: string
  /** report, dismiss, hide, restore or retract. */
  @Column('text') action!: string
  @Column('text') fromState!: string
  @Column('text') toState!: string
  /** Absent where the number of reports hid it. */
  @Column('uuid', { nullable: true }) actorId!: string | null
  @Column('text', { nullable: true }) reason!: string | null
  @InstantColumn() at!: Date
}
