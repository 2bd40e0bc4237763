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

@ObjectType('ReturnLists', { description: 'The versions of the framework and the lists that a return was begun with.' })
export class ReturnListsType {
  @Field(() => [ReturnListEntryType], { description: 'Role families.' }) families!: ReturnListEntryType[]
  @Field(() => [ReturnRoleType], { description: 'Roles.' }) roles!: ReturnRoleType[]
  @Field(() => [ReturnListEntryType], { description: 'Skills.' }) skills!: ReturnListEntryType[]
  @Field(() => [ReturnListEntryType], { description: 'Levels, lowest first.' }) levels!: ReturnListEntryType[]
  @Field(() => [ReturnListEntryType], { description: 'Grades.' }) grades!: ReturnListEntryType[]
  @Field(() => [ReturnCharacteristicType], { description: 'Characteristics.' }) characteristics!: ReturnCharacteristicType[]
}
