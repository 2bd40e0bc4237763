import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm'
import { InstantColumn } from '#platform/database'
import { PersonEntity } from './person.entity.js'

/** Two records that look alike and that a human found to be two people: not offered as duplicates again. */
@Entity({ schema: 'directory', name: 'distinct_people' })
@Check('distinct_people_order', 'person_id < other_id')
export class DistinctPeopleEntity {
  @ForeignKey(() => PersonEntity, { name: 'distinct_people_person_fk' })
  @PrimaryColumn('uuid')
  personId!: string
  @ForeignKey(() => PersonEntity, { name: 'distinct_people_other_fk' })
  @PrimaryColumn('uuid')
  otherId!: string
  @Column('uuid', { nullable: true }) decidedById!: string | null
  @InstantColumn() decidedAt!: Date
}
