import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm'
import { InstantColumn } from '#platform/database'
import { TargetEntity } from '../plans/target.entity.js'

/** Somebody's word that a person was appointed, or that an organisation has reached something, for a target to count once it is verified. */
@Entity({ schema: 'workforce', name: 'milestone_claim' })
@Index('milestone_claim_one_person', ['targetId', 'personId'], { unique: true, where: "person_id is not null and state in ('claimed', 'evidenced', 'verified')" })
@Index('milestone_claim_one_organisation', ['targetId', 'organisationId'], { unique: true, where: "person_id is null and state in ('claimed', 'evidenced', 'verified')" })
@Index('milestone_claim_state', ['state', 'waitingSince', 'id'])
@Index('milestone_claim_target', ['targetId', 'claimedAt', 'id'])
@Index('milestone_claim_person', ['personId'])
@Index('milestone_claim_counted', ['milestone', 'decidedAt'], { where: "state = 'verified'" })
@Check('milestone_claim_state_known', "state in ('claimed', 'evidenced', 'verified', 'rejected', 'withdrawn', 'duplicate', 'revoked')")
@Check('milestone_claim_subject', "(subject = 'person' and person_id is not null and engagement is not null) or (subject = 'organisation' and person_id is null and engagement is null and claimant_organisation_id is not null)")
@Check('milestone_claim_engagement', "engagement in ('permanent', 'secondment')")
@Check('milestone_claim_decided', "state not in ('verified', 'rejected', 'revoked') or (decided_by_id is not null and decided_at is not null)")
@Check('milestone_claim_reason', "state <> 'rejected' or decision_reason is not null")
@Check('milestone_claim_revoked', "(state = 'revoked') = (revoked_at is not null) and (revoked_at is null) = (revocation_reason is null)")
@Check('milestone_claim_answer', "answer in ('agreed', 'objected') and answered_at is not null or answer is null")
@Check('milestone_claim_no_objection', "state <> 'verified' or answer is distinct from 'objected'")
export class MilestoneClaimEntity {
  @PrimaryColumn('uuid') id!: string
  /** The national target where a derived plan took it over: records of all plans meet there. */
  @ForeignKey(() => TargetEntity, { name: 'milestone_claim_target_fk' })
  @Column('uuid')
  targetId!: string
  /** Under which name indicators count it. */
  @Column('text') milestone!: string
  @Column('text') subject!: string
  @Column('uuid', { nullable: true }) personId!: string | null
  /** Where the post is, or which organisation has reached it, as at the time. */
  @Column('uuid') organisationId!: string
  @Column('text') title!: string
  @Column('text', { nullable: true }) grade!: string | null
  @Column('date') fromOn!: string
  @Column('text', { nullable: true }) engagement!: string | null
  @Column('text') account!: string
  @Column('text') state!: string
  @Column('uuid', { nullable: true }) claimedById!: string | null
  /** Null: the person claimed it for themselves. */
  @Column('uuid', { nullable: true }) claimantOrganisationId!: string | null
  @InstantColumn() claimedAt!: Date
  /** Since when it waits for what comes next: evidence, then a verdict. */
  @InstantColumn() waitingSince!: Date
  @InstantColumn({ nullable: true }) remindedAt!: Date | null
  /** As recorded at the time: not handed on when records of people merge. */
  @Column('uuid', { nullable: true }) decidedById!: string | null
  @InstantColumn({ nullable: true }) decidedAt!: Date | null
  @Column('text', { nullable: true }) decisionReason!: string | null
  /** When and why what was verified was found to be wrong. Who said so is in the history; who had verified it stays above. */
  @InstantColumn({ nullable: true }) revokedAt!: Date | null
  @Column('text', { nullable: true }) revocationReason!: string | null
  /** What whom it concerns says to it. */
  @Column('text', { nullable: true }) answer!: string | null
  @Column('text', { nullable: true }) objection!: string | null
  @InstantColumn({ nullable: true }) answeredAt!: Date | null
}
