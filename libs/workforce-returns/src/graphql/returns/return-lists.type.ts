import { Field, ObjectType } from '@nestjs/graphql'

@ObjectType('ReturnListEntry', { description: 'An entry of a list, by key.' })
export class ReturnListEntryType {
  @Field(() => String, { description: 'Its key, as files have it.' }) key!: string
  @Field(() => String, { description: 'Its name.' }) name!: string
}

@ObjectType('ReturnRole', { description: 'A role of the capability framework.' })
export class ReturnRoleType extends ReturnListEntryType {
  @Field(() => String, { description: 'Key of its family.' }) familyKey!: string
}

@ObjectType('ReturnCharacteristic', { description: 'A characteristic with its categories.' })
export class ReturnCharacteristicType extends ReturnListEntryType {
  @Field(() => [ReturnListEntryType], { description: 'Its categories.' }) categories!: ReturnListEntryType[]
}

@ObjectType('ReturnRequirement', { description: 'A skill that the capability framework asks of a role.' })
export class ReturnRequirementType {
  @Field(() => String, { description: 'Key of the role.' }) roleKey!: string
  @Field(() => String, { description: 'Key of the skill.' }) skillKey!: string
}

@ObjectType('ReturnLists', { description: 'The versions of the framework and the lists that a return was begun with.' })
export class ReturnListsType {
  @Field(() => [ReturnListEntryType], { description: 'Role families.' }) families!: ReturnListEntryType[]
  @Field(() => [ReturnRoleType], { description: 'Roles.' }) roles!: ReturnRoleType[]
  @Field(() => [ReturnListEntryType], { description: 'Skills.' }) skills!: ReturnListEntryType[]
  @Field(() => [ReturnRequirementType], { description: 'Which skills the framework asks of which role.' }) requirements!: ReturnRequirementType[]
  @Field(() => [ReturnListEntryType], { description: 'Levels, lowest first.' }) levels!: ReturnListEntryType[]
  @Field(() => [ReturnListEntryType], { description: 'Grades.' }) grades!: ReturnListEntryType[]
  @Field(() => [ReturnCharacteristicType], { description: 'Characteristics.' }) characteristics!: ReturnCharacteristicType[]
}
