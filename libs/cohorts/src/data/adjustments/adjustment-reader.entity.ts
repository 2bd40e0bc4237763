import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm'
import { InstantColumn } from '#platform/database'
import { AdjustmentEntity } from './adjustment.entity.js'

/** A facilitator who has to know of an adjustment, while the learner agrees. */
@Entity({ schema: 'cohorts', name: 'adjustment_reader' })
@Index('adjustment_reader_person', ['personId'])
export class AdjustmentReaderEntity {
  @ForeignKey(() => AdjustmentEntity, { name: 'adjustment_reader_adjustment_fk' })
  @PrimaryColumn('uuid')
  adjustmentId!: string
  @PrimaryColumn('uuid') personId!: string
  @Column('uuid') namedById!: string
  @InstantColumn() namedAt!: Date
}
