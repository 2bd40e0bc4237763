import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm'
import { InstantColumn } from '#platform/database'
import { CohortRunEntity } from '../runs/cohort-run.entity.js'

/** An action-learning set: a small group inside a run. */
@Entity({ schema: 'cohorts', name: 'action_learning_set' })
@Unique('action_learning_set_number', ['runId', 'number'])
export class ActionLearningSetEntity {
  @PrimaryColumn('uuid') id!: string
  @ForeignKey(() => CohortRunEntity, { name: 'action_learning_set_run_fk' })
  @Column('uuid')
  runId!: string
  /** From 1 in its run. */
  @Column('int') number!: number
  @Column('text') name!: string
  @InstantColumn() createdAt!: Date
}
