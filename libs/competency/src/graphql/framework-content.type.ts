import { Field, Int, ObjectType } from '@nestjs/graphql'

@ObjectType('FrameworkLevel', { description: 'A step of proficiency that all skills of a framework share.' })
export class FrameworkLevelType {
  @Field(() => String, { description: 'Stable from version to version.' }) key!: string
  @Field(() => Int, { description: '1 is the lowest.' }) rank!: number
  @Field(() => String, { description: 'Its name.' }) name!: string
  @Field(() => String, { description: 'What it means, for any skill.' }) description!: string
}

@ObjectType('SkillDescriptor', { description: 'What a skill looks like at a level.' })
export class SkillDescriptorType {
  @Field(() => FrameworkLevelType, { description: 'The level.' }) level!: FrameworkLevelType
  @Field(() => String, { description: 'In words that a person can claim and a verifier can check.' }) text!: string
}

@ObjectType('FrameworkSkill', { description: 'A skill of a framework.' })
export class FrameworkSkillType {
  @Field(() => String, { description: 'Stable from version to version.' }) key!: string
  @Field(() => String, { description: 'Its name.' }) name!: string
  @Field(() => String, { description: 'What it is.' }) description!: string
  @Field(() => [SkillDescriptorType], { description: 'By level, lowest first.' }) descriptors!: SkillDescriptorType[]
}

@ObjectType('RoleRequirement', { description: 'The level of a skill that a role asks for.' })
export class RoleRequirementType {
  @Field(() => FrameworkSkillType, { description: 'The skill.' }) skill!: FrameworkSkillType
  @Field(() => FrameworkLevelType, { description: 'The level asked for.' }) level!: FrameworkLevelType
}

@ObjectType('FrameworkRole', { description: 'A role of a framework.' })
export class FrameworkRoleType {
  @Field(() => String, { description: 'Stable from version to version.' }) key!: string
  @Field(() => String, { description: 'Its name.' }) name!: string
  @Field(() => String, { description: 'What the role is for.' }) purpose!: string
  @Field(() => [RoleRequirementType], { description: 'What it asks for, the most important first.' }) requirements!: RoleRequirementType[]
}

@ObjectType('RoleFamily', { description: 'A group of related roles.' })
export class RoleFamilyType {
  @Field(() => String, { description: 'Stable from version to version.' }) key!: string
  @Field(() => String, { description: 'Its name.' }) name!: string
  @Field(() => String, { description: 'What its roles have in common.' }) description!: string
  @Field(() => [FrameworkRoleType], { description: 'Its roles.' }) roles!: FrameworkRoleType[]
}

@ObjectType('FrameworkContent', { description: 'What a version of a framework says.' })
export class FrameworkContentType {
  @Field(() => [FrameworkLevelType], { description: 'Lowest first.' }) levels!: FrameworkLevelType[]
  @Field(() => [FrameworkSkillType], { description: 'All skills.' }) skills!: FrameworkSkillType[]
  @Field(() => [RoleFamilyType], { description: 'All families with their roles.' }) families!: RoleFamilyType[]
}
