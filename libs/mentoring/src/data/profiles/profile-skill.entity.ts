import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm'
import { ProfileEntity } from './profile.entity.js'

/** A skill of the scheme's framework that somebody wants to learn or can teach. */
@Entity({ schema: 'mentoring', name: 'profile_skill' })
@Index('profile_skill_position', ['profileId', 'direction', 'position'], { unique: true })
@Check('profile_skill_direction', "direction in ('wants', 'offers')")
export class ProfileSkillEntity {
  @ForeignKey(() => ProfileEntity, { name: 'profile_skill_profile_fk', onDelete: 'CASCADE' })
  @PrimaryColumn('uuid')
  profileId!: string
  @PrimaryColumn('text') direction!: string
  @PrimaryColumn('text') skillKey!: string
  /** The level that they want to reach, or have; absent where they did not say. */
  @Column('text', { nullable: true }) levelKey!: string | null
  /** 0 is the most important. */
  @Column('int') position!: number
}
