import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm'
import { InstantColumn } from '#platform/database'
import { MilestoneClaimEntity } from './milestone-claim.entity.js'

/** Who did what to a claim, when and why. Only ever added to. */
@Entity({ schema: 'workforce', name: 'milestone_history' })
@Index('milestone_history_claim', ['claimId', 'at'])
export class MilestoneHistoryEntity {
  @PrimaryColumn('uuid') id!: string
  @ForeignKey(() => MilestoneClaimEntity, { name: 'milestone_history_claim_fk' })
  @Column('uuid')
  claimId!: string
  @Column('text') action!: string
  @Column('text') toState!: string
  @Column('uuid', { nullable: true }) actorId!: string | null
  @Column('text', { nullable: true }) reason!: string | null
  @InstantColumn() at!: Date
}
