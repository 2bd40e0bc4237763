import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm'
import { InstantColumn } from '#platform/database'
import { CohortRunEntity } from './cohort-run.entity.js'

/** Who teaches a run. */
@Entity({ schema: 'cohorts', name: 'run_facilitator' })
@Index('run_facilitator_person', ['personId'])
export class RunFacilitatorEntity {
  @ForeignKey(() => CohortRunEntity, { name: 'run_facilitator_run_fk' })
  @PrimaryColumn('uuid')
  runId!: string
  @PrimaryColumn('uuid') personId!: string
  @Column('uuid', { nullable: true }) addedById!: string | null
  @InstantColumn() addedAt!: Date
}
