import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm'
import { InstantColumn } from '#platform/database'
import { OrganisationEntity } from './organisation.entity.js'
import { PersonEntity } from './person.entity.js'

/** One post of a person's career. Rises from digital practice to chief executive are derived from these. */
@Entity({ schema: 'directory', name: 'career_post' })
@Check('career_post_period', 'ends_on is null or ends_on > starts_on')
@Index('career_post_person', ['personId', 'startsOn'])
export class CareerPostEntity {
  @PrimaryColumn('uuid') id!: string
  @ForeignKey(() => PersonEntity, { name: 'career_post_person_fk' })
  @Column('uuid')
  personId!: string
  @ForeignKey(() => OrganisationEntity, { name: 'career_post_organisation_fk' })
  @Column('uuid', { nullable: true })
  organisationId!: string | null
  /** The employer's name, where it is not an organisation here. */
  @Column('text', { nullable: true }) organisationName!: string | null
  @Column('text') post!: string
  @Column('text', { nullable: true }) grade!: string | null
  @Column('text', { nullable: true }) background!: string | null
  @Column('date') startsOn!: string
  @Column('date', { nullable: true }) endsOn!: string | null
  @ForeignKey(() => PersonEntity, { name: 'career_post_verifier_fk' })
  @Column('uuid', { nullable: true })
  verifiedById!: string | null
  @InstantColumn({ nullable: true }) verifiedAt!: Date | null
}
