import { Column, Entity, PrimaryColumn, Unique } from 'typeorm'
import { InstantColumn } from '#platform/database'

/** A capability framework; what it says is in its versions. */
@Entity({ schema: 'competency', name: 'framework' })
@Unique('framework_key', ['key'])
export class FrameworkEntity {
  @PrimaryColumn('uuid') id!: string
  /** Stable short name, e.g. `digital-capability`. */
  @Column('text') key!: string
  @Column('text') name!: string
  @InstantColumn() createdAt!: Date
}
