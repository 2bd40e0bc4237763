import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm'
import { OrganisationEntity } from './organisation.entity.js'

/** Where an organisation's people and open enrolments went when it merged or split. */
@Entity({ schema: 'directory', name: 'organisation_successor' })
@Check('organisation_successor_other', 'organisation_id <> successor_id')
export class OrganisationSuccessorEntity {
  @ForeignKey(() => OrganisationEntity, { name: 'organisation_successor_from_fk' })
  @PrimaryColumn('uuid')
  organisationId!: string
  @ForeignKey(() => OrganisationEntity, { name: 'organisation_successor_to_fk' })
  @PrimaryColumn('uuid')
  successorId!: string
  @Column('date') on!: string
  /** Of a split: how much of the predecessor's figures it takes in reports, in basis points. */
  @Column('integer', { nullable: true }) share!: number | null
}
