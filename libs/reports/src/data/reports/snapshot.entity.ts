import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm'
import { InstantColumn } from '#platform/database'
import { ReportEntity } from './report.entity.js'

/** What a report said of a day. Once final it never changes: a trigger refuses it. */
@Entity({ schema: 'reports', name: 'snapshot' })
@Index('snapshot_number', ['reportId', 'number'], { unique: true })
@Index('snapshot_one_provisional', ['reportId', 'asOf'], { unique: true, where: "state = 'provisional'" })
@Index('snapshot_one_final', ['reportId', 'asOf'], { unique: true, where: "state = 'final'" })
@Index('snapshot_newest', ['reportId', 'asOf', 'number'])
@Check('snapshot_state', "state in ('provisional', 'final', 'revised', 'replaced')")
@Check('snapshot_final', "(state in ('final', 'revised')) = (finalised_at is not null)")
export class SnapshotEntity {
  @PrimaryColumn('uuid') id!: string
  @ForeignKey(() => ReportEntity, { name: 'snapshot_report_fk' })
  @Column('uuid')
  reportId!: string
  /** From 1, in the order in which they were computed. */
  @Column('int') number!: number
  @Column('date') asOf!: string
  @Column('text') state!: string
  /** See `ReportContent`: it has passed disclosure control. */
  @Column('jsonb') content!: object
  @Column('text') contentHash!: string
  /** See `ReportInput`. */
  @Column('jsonb') inputs!: object
  @Column('text') inputsHash!: string
  /** What each part was told from, so that it can be told again (`Gathered`); absent of those computed before this was kept. */
  @Column('jsonb', { nullable: true }) sources!: object | null
  @Column('text') engineVersion!: string
  /** What is different from the snapshot before it, and why; absent of the first. */
  @Column('jsonb', { nullable: true }) changes!: object | null
  @InstantColumn() computedAt!: Date
  @InstantColumn({ nullable: true }) finalisedAt!: Date | null
  /** Absent when it became final by itself. */
  @Column('uuid', { nullable: true }) finalisedById!: string | null
}
