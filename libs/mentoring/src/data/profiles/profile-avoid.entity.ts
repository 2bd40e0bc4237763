import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm'
import { ProfileEntity } from './profile.entity.js'

/** A person or organisation with whom a participant must not be matched. Nobody else is shown it, and nobody is asked why. */
@Entity({ schema: 'mentoring', name: 'profile_avoid' })
@Index('profile_avoid_person', ['profileId', 'personId'], { unique: true, where: 'person_id is not null' })
@Index('profile_avoid_organisation', ['profileId', 'organisationId'], { unique: true, where: 'organisation_id is not null' })
@Check('profile_avoid_one', 'num_nonnulls(person_id, organisation_id) = 1')
export class ProfileAvoidEntity {
  @PrimaryColumn('uuid') id!: string
  @ForeignKey(() => ProfileEntity, { name: 'profile_avoid_profile_fk', onDelete: 'CASCADE' })
  @Column('uuid')
  profileId!: string
  @Column('uuid', { nullable: true }) personId!: string | null
  @Column('uuid', { nullable: true }) organisationId!: string | null
}
