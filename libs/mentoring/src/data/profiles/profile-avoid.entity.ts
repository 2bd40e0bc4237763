import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm'
import { ProfileEntity } from './profile.entity.js'

/**
 * A person, an address or an organisation with whom a participant must not be matched. Nobody else is shown it, and nobody is asked why. An address
 * stays as it was typed: whose it is, if anybody's, is looked up whenever people are to be kept apart, and told to nobody.
 */
@Entity({ schema: 'mentoring', name: 'profile_avoid' })
@Index('profile_avoid_person', ['profileId', 'personId'], { unique: true, where: 'person_id is not null' })
@Index('profile_avoid_organisation', ['profileId', 'organisationId'], { unique: true, where: 'organisation_id is not null' })
@Index('profile_avoid_address', ['email', 'profileId'], { unique: true, where: 'email is not null' })
@Check('profile_avoid_one', 'num_nonnulls(person_id, organisation_id, email) = 1')
export class ProfileAvoidEntity {
  @PrimaryColumn('uuid') id!: string
  @ForeignKey(() => ProfileEntity, { name: 'profile_avoid_profile_fk', onDelete: 'CASCADE' })
  @Column('uuid')
  profileId!: string
  @Column('uuid', { nullable: true }) personId!: string | null
  @Column('uuid', { nullable: true }) organisationId!: string | null
  /** In its normal form. */
  @Column('text', { nullable: true }) email!: string | null
}
