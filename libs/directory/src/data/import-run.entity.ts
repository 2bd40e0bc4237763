import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm'
import { InstantColumn } from '#platform/database'
import type { ImportKind, ImportState } from '../domain/index.js'
import { OrganisationEntity } from './organisation.entity.js'
import { PersonEntity } from './person.entity.js'

/** An uploaded file and what became of it. */
@Entity({ schema: 'directory', name: 'import_run' })
@Check('import_run_kind', "kind in ('organisations', 'people', 'memberships')")
@Check('import_run_state', "state in ('uploaded', 'checking', 'checked', 'applying', 'applied', 'failed', 'cancelled')")
@Index('import_run_created', ['createdAt', 'id'])
@Index('import_run_organisation', ['organisationId', 'createdAt', 'id'])
@Index('import_run_content', ['contentHash', 'kind'])
export class ImportRunEntity {
  @PrimaryColumn('uuid') id!: string
  @Column('text') kind!: ImportKind
  @Column('text') state!: ImportState
  @Column('boolean') dryRun!: boolean
  /** Write the good rows when there are bad ones; otherwise it is all or nothing. */
  @Column('boolean') skipBadRows!: boolean
  /** The one organisation whose rows the file may hold; absent for files of the platform's administrators. */
  @ForeignKey(() => OrganisationEntity, { name: 'import_run_organisation_fk' })
  @Column('uuid', { nullable: true })
  organisationId!: string | null
  @ForeignKey(() => PersonEntity, { name: 'import_run_requester_fk' })
  @Column('uuid', { nullable: true })
  requestedById!: string | null
  /** Asked for by an administrator of the organisation, who may not do to others' people what the platform's may. */
  @Column('boolean') restricted!: boolean
  @Column('text', { nullable: true }) fileName!: string | null
  /** Bytes. */
  @Column('integer') fileSize!: number
  /** SHA-256 of the file, hexadecimal. */
  @Column('text') contentHash!: string
  @Column('integer', { default: 0 }) rows!: number
  @Column('integer', { default: 0 }) created!: number
  @Column('integer', { default: 0 }) updated!: number
  @Column('integer', { default: 0 }) unchanged!: number
  @Column('integer', { default: 0 }) refused!: number
  /** Problems found; the report lists the first 100,000. */
  @Column('integer', { default: 0 }) problems!: number
  /** How far it is, in percent. */
  @Column('smallint', { default: 0 }) progress!: number
  /** Why it failed as a whole, in words for the person who asked. */
  @Column('text', { nullable: true }) failure!: string | null
  @InstantColumn() createdAt!: Date
  @InstantColumn() updatedAt!: Date
  @InstantColumn({ nullable: true }) finishedAt!: Date | null
}
