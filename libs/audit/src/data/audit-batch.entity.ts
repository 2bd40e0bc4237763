import { Column, Entity, Generated, PrimaryColumn, Unique } from 'typeorm'
import { InstantColumn } from '#platform/database'

/** A sealed run of entries: its hash covers them and the batch before, so a changed row shows. */
@Entity({ schema: 'audit', name: 'batch' })
@Unique('audit_batch_previous', ['previousHash'])
export class AuditBatchEntity {
  @PrimaryColumn('uuid') id!: string
  @Column('bigint') @Generated('increment') seq!: number
  @InstantColumn() sealedAt!: Date
  @Column('int') entries!: number
  /** Hex SHA-256 of the batch before; 64 zeros for the first. */
  @Column('text') previousHash!: string
  @Column('text') hash!: string
}
