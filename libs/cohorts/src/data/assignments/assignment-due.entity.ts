import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm'
import { InstantColumn } from '#platform/database'
import { CurriculumItemEntity } from '../programmes/curriculum-item.entity.js'
import { CohortRunEntity } from '../runs/cohort-run.entity.js'

/** A due date that a run's teachers set by hand; without it the curriculum's days after the start count. */
@Entity({ schema: 'cohorts', name: 'assignment_due' })
export class AssignmentDueEntity {
  @ForeignKey(() => CohortRunEntity, { name: 'assignment_due_run_fk' })
  @PrimaryColumn('uuid')
  runId!: string
  @ForeignKey(() => CurriculumItemEntity, { name: 'assignment_due_item_fk' })
  @PrimaryColumn('uuid')
  itemId!: string
  @Column('date') dueOn!: string
  @Column('uuid') setById!: string
  @InstantColumn() setAt!: Date
}
