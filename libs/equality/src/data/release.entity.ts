import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm'

/** The publications that the code lists, so that functions of the database can be asked by their ids and by nothing else. */
@Entity({ schema: 'equality', name: 'publication' })
export class PublicationEntity {
  @PrimaryColumn('text') id!: string
  @Column('text') questionKey!: string
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
  @Column('jsonb') rows!: unknown
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
}
