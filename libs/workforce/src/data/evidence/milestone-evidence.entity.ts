import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm'
import { InstantColumn } from '#platform/database'
import { MilestoneClaimEntity } from './milestone-claim.entity.js'

/** What a claim rests on: a file, or the address of a public announcement. Only ever added to. */
@Entity({ schema: 'workforce', name: 'milestone_evidence' })
@Index('milestone_evidence_claim', ['claimId', 'addedAt'])
@Check('milestone_evidence_one', '(file_id is null) <> (link is null)')
export class MilestoneEvidenceEntity {
  @PrimaryColumn('uuid') id!: string
  @ForeignKey(() => MilestoneClaimEntity, { name: 'milestone_evidence_claim_fk' })
  @Column('uuid')
  claimId!: string
  /** In the platform's store, owned by this row. */
  @Column('uuid', { nullable: true }) fileId!: string | null
  @Column('text', { nullable: true }) link!: string | null
  /** The same content gives the same text: what was rejected once is no new evidence. */
  @Column('text') contentHash!: string
  @Column('text') note!: string
  @Column('uuid', { nullable: true }) addedById!: string | null
  @InstantColumn() addedAt!: Date
}
