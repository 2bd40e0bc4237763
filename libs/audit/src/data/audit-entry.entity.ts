import { Column, Entity, Generated, Index, PrimaryColumn } from 'typeorm'
import { InstantColumn } from '#platform/database'

/** One sensitive act. Holds pseudonyms only, so that erasing a person deletes a mapping and never a row. */
@Entity({ schema: 'audit', name: 'entry' })
@Index('audit_entry_subject', ['subjectKind', 'subjectId', 'seq'])
@Index('audit_entry_actor', ['actor', 'seq'])
@Index('audit_entry_unsealed', ['seq'], { where: 'batch_id is null' })
export class AuditEntryEntity {
  @PrimaryColumn('uuid') id!: string
  @Column('bigint') @Generated('increment') seq!: number
  @InstantColumn() at!: Date
  /** Pseudonym of a person, or the name of a program or of a part of Waymark. */
  @Column('text') actor!: string
  /** `area:verb`, the same words as the policy's action. */
  @Column('text') action!: string
  @Column('text') subjectKind!: string
  /** Pseudonym where the subject is a person, else its id. */
  @Column('text') subjectId!: string
  @Column('jsonb') detail!: unknown
  @Column('text') requestId!: string
  @Column('uuid', { nullable: true }) batchId!: string | null
}
