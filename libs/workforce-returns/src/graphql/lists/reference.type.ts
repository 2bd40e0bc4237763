import { Field, ID, Int, ObjectType } from '@nestjs/graphql'
import { MutationPayload } from '#platform/graphql'
import { ReturnCharacteristicType } from '../returns/return-lists.type.js'

@ObjectType('ReturnListVersion', { description: 'A version of what returns are made with. The highest number of each kind is used for new ones.' })
export class ReturnListVersionType {
  @Field(() => ID, { description: 'Its id.' }) id!: string
  @Field(() => String, { description: 'grades, characteristics or timetable.' }) kind!: string
  @Field(() => Int, { description: 'From 1.' }) number!: number
  @Field(() => Date, { description: 'Since when.' }) publishedAt!: Date
  @Field(() => [ReturnCharacteristicType], { description: 'Its entries; grades have no categories.' }) entries!: ReturnCharacteristicType[]
  @Field(() => Int, { nullable: true, description: 'Of a timetable: days after the end of the quarter until when a return is in time.' }) dueDays!: number | null
}

@ObjectType({ description: 'What became of a new version of a list.' })
export class ReturnListPayload extends MutationPayload {
  @Field(() => ID, { nullable: true, description: 'The version.' }) versionId: string | null = null
}
