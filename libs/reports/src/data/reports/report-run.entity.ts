import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm'
import { InstantColumn } from '#platform/database'
import { ReportEntity } from './report.entity.js'
import { SnapshotEntity } from './snapshot.entity.js'

/** One computing of a report for a day. */
@Entity({ schema: 'reports', name: 'report_run' })
@Index('report_run_one_live', ['reportId', 'asOf'], { unique: true, where: "state in ('queued', 'computing')" })
@Index('report_run_list', ['reportId', 'queuedAt', 'id'])
@Check('report_run_state', "state in ('queued', 'computing', 'done', 'failed', 'cancelled')")
@Check('report_run_done', "(state = 'done') = (snapshot_id is not null)")
export class ReportRunEntity {
  @PrimaryColumn('uuid') id!: string
  @ForeignKey(() => ReportEntity, { name: 'report_run_report_fk' })
  @Column('uuid')
  reportId!: string
  /** The figures are those of the end of this day. */
  @Column('date') asOf!: string
  @Column('text') state!: string
  @Column('int', { default: 0 }) attempt!: number
  /** The section at work. */
  @Column('text', { nullable: true }) step!: string | null
  @Column('int', { default: 0 }) done!: number
  @Column('int', { default: 0 }) total!: number
  @InstantColumn({ nullable: true }) cancelRequestedAt!: Date | null
  /** Why it failed, in words. */
  @Column('text', { nullable: true }) problem!: string | null
  /** What it came to: a new snapshot, or the one that says the same already. */
  @ForeignKey(() => SnapshotEntity, { name: 'report_run_snapshot_fk' })
  @Column('uuid', { nullable: true })
  snapshotId!: string | null
  @Column('uuid', { nullable: true }) requestedById!: string | null
  @InstantColumn() queuedAt!: Date
  @InstantColumn({ nullable: true }) heartbeatAt!: Date | null
  @InstantColumn({ nullable: true }) finishedAt!: Date | null
}
