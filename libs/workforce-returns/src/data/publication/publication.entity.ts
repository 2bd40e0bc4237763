import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm'
import { InstantColumn } from '#platform/database'

/** One publication of a quarter, as its returns stood at the end of a day. What was published is never changed: a later one of the quarter stands beside it. */
@Entity({ schema: 'workforce_returns', name: 'publication_snapshot' })
@Unique('publication_snapshot_sequence', ['publication', 'sequence'])
@Unique('publication_snapshot_number', ['publication', 'quarter', 'number'])
@Index('publication_snapshot_day', ['publication', 'quarter', 'asOf'])
@Check('publication_snapshot_publication', `publication in ('staff', 'skills')`)
@Check('publication_snapshot_numbers', 'number >= 1 and sequence >= 1')
export class PublicationSnapshotEntity {
  @PrimaryColumn('uuid') id!: string
  @Column('text') publication!: string
  /** `2026-Q3` */
  @Column('text') quarter!: string
  /** From 1 within the quarter. */
  @Column('int') number!: number
  /** From 1 within the publication, in the order in which they were made: each is protected beside all before it. */
  @Column('int') sequence!: number
  /** Returns that were submitted by the end of this day are in it. */
  @Column('date') asOf!: string
  /** Of the returns, and of the regions and lists that they were read with: while it is the same nothing is published anew. */
  @Column('text') recordsHash!: string
  /** The organisations in it, with their regions. */
  @Column('jsonb') places!: unknown
  @InstantColumn() madeAt!: Date
}

/** One release of a snapshot: a characteristic, movements, or skills. */
@Entity({ schema: 'workforce_returns', name: 'publication_member' })
@Index('publication_member_retain_until', ['retainUntil'], { where: 'counts is not null' })
export class PublicationMemberEntity {
  @ForeignKey(() => PublicationSnapshotEntity, { name: 'publication_member_snapshot_fk' })
  @PrimaryColumn('uuid')
  snapshotId!: string
  @PrimaryColumn('text') member!: string
  /** A `ProtectedRelease`: fit for print. Null where nothing of it could be shown. */
  @Column('jsonb', { nullable: true }) release!: unknown
  /** In words, why it is not shown, or not in the detail that was asked for. */
  @Column('text', { nullable: true }) problem!: string | null
  /** The true counts, for the attack on later snapshots: confidential, and deleted when their day comes. */
  @Column('jsonb', { nullable: true }) counts!: unknown
  /** Base counts that explain what was published, for later snapshots to stay near. */
  @Column('jsonb', { nullable: true }) witness!: unknown
  @Column('date') retainUntil!: string
}

/** The published base figures: whatever is shown of digital staff is a sum of these. What is not here is 0. */
@Entity({ schema: 'workforce_returns', name: 'published_count' })
@Check('published_count_count', 'count > 0')
export class PublishedCountEntity {
  @ForeignKey(() => PublicationSnapshotEntity, { name: 'published_count_snapshot_fk' })
  @PrimaryColumn('uuid')
  snapshotId!: string
  @PrimaryColumn('text') member!: string
  /** Id of the organisation. */
  @PrimaryColumn('text') place!: string
  @PrimaryColumn('text') family!: string
  @PrimaryColumn('text') answer!: string
  @Column('int') count!: number
}
