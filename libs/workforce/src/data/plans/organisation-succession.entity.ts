import { Column, Entity, Index, PrimaryColumn } from 'typeorm'
import { InstantColumn } from '#platform/database'

/** Who stands in for an organisation that was reorganised away. What was approved keeps its words; this says whom they mean today. */
@Entity({ schema: 'workforce', name: 'organisation_succession' })
@Index('organisation_succession_to', ['toId'])
export class OrganisationSuccessionEntity {
  @PrimaryColumn('uuid') fromId!: string
  @Column('uuid') toId!: string
  @InstantColumn() at!: Date
}
