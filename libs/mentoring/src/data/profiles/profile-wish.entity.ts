import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm'
import { ProfileEntity } from './profile.entity.js'

/** Somebody of the other side whom a participant would like. Theirs alone to see. */
@Entity({ schema: 'mentoring', name: 'profile_wish' })
@Index('profile_wish_position', ['profileId', 'position'], { unique: true })
export class ProfileWishEntity {
  @ForeignKey(() => ProfileEntity, { name: 'profile_wish_profile_fk', onDelete: 'CASCADE' })
  @PrimaryColumn('uuid')
  profileId!: string
  @PrimaryColumn('uuid') personId!: string
  /** 0 is the first preference. */
  @Column('int') position!: number
}
