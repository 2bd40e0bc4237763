import { Check, Column, Entity, Exclusion, ForeignKey, Index, PrimaryColumn } from 'typeorm'
import { InstantColumn } from '#platform/database'
import { OrganisationEntity } from './organisation.entity.js'
import { PersonEntity } from './person.entity.js'

/** What a person is in an organisation, from a day until (not including) another. */
@Entity({ schema: 'directory', name: 'membership' })
@Check('membership_period', 'ends_on is null or ends_on > starts_on')
@Exclusion('membership_no_overlap', 'using gist (person_id with =, organisation_id with =, role with =, daterange(starts_on, ends_on) with &&)')
@Index('membership_person', ['personId', 'startsOn'])
@Index('membership_organisation', ['organisationId', 'role', 'personId'])
export class MembershipEntity {
  @PrimaryColumn('uuid') id!: string
  @ForeignKey(() => PersonEntity, { name: 'membership_person_fk' })
  @Column('uuid')
  personId!: string
  @ForeignKey(() => OrganisationEntity, { name: 'membership_organisation_fk' })
  @Column('uuid')
  organisationId!: string
  @Column('text') role!: string
  @Column('text', { nullable: true }) jobTitle!: string | null
  @Column('text', { nullable: true }) grade!: string | null
  @Column('date') startsOn!: string
  @Column('date', { nullable: true }) endsOn!: string | null
  /** Why it began: `added`, `import`, `transfer`, `reorganisation`, `invitation`. */
  @Column('text', { default: 'added' }) origin!: string
  @InstantColumn() updatedAt!: Date
}
