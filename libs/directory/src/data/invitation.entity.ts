import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm'
import { InstantColumn } from '#platform/database'
import { OrganisationEntity } from './organisation.entity.js'
import { PersonEntity } from './person.entity.js'

/** An invitation to sign in for the first time, or (with an organisation) to join one. Only the hash of its secret is kept. */
@Entity({ schema: 'directory', name: 'invitation' })
@Unique('invitation_token', ['tokenHash'])
@Index('invitation_person', ['personId'])
@Index('invitation_live_email', ['email'], { where: 'accepted_at is null and revoked_at is null' })
@Index('invitation_organisation', ['organisationId'])
@Check('invitation_membership', '(organisation_id is null) = (role is null) and (organisation_id is null) = (starts_on is null)')
export class InvitationEntity {
  @PrimaryColumn('uuid') id!: string
  @ForeignKey(() => PersonEntity, { name: 'invitation_person_fk' })
  @Column('uuid')
  personId!: string
  /** Where it was sent. */
  @Column('text') email!: string
  @Column('text') tokenHash!: string
  /** The inviter allows signing in under another address than the invited one. */
  @Column('boolean', { default: false }) anyEmail!: boolean
  /** The membership that accepting opens, where that is what the person is asked to agree to. */
  @ForeignKey(() => OrganisationEntity, { name: 'invitation_organisation_fk' })
  @Column('uuid', { nullable: true })
  organisationId!: string | null
  @Column('text', { nullable: true }) role!: string | null
  @Column('text', { nullable: true }) jobTitle!: string | null
  @Column('text', { nullable: true }) grade!: string | null
  @Column('date', { nullable: true }) startsOn!: string | null
  @InstantColumn() createdAt!: Date
  @InstantColumn() expiresAt!: Date
  @InstantColumn({ nullable: true }) acceptedAt!: Date | null
  @InstantColumn({ nullable: true }) revokedAt!: Date | null
}
