import { Field, ID, ObjectType } from '@nestjs/graphql'
import { connectionTypes } from '#platform/graphql'

@ObjectType('CareerPost', { description: 'A post that a person held.' })
export class CareerPostType {
  @Field(() => ID, { description: 'Its id.' }) id!: string
  @Field(() => String, { description: 'The post, such as Head of digital services.' }) post!: string
  @Field(() => String, { nullable: true, description: 'Name of the organisation, where it is not one of the directory.' }) organisationName!: string | null
  @Field(() => String, { nullable: true, description: 'Grade.' }) grade!: string | null
  @Field(() => String, { nullable: true, description: 'What kind of post it was; see PersonRecord.background.' }) background!: string | null
  @Field(() => String, { description: 'First day (YYYY-MM-DD).' }) startsOn!: string
  @Field(() => String, { nullable: true, description: 'First day on which it was no longer held (YYYY-MM-DD).' }) endsOn!: string | null
  @Field(() => Boolean, { description: 'Whether a verifier has confirmed it as it stands.' }) verified!: boolean
  /** Not shown: keys of the organisation and person fields. */
  organisationId!: string | null
  personId?: string
}

@ObjectType()
export class CareerPostConnection extends connectionTypes(CareerPostType, 'CareerPost') {}
