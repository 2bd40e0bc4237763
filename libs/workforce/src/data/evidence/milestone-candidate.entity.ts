import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm'
import { InstantColumn } from '#platform/database'
import { TargetEntity } from '../plans/target.entity.js'
import { MilestoneClaimEntity } from './milestone-claim.entity.js'

/** Somebody whose confirmed career suggests that they count for a target. The posts are named by their ids in the directory. */
@Entity({ schema: 'workforce', name: 'milestone_candidate' })
@Index('milestone_candidate_once', ['targetId', 'personId'], { unique: true })
@Index('milestone_candidate_open', ['targetId', 'suggestedAt', 'id'], { where: "state = 'open'" })
@Index('milestone_candidate_person', ['personId'])
@Check('milestone_candidate_state', "state in ('open', 'dismissed', 'claimed', 'gone', 'objected')")
@Check('milestone_candidate_reason', "state <> 'dismissed' or reason is not null")
@Check('milestone_candidate_objection', "(state = 'objected') = (objection is not null)")
@Check('milestone_candidate_claim', "(state = 'claimed') = (claim_id is not null)")
export class MilestoneCandidateEntity {
  @PrimaryColumn('uuid') id!: string
  @ForeignKey(() => TargetEntity, { name: 'milestone_candidate_target_fk' })
  @Column('uuid')
  targetId!: string
  @Column('uuid') personId!: string
  @Column('uuid') earlierPostId!: string
  @Column('uuid') laterPostId!: string
  /** Of the facts that suggest it: dismissed stays dismissed until they are others. */
  @Column('text') factsHash!: string
  @Column('text') state!: string
  @Column('text', { nullable: true }) reason!: string | null
  @Column('uuid', { nullable: true }) decidedById!: string | null
  @InstantColumn({ nullable: true }) decidedAt!: Date | null
  @ForeignKey(() => MilestoneClaimEntity, { name: 'milestone_candidate_claim_fk' })
  @Column('uuid', { nullable: true })
  claimId!: string | null
  @InstantColumn() suggestedAt!: Date
  /** Why whom it is about does not want to be suggested, in their words. Gone when they take it back. */
  @Column('text', { nullable: true }) objection!: string | null
}
