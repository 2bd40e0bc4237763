import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm'
import { InstantColumn } from '#platform/database'
import { PersonEntity } from './person.entity.js'

/** An invitation to sign in for the first time. Only the hash of its secret is kept. */
@Entity({ schema: 'directory', name: 'invitation' })
@Unique('invitation_token', ['tokenHash'])
@Index('invitation_person', ['personId'])
export class InvitationEntity {
  @PrimaryColumn('uuid') id!: string
  @ForeignKey(() => PersonEntity, { name: 'invitation_person_fk' })
  @Column('uuid')
  personId!: string
  /** Where it was sent. */
  @Column('text') email!: string
  @Column('text') tokenHash!: string
  @InstantColumn() createdAt!: Date
  @InstantColumn() expiresAt!: Date
  @InstantColumn({ nullable: true }) acceptedAt!: Date | null
  @InstantColumn({ nullable: true }) revokedAt!: Date | null
}
