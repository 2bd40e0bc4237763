import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm'
import { InstantColumn } from '#platform/database'
import { ProfileEntity } from './profile.entity.js'

/**
 * A participant's own words about their background: for a mentee, what they would like to share with a mentor; for a mentor, what they
 * consent to being matched by. Given, changed and taken back by them; shown to nobody else; read by scoring only.
 */
@Entity({ schema: 'mentoring', name: 'profile_background' })
export class ProfileBackgroundEntity {
  @ForeignKey(() => ProfileEntity, { name: 'profile_background_profile_fk', onDelete: 'CASCADE' })
  @PrimaryColumn('uuid')
  profileId!: string
  @Column('text', { array: true }) tags!: string[]
  @InstantColumn() consentedAt!: Date
}
