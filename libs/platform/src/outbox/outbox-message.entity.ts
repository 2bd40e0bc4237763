import { Column, Entity, Generated, Index, PrimaryColumn } from 'typeorm'
import { InstantColumn } from '../database/index.js'

/** A fact that committed with its write and that jobs have yet to hear of. */
@Entity({ schema: 'platform', name: 'outbox_message' })
@Index('outbox_message_unpublished', ['seq'], { where: 'published_at is null' })
@Index('outbox_message_published_at', ['publishedAt'])
export class OutboxMessageEntity {
  @PrimaryColumn('uuid') id!: string
  @Column('bigint') @Generated('increment') seq!: number
  @Column('text') topic!: string
  @Column('jsonb') payload!: unknown
  @Column('text') requestId!: string
  @InstantColumn() occurredAt!: Date
  @InstantColumn({ nullable: true }) publishedAt!: Date | null
}
