import { Field, ID, Int, ObjectType } from '@nestjs/graphql'

@ObjectType('StoredFile', { description: 'A file that somebody sent. Its content is at `GET /files/{id}`, with the same bearer token.' })
export class StoredFileType {
  @Field(() => ID, { description: 'Id of the file.' }) id!: string
  @Field(() => String, { description: 'Its name.' }) name!: string
  @Field(() => String, { description: 'What its content is.' }) mediaType!: string
  @Field(() => Int, { description: 'Size in bytes.' }) size!: number
}
