import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm'
import { InstantColumn } from '#platform/database'
import { PersonEntity } from './person.entity.js'

/** An email address of a person, in its normal form. One address belongs to one person. */
@Entity({ schema: 'directory', name: 'person_email' })
@Index('person_email_person', ['personId'])
@Index('person_email_primary', ['personId'], { unique: true, where: 'is_primary' })
export class PersonEmailEntity {
  @PrimaryColumn('text') email!: string
  @ForeignKey(() => PersonEntity, { name: 'person_email_person_fk' })
  @Column('uuid')
  personId!: string
  @Column('boolean', { default: false }) isPrimary!: boolean
  /** When an issuer that is trusted for the address said that it is theirs. */
  @InstantColumn({ nullable: true }) verifiedAt!: Date | null
}
