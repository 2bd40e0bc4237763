import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm'
import { InstantColumn } from '#platform/database'
import { DiscussionPostEntity } from './discussion-post.entity.js'

/** A reader's word that a post should be looked at. */
@Entity({ schema: 'cohorts', name: 'post_report' })
@Index('post_report_one_open', ['postId', 'reporterId'], { unique: true, where: 'settled_at is null' })
export class PostReportEntity {
  @PrimaryColumn('uuid') id!: string
  @ForeignKey(() => DiscussionPostEntity, { name: 'post_report_post_fk' })
  @Column('uuid')
  postId!: string
  @Column('uuid') reporterId!: string
  @Column('text') reason!: string
  @InstantColumn() reportedAt!: Date
  /** When a moderator looked. */
  @InstantColumn({ nullable: true }) settledAt!: Date | null
}
