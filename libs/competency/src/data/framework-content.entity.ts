import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm'
import { FrameworkVersionEntity } from './framework-version.entity.js'

@Entity({ schema: 'competency', name: 'family' })
@ForeignKey(() => FrameworkVersionEntity, ['versionId'], ['id'], { name: 'family_version_fk' })
export class FamilyEntity {
  @PrimaryColumn('uuid') versionId!: string
  @PrimaryColumn('text') key!: string
  @Column('text') name!: string
  @Column('text') description!: string
  /** Order in the file. */
  @Column('int') position!: number
}

@Entity({ schema: 'competency', name: 'level' })
@Unique('level_rank', ['versionId', 'rank'])
@ForeignKey(() => FrameworkVersionEntity, ['versionId'], ['id'], { name: 'level_version_fk' })
export class LevelEntity {
  @PrimaryColumn('uuid') versionId!: string
  @PrimaryColumn('text') key!: string
  /** 1 is the lowest. */
  @Column('int') rank!: number
  @Column('text') name!: string
  @Column('text') description!: string
}

@Entity({ schema: 'competency', name: 'skill' })
@ForeignKey(() => FrameworkVersionEntity, ['versionId'], ['id'], { name: 'skill_version_fk' })
export class SkillEntity {
  @PrimaryColumn('uuid') versionId!: string
  @PrimaryColumn('text') key!: string
  @Column('text') name!: string
  @Column('text') description!: string
  @Column('int') position!: number
}

/** What a skill looks like at a level. */
@Entity({ schema: 'competency', name: 'descriptor' })
@ForeignKey(() => SkillEntity, ['versionId', 'skillKey'], ['versionId', 'key'], { name: 'descriptor_skill_fk' })
@ForeignKey(() => LevelEntity, ['versionId', 'levelKey'], ['versionId', 'key'], { name: 'descriptor_level_fk' })
export class DescriptorEntity {
  @PrimaryColumn('uuid') versionId!: string
  @PrimaryColumn('text') skillKey!: string
  @PrimaryColumn('text') levelKey!: string
  @Column('text') text!: string
}

@Entity({ schema: 'competency', name: 'role' })
@ForeignKey(() => FamilyEntity, ['versionId', 'familyKey'], ['versionId', 'key'], { name: 'role_family_fk' })
export class RoleEntity {
  @PrimaryColumn('uuid') versionId!: string
  @PrimaryColumn('text') key!: string
  @Column('text') familyKey!: string
  @Column('text') name!: string
  @Column('text') purpose!: string
  @Column('int') position!: number
}

/** The level of a skill that a role asks for. */
@Entity({ schema: 'competency', name: 'requirement' })
@ForeignKey(() => RoleEntity, ['versionId', 'roleKey'], ['versionId', 'key'], { name: 'requirement_role_fk' })
@ForeignKey(() => SkillEntity, ['versionId', 'skillKey'], ['versionId', 'key'], { name: 'requirement_skill_fk' })
@ForeignKey(() => LevelEntity, ['versionId', 'levelKey'], ['versionId', 'key'], { name: 'requirement_level_fk' })
export class RequirementEntity {
  @PrimaryColumn('uuid') versionId!: string
  @PrimaryColumn('text') roleKey!: string
  @PrimaryColumn('text') skillKey!: string
  @Column('text') levelKey!: string
  @Column('int') position!: number
}
