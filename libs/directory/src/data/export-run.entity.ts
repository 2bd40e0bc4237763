import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm'
import { InstantColumn } from '#platform/database'
import { OrganisationEntity } from './organisation.entity.js'
import { PersonEntity } from './person.entity.js'

/** A full export of what an organisation owns, from the request until its file is gone. */
@Entity({ schema: 'directory', name: 'export_run' })
@Check('export_run_state', "state in ('queued', 'building', 'ready', 'failed', 'expired')")
@Index('export_run_organisation', ['organisationId', 'createdAt', 'id'])
@Index('export_run_expires', ['expiresAt'], { where: "state = 'ready'" })
export class ExportRunEntity {
  @PrimaryColumn('uuid') id!: string
  @ForeignKey(() => OrganisationEntity, { name: 'export_run_organisation_fk' })
  @Column('uuid')
  organisationId!: string
  @ForeignKey(() => PersonEntity, { name: 'export_run_requester_fk' })
  @Column('uuid', { nullable: true })
  requestedById!: string | null
  @Column('text') state!: 'queued' | 'building' | 'ready' | 'failed' | 'expired'
  @Column('integer', { default: 0 }) tablesDone!: number
  @Column('integer', { default: 0 }) tables!: number
  @Column('integer', { default: 0 }) rows!: number
  /** Bytes of the zip file. */
  @Column('bigint', { nullable: true }) fileSize!: number | null
  @Column('text', { nullable: true }) contentHash!: string | null
  @Column('text', { nullable: true }) failure!: string | null
  @InstantColumn() createdAt!: Date
  @InstantColumn() updatedAt!: Date
  @InstantColumn({ nullable: true }) finishedAt!: Date | null
  /** From when on it cannot be downloaded any more. */
  @InstantColumn({ nullable: true }) expiresAt!: Date | null
}
