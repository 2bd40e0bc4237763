import { Column, Entity, Index, PrimaryColumn } from 'typeorm'

/** Which organisation followed which, as the directory told: figures of two dates are drawn on the newer map by it. */
@Entity({ schema: 'workforce_returns', name: 'succession' })
@Index('succession_successor', ['successorId'])
export class SuccessionEntity {
  @PrimaryColumn('uuid') organisationId!: string
  @PrimaryColumn('uuid') successorId!: string
  @Column('date') on!: string
  /** Its people answer for the returns of the organisation that is gone. */
  @Column('boolean') heir!: boolean
}
