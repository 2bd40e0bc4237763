import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm'
import { InstantColumn } from '#platform/database'
import { CohortRunEntity } from './cohort-run.entity.js'

/** Places of a run kept for some until a date. */
@Entity({ schema: 'cohorts', name: 'run_held_back' })
@Index('run_held_back_for', ['runId', 'forType', 'forValue'], { unique: true })
@Index('run_held_back_due', ['releasedOn'], { where: 'released_at is null' })
@Check('run_held_back_type', "for_type in ('region', 'organisation_kind', 'organisation')")
@Check('run_held_back_places', 'places > 0')
export class RunHeldBackEntity {
  @PrimaryColumn('uuid') id!: string
  @ForeignKey(() => CohortRunEntity, { name: 'run_held_back_run_fk' })
  @Column('uuid')
  runId!: string
  @Column('text') forType!: string
  /** The region, the kind of organisation, or the organisation's id. */
  @Column('text') forValue!: string
  @Column('int') places!: number
  /** First day on which everybody may have them. */
  @Column('date') releasedOn!: string
  /** When the released places were handed out to the queue. */
  @InstantColumn({ nullable: true }) releasedAt!: Date | null
}
