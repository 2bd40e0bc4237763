import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm'
import { InstantColumn } from '#platform/database'
import { CohortRunEntity } from '../runs/cohort-run.entity.js'

/** One person's way through one run, for one organisation. */
@Entity({ schema: 'cohorts', name: 'enrolment' })
@Index('enrolment_one_live', ['runId', 'personId'], {
  unique: true, where: "state in ('draft', 'applied', 'manager_approved', 'waitlisted', 'offered', 'accepted', 'active', 'completed')",
})
@Index('enrolment_queue_number', ['runId', 'queueNumber'], { unique: true, where: 'queue_number is not null' })
@Index('enrolment_roster', ['runId', 'state', 'appliedAt', 'id'])
@Index('enrolment_person', ['personId', 'appliedAt', 'id'])
@Index('enrolment_organisation', ['organisationId', 'state', 'appliedAt', 'id'])
@Index('enrolment_organisation_newest', ['organisationId', 'appliedAt', 'id'])
@Index('enrolment_offer_due', ['offerExpiresAt'], { where: "state = 'offered'" })
@Check('enrolment_state', "state in ('draft', 'applied', 'manager_approved', 'waitlisted', 'offered', 'accepted', 'active', 'completed', 'withdrawn', 'deferred', 'rejected', 'expired')")
@Check('enrolment_route', "route in ('self', 'application', 'nomination', 'csv', 'api', 'transfer')")
@Check('enrolment_offer', "state <> 'offered' or offer_expires_at is not null")
@Check('enrolment_queue', "state <> 'waitlisted' or queue_number is not null")
export class EnrolmentEntity {
  @PrimaryColumn('uuid') id!: string
  @ForeignKey(() => CohortRunEntity, { name: 'enrolment_run_fk' })
  @Column('uuid')
  runId!: string
  @Column('uuid') personId!: string
  /** For whom the place is taken, with its kind and region as they were then: quotas and held-back places go by them. */
  @Column('uuid') organisationId!: string
  @Column('text') organisationKind!: string
  @Column('text', { nullable: true }) region!: string | null
  @Column('text') state!: string
  @Column('text') route!: string
  /** What the applicant says for themselves, or the organisation for them. */
  @Column('text', { nullable: true }) statement!: string | null
  /** Who put them forward; absent when they came by themselves. */
  @Column('uuid', { nullable: true }) nominatedById!: string | null
  /** The enrolment that this one was transferred or re-offered from. */
  @ForeignKey(() => EnrolmentEntity, { name: 'enrolment_transferred_from_fk' })
  @Column('uuid', { nullable: true })
  transferredFromId!: string | null
  @InstantColumn() appliedAt!: Date
  /** Taken under the run's lock when they first asked for a place, so the order is defined. */
  @Column('int', { nullable: true }) queueNumber!: number | null
  @Column('int', { nullable: true }) priorityScore!: number | null
  @Column('int', { nullable: true }) manualRank!: number | null
  @InstantColumn({ nullable: true }) offeredAt!: Date | null
  @InstantColumn({ nullable: true }) offerExpiresAt!: Date | null
  @InstantColumn({ nullable: true }) offerRemindedAt!: Date | null
  @InstantColumn({ nullable: true }) completedAt!: Date | null
  /** When and why it ended without completion. */
  @InstantColumn({ nullable: true }) endedAt!: Date | null
  @Column('text', { nullable: true }) endReason!: string | null
  /** Worked out anew from attendance and events whenever these change; see `application/completion`. */
  @Column('int', { default: 0 }) sessionsAttended!: number
  @Column('int', { default: 0 }) minutesAttended!: number
  /** Minutes of the sessions marked so far that count under the programme's rule. */
  @Column('int', { default: 0 }) minutesCountable!: number
  /** Basis points; 10,000 exactly when everything asked for is done. */
  @Column('int', { default: 0 }) progress!: number
  @InstantColumn() updatedAt!: Date
}
