import { Field, Int, ObjectType } from '@nestjs/graphql'

@ObjectType('StaffFamily', { description: 'A role family, and how many digital staff it has.' })
export class StaffFamilyType {
  @Field(() => String, { description: 'Its key.' }) key!: string
  @Field(() => String, { description: 'Its name.' }) name!: string
  @Field(() => Int, { description: 'Its people, as published.' }) people!: number
}

@ObjectType('StaffAnswer', { description: 'An answer to a question, and how many digital staff gave it.' })
export class StaffAnswerType {
  @Field(() => String, { description: 'Its key.' }) key!: string
  @Field(() => String, { description: 'Its name.' }) name!: string
  @Field(() => Int, { description: 'Over all role families, as published.' }) people!: number
  @Field(() => [Int], { description: 'By role family, in the order of families.' }) byFamily!: number[]
}

@ObjectType('StaffCharacteristic', { description: 'Digital staff by one characteristic.' })
export class StaffCharacteristicType {
  @Field(() => String, { description: 'Its key.' }) key!: string
  @Field(() => String, { description: 'Its name.' }) name!: string
  @Field(() => String, { nullable: true, description: 'Why it is not shown.' }) problem!: string | null
  @Field(() => [StaffAnswerType], { description: 'Its answers.' }) answers!: StaffAnswerType[]
}

@ObjectType('PublishedDigitalStaff', { description: 'Digital staff of an area by role family and characteristic, as they were published: every figure is protected, and sums of them are what they are shown as everywhere.' })
export class PublishedDigitalStaffType {
  @Field(() => String, { description: 'The last quarter whose returns were due, such as 2026-Q3.' }) quarter!: string
  @Field(() => String, { nullable: true, description: 'Returns that were submitted by the end of this day are in it, YYYY-MM-DD.' }) asOf!: string | null
  @Field(() => String, { nullable: true, description: 'Why there are no figures.' }) withheld!: string | null
  @Field(() => String, { description: 'How the figures are protected, in words.' }) description!: string
  @Field(() => Int, { description: 'How many organisations stand behind the figures.' }) organisations!: number
  @Field(() => [String], { description: 'Regions whose figures can be shown.' }) regions!: string[]
  @Field(() => Int, { description: 'All of them.' }) people!: number
  @Field(() => [StaffFamilyType], { description: 'Role families, by name.' }) families!: StaffFamilyType[]
  @Field(() => [StaffCharacteristicType], { description: 'Characteristics of the newest list.' }) characteristics!: StaffCharacteristicType[]
}
