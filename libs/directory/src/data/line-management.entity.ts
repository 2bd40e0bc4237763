import { Check, Column, Entity, Exclusion, ForeignKey, Index, PrimaryColumn } from 'typeorm'
import { OrganisationEntity } from './organisation.entity.js'
import { PersonEntity } from './person.entity.js'

/** Who is whose line manager in an organisation: one at a time. */
@Entity({ schema: 'directory', name: 'line_management' })
@Check('line_management_other', 'person_id <> manager_id')
@Check('line_management_period', 'ends_on is null or ends_on > starts_on')
@Exclusion('line_management_one_at_a_time', 'using gist (person_id with =, organisation_id with =, daterange(starts_on, ends_on) with &&)')
@Index('line_management_manager', ['managerId'])
export class LineManagementEntity {
  @PrimaryColumn('uuid') id!: string
  @ForeignKey(() => PersonEntity, { name: 'line_management_person_fk' })
  @Column('uuid')
  personId!: string
  @ForeignKey(() => PersonEntity, { name: 'line_management_manager_fk' })
  @Column('uuid')
  managerId!: string
  @ForeignKey(() => OrganisationEntity, { name: 'line_management_organisation_fk' })
  @Column('uuid')
  organisationId!: string
  @Column('date') startsOn!: string
  @Column('date', { nullable: true }) endsOn!: string | null
}
