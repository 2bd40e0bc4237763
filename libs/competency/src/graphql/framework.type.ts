import { Field, ID, Int, ObjectType } from '@nestjs/graphql'
import { MutationPayload } from '#platform/graphql'

@ObjectType('FrameworkVersion', { description: 'One version of a capability framework.' })
export class FrameworkVersionType {
  @Field(() => ID, { description: 'Its id.' }) id!: string
  @Field(() => String, { description: 'Two numbers, such as 1.0.' }) version!: string
  @Field(() => String, { description: 'draft, published or superseded.' }) status!: string
  @Field(() => String, { nullable: true, description: 'When it was published (ISO 8601, UTC); absent for a draft.' }) publishedAt!: string | null
  /** Not shown. */
  frameworkId!: string
}

@ObjectType('Framework', { description: 'A capability framework: roles, the skills they need and at which level.' })
export class FrameworkType {
  @Field(() => ID, { description: 'Its id.' }) id!: string
  @Field(() => String, { description: 'Short stable name.' }) key!: string
  @Field(() => String, { description: 'Its name.' }) name!: string
  @Field(() => [FrameworkVersionType], { description: 'Newest first; drafts for platform administrators only.' }) versions!: readonly FrameworkVersionType[]
}

@ObjectType('FrameworkFileProblem', { description: 'Something wrong with a line of a framework file.' })
export class FrameworkFileProblemType {
  @Field(() => Int, { description: 'Line in the file; the header is line 1.' }) line!: number
  @Field(() => String, { description: 'The column, or `header`.' }) column!: string
  @Field(() => String, { description: 'error (stops the import) or warning.' }) severity!: string
  @Field(() => String, { description: 'A stable code for programs.' }) code!: string
  @Field(() => String, { description: 'What is wrong and how to fix it.' }) message!: string
}

@ObjectType({ description: 'What came of an import.' })
export class ImportFrameworkPayload extends MutationPayload {
  @Field(() => Int, { description: 'Rows read, without the header.' }) rows!: number
  @Field(() => [FrameworkFileProblemType], { description: 'Problems of the file by line; at most the first 500.' }) problems!: readonly FrameworkFileProblemType[]
  @Field(() => FrameworkVersionType, { nullable: true, description: 'The draft as written; absent on a dry run or when something stopped it.' }) version!: FrameworkVersionType | null
}

@ObjectType({ description: 'The version that was published, or what stopped it.' })
export class PublishFrameworkPayload extends MutationPayload {
  @Field(() => FrameworkVersionType, { nullable: true, description: 'As it now is.' }) version!: FrameworkVersionType | null
}
