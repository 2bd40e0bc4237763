import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm'
import { InstantColumn } from '#platform/database'
import { PersonEntity } from './person.entity.js'

/** A sign-in account: what an issuer calls a person. The key is never an email. */
@Entity({ schema: 'directory', name: 'identity' })
@Index('identity_person', ['personId'])
export class IdentityEntity {
  @PrimaryColumn('text') issuer!: string
  @PrimaryColumn('text') subject!: string
  @ForeignKey(() => PersonEntity, { name: 'identity_person_fk' })
  @Column('uuid')
  personId!: string
  @InstantColumn() linkedAt!: Date
}
