import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm'
import { InstantColumn } from '#platform/database'

/** A person, apart from any organisation: the learning record stays theirs when they move council. */
@Entity({ schema: 'directory', name: 'person' })
@Index('person_name', ['familyName', 'givenName', 'id'])
@Check('person_status', "status in ('invited', 'active', 'merged')")
@Check('person_merged_into', "(status = 'merged') = (merged_into_id is not null)")
export class PersonEntity {
  @PrimaryColumn('uuid') id!: string
  @Column('text') givenName!: string
  @Column('text') familyName!: string
  /** `invited` until the first sign-in; `merged` when the record was a duplicate and lives on in another. */
  @Column('text', { default: 'invited' }) status!: 'invited' | 'active' | 'merged'
  /** Professional background, such as `digital_practitioner`. */
  @Column('text', { nullable: true }) background!: string | null
  @Column('text', { default: 'en' }) locale!: 'en' | 'cy'
  @ForeignKey(() => PersonEntity, { name: 'person_merged_into_fk' })
  @Column('uuid', { nullable: true })
  mergedIntoId!: string | null
  @InstantColumn() createdAt!: Date
  @InstantColumn() updatedAt!: Date
}
