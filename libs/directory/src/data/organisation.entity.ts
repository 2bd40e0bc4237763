import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm'
import { InstantColumn } from '#platform/database'

/** A council or any other body; see `domain/organisations.ts` for the kinds. */
@Entity({ schema: 'directory', name: 'organisation' })
@Index('organisation_code', ['code'], { unique: true, where: 'code is not null' })
@Index('organisation_name', ['name', 'id'])
@Index('organisation_parent', ['parentId'])
@Check('organisation_period', 'valid_to > valid_from')
export class OrganisationEntity {
  @PrimaryColumn('uuid') id!: string
  @Column('text') kind!: string
  /** Official code where one exists: the GSS code of a council or combined authority. */
  @Column('text', { nullable: true }) code!: string | null
  @Column('text') name!: string
  @Column('text') shortName!: string
  @Column('text', { nullable: true }) nation!: string | null
  @Column('text', { nullable: true }) region!: string | null
  /** For councils the type, e.g. `unitary`, `non_metropolitan_district`. */
  @Column('text', { nullable: true }) tier!: string | null
  @ForeignKey(() => OrganisationEntity, { name: 'organisation_parent_fk' })
  @Column('uuid', { nullable: true })
  parentId!: string | null
  /** Absent: since before our records. */
  @Column('date', { nullable: true }) validFrom!: string | null
  /** First day on which it no longer exists. */
  @Column('date', { nullable: true }) validTo!: string | null
  @InstantColumn() updatedAt!: Date
}
