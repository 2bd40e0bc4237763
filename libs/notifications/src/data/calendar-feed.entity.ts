import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm'
import { InstantColumn } from '#platform/database'

/** A private address of a person's calendar. Only the hash of its secret is kept. */
@Entity({ schema: 'notifications', name: 'calendar_feed' })
@Unique('calendar_feed_token_hash', ['tokenHash'])
@Index('calendar_feed_one_live', ['personId'], { unique: true, where: 'revoked_at is null' })
export class CalendarFeedEntity {
  @PrimaryColumn('uuid') id!: string
  @Column('uuid') personId!: string
  @Column('text') tokenHash!: string
  @InstantColumn() createdAt!: Date
  @InstantColumn({ nullable: true }) revokedAt!: Date | null
  /** The last day on which a calendar looked: lets a person see whether the address is in use. */
  @Column('date', { nullable: true }) lastReadOn!: string | null
}
