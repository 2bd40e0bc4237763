import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm'
import { InstantColumn } from '#platform/database'
import { OrganisationEntity } from './organisation.entity.js'

/** A program that may sign in by itself, and for whom. */
@Entity({ schema: 'directory', name: 'machine_client' })
export class MachineClientEntity {
  @PrimaryColumn('text') issuer!: string
  @PrimaryColumn('text') clientId!: string
  @Column('text') name!: string
  /** The one organisation it acts for; absent for the whole platform. */
  @ForeignKey(() => OrganisationEntity, { name: 'machine_client_organisation_fk' })
  @Column('uuid', { nullable: true })
  organisationId!: string | null
  @Column('text', { array: true }) scopes!: string[]
  @InstantColumn({ nullable: true }) revokedAt!: Date | null
}
