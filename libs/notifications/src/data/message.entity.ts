import { Check, Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm'
import { InstantColumn } from '#platform/database'

/** A message to one person: asked for with the write it tells of, delivered by a job. */
@Entity({ schema: 'notifications', name: 'message' })
@Unique('message_dedupe_key', ['dedupeKey'])
@Index('message_person', ['personId', 'queuedAt', 'id'])
@Check('message_state_known', `state in ('queued', 'sent', 'failed', 'suppressed')`)
export class MessageEntity {
  @PrimaryColumn('uuid') id!: string
  @Column('uuid') personId!: string
  @Column('text') template!: string
  @Column('jsonb') data!: unknown
  /** What makes asking twice for the same message harmless. */
  @Column('text') dedupeKey!: string
  /** The invitation or cancellation that travels with it. */
  @Column('jsonb', { nullable: true }) calendar!: unknown
  @Column('text') state!: string
  /** Why it was suppressed, failed, or is waiting for another try. */
  @Column('text', { nullable: true }) reason!: string | null
  @Column('int', { default: 0 }) attempts!: number
  /** One worker at a time delivers it; the claim lapses when that worker dies. */
  @InstantColumn({ nullable: true }) claimedUntil!: Date | null
  /** What it said, kept as sent. */
  @Column('text', { nullable: true }) locale!: string | null
  @Column('text', { nullable: true }) subject!: string | null
  @Column('text', { nullable: true }) text!: string | null
  @Column('text', { nullable: true }) provider!: string | null
  @Column('text', { nullable: true }) providerId!: string | null
  @InstantColumn() queuedAt!: Date
  /** When it was sent, suppressed or given up. */
  @InstantColumn({ nullable: true }) settledAt!: Date | null
}
