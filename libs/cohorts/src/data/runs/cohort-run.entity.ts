import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm'
import { InstantColumn } from '#platform/database'
import { ProgrammeVersionEntity } from '../programmes/programme-version.entity.js'

/**
 * One run of a programme with one group of people. `taken`, `waiting` and `next_queue_number` change only under the lock of
 * this row, in the transaction that changes the enrolment they count.
 */
@Entity({ schema: 'cohorts', name: 'cohort_run' })
@Index('cohort_run_version', ['programmeVersionId', 'state'])
@Index('cohort_run_due', ['state', 'closesOn', 'startsOn'])
@Index('cohort_run_organisation', ['organisationId', 'startsOn', 'id'])
@Check('cohort_run_state', "state in ('draft', 'open', 'closed', 'in_progress', 'completed', 'cancelled')")
@Check('cohort_run_capacity', 'capacity > 0 and minimum between 0 and capacity')
@Check('cohort_run_places', 'taken >= 0 and taken <= capacity and waiting >= 0')
@Check('cohort_run_dates', 'closes_on > opens_on and starts_on >= closes_on and ends_on > starts_on')
@Check('cohort_run_policy', "policy in ('first_come', 'priority_score', 'manual')")
@Check('cohort_run_delivery', "delivery_mode in ('in_person', 'online', 'hybrid')")
@Check('cohort_run_quotas', 'max_per_organisation > 0 and max_per_region > 0')
export class CohortRunEntity {
  @PrimaryColumn('uuid') id!: string
  @ForeignKey(() => ProgrammeVersionEntity, { name: 'cohort_run_version_fk' })
  @Column('uuid')
  programmeVersionId!: string
  /** The organisation that owns the programme, repeated here so that a run and its lock stay on one shard. */
  @Column('uuid') organisationId!: string
  @Column('text') title!: string
  @Column('text') state!: string
  @Column('text') deliveryMode!: string
  /** Region in which it is held; absent for a national or online run. */
  @Column('text', { nullable: true }) region!: string | null
  @Column('int') capacity!: number
  @Column('int') minimum!: number
  /** Places held: offered, accepted, active or completed. */
  @Column('int', { default: 0 }) taken!: number
  /** People in the queue. */
  @Column('int', { default: 0 }) waiting!: number
  @Column('int', { default: 1 }) nextQueueNumber!: number
  @Column('text') policy!: string
  /** Days that an offer stands. */
  @Column('int') offerDays!: number
  @Column('int', { nullable: true }) maxPerOrganisation!: number | null
  @Column('int', { nullable: true }) maxPerRegion!: number | null
  /** First day on which no places are held back any more, kept beside the counters so that the hot path sees it under the lock. */
  @Column('date', { nullable: true }) heldUntil!: string | null
  @Column('date') opensOn!: string
  @Column('date') closesOn!: string
  @Column('date') startsOn!: string
  @Column('date') endsOn!: string
  /** Set when enrolment was closed by hand before its closing date. */
  @Column('date', { nullable: true }) closedEarlyOn!: string | null
  /** The day on which the manager was last told that too few people are coming. */
  @Column('date', { nullable: true }) minimumWarnedOn!: string | null
  @InstantColumn() createdAt!: Date
  @InstantColumn() updatedAt!: Date
}
