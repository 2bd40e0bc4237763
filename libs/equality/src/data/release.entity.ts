import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm'

/** The publications that the code lists, so that functions of the database can be asked by their ids and by nothing else; and each population, as the publication of what its publications share. */
@Entity({ schema: 'equality', name: 'publication' })
export class PublicationEntity {
  @PrimaryColumn('text') id!: string
  /** Null: of a population itself, no answers are counted. */
  @Column('text', { nullable: true }) questionKey!: string | null
  @Column('text') population!: string
}

/** The unprotected counts of a snapshot, and no answers: kept to reproduce and audit what was published, until their day comes. */
@Entity({ schema: 'equality', name: 'aggregate' })
@Index('aggregate_retain_until', ['retainUntil'])
@Check('aggregate_people', 'people >= 0')
export class AggregateEntity {
  @ForeignKey(() => PublicationEntity, { name: 'aggregate_publication_fk' })
  @PrimaryColumn('text')
  publicationId!: string
  @PrimaryColumn('date') snapshotOn!: string
  /** Null once its day has come; and of a population itself, whose counts are the sums of any publication's. */
  @Column('jsonb', { nullable: true }) rows!: unknown
  /** What was asked for, before anything was made coarser. */
  @Column('jsonb') definition!: unknown
  /** Base counts that explain every published figure; as confidential as the counts. */
  @Column('jsonb') witness!: unknown
  @Column('int') people!: number
  @Column('text') hash!: string
  @Column('date') retainUntil!: string
}

/** What was published: protected, audited, never changed. */
@Entity({ schema: 'equality', name: 'release' })
export class ReleaseEntity {
  @ForeignKey(() => PublicationEntity, { name: 'release_publication_fk' })
  @PrimaryColumn('text')
  publicationId!: string
  @PrimaryColumn('date') snapshotOn!: string
  @Column('jsonb') release!: unknown
  @Column('int') questionSet!: number
  /** SHA-256 of the counts that it was made from. */
  @Column('text') aggregateHash!: string
  /** Whether it was protected together with everything about the same people. Earlier ones were protected one by one: they stay to be read, and are not looked at when others are protected. */
  @Column('boolean', { default: false }) together!: boolean
}

/** Populations whose snapshot was asked for while the key of the answers was changed. */
@Entity({ schema: 'equality', name: 'waiting_snapshot' })
export class WaitingSnapshotEntity {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'waiting_snapshot_pk' }) population!: string
  @Column('date') since!: string
}

/** What the full attack on a snapshot came to, and how long it took. */
@Entity({ schema: 'equality', name: 'release_audit' })
export class ReleaseAuditEntity {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'release_audit_pk' }) population!: string
  @PrimaryColumn('date', { primaryKeyConstraintName: 'release_audit_pk' }) snapshotOn!: string
  /** `programme`: every count by the linear programme of everything; `stages`: by it only what nothing simpler settled. */
  @Column('text') extent!: string
  @Column('boolean') passed!: boolean
  @Column('int') protectedCells!: number
  @Column('int') failed!: number
  @Column('real') seconds!: number
  @Column('date') finishedOn!: string
}
