import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm'
import { InstantColumn } from '#platform/database'
import { PersonEntity } from './person.entity.js'

/** That two records were one person, who said so, and everything that the absorbed one held: nothing is lost. */
@Entity({ schema: 'directory', name: 'person_merge' })
@Check('person_merge_other', 'survivor_id <> absorbed_id')
@Index('person_merge_survivor', ['survivorId'])
export class PersonMergeEntity {
  /** A record is absorbed once. */
  @ForeignKey(() => PersonEntity, { name: 'person_merge_absorbed_fk' })
  @PrimaryColumn('uuid')
  absorbedId!: string
  @ForeignKey(() => PersonEntity, { name: 'person_merge_survivor_fk' })
  @Column('uuid')
  survivorId!: string
  @ForeignKey(() => PersonEntity, { name: 'person_merge_by_fk' })
  @Column('uuid', { nullable: true })
  mergedById!: string | null
  @InstantColumn() mergedAt!: Date
  /** The absorbed record with its rows, as it was. */
  @Column('jsonb') absorbed!: unknown
  /** The values that lost in each decided conflict. */
  @Column('jsonb') setAside!: unknown
}
