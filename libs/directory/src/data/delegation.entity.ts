import { Check, Column, Entity, Exclusion, ForeignKey, Index, PrimaryColumn } from 'typeorm'
import { PersonEntity } from './person.entity.js'

/** Who approves in a person's stead while that person is away. */
@Entity({ schema: 'directory', name: 'delegation' })
@Check('delegation_other', 'person_id <> delegate_id')
@Check('delegation_period', 'ends_on > starts_on')
@Exclusion('delegation_one_at_a_time', 'using gist (person_id with =, daterange(starts_on, ends_on) with &&)')
@Index('delegation_delegate', ['delegateId'])
export class DelegationEntity {
  @PrimaryColumn('uuid') id!: string
  @ForeignKey(() => PersonEntity, { name: 'delegation_person_fk' })
  @Column('uuid')
  personId!: string
  @ForeignKey(() => PersonEntity, { name: 'delegation_delegate_fk' })
  @Column('uuid')
  delegateId!: string
  @Column('date') startsOn!: string
  @Column('date') endsOn!: string
}
