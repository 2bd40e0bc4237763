import { Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm'
import { InstantColumn } from '#platform/database'
import { PersonEntity } from './person.entity.js'

/** An address that a person gave up. It identifies nobody any more; it only helps to find duplicate records. */
@Entity({ schema: 'directory', name: 'person_former_email' })
@Index('person_former_email_email', ['email'])
export class PersonFormerEmailEntity {
  @ForeignKey(() => PersonEntity, { name: 'person_former_email_person_fk' })
  @PrimaryColumn('uuid')
  personId!: string
  @PrimaryColumn('text') email!: string
  @InstantColumn() removedAt!: Date
}
