import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm'
import { InstantColumn } from '#platform/database'
import { CohortRunEntity } from './cohort-run.entity.js'

/** One change of a run's state or plan: who, when, why. Only ever added to. */
@Entity({ schema: 'cohorts', name: 'run_history' })
@Index('run_history_run', ['runId', 'at'])
export class RunHistoryEntity {
  @PrimaryColumn('uuid') id!: string
  @ForeignKey(() => CohortRunEntity, { name: 'run_history_run_fk' })
  @Column('uuid')
  runId!: string
  @InstantColumn() at!: Date
  @Column('text') action!: string
  @Column('text', { nullable: true }) fromState!: string | null
  @Column('text') toState!: string
  /** Absent where Waymark itself did it. */
  @Column('uuid', { nullable: true }) actorId!: string | null
  @Column('text', { nullable: true }) reason!: string | null
}
