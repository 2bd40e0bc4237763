import { Args, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql'
import { PeopleService } from '#directory'
import type { PersonId } from '#kernel'
import { FilesService, type StoredFileRow } from '#platform/files'
import { encodeCursor, type GraphqlContext, type LoaderDefinition } from '#platform/graphql'
import type { ShownPost, ShownThread } from '../../application/spaces/discussion.service.js'
import type { AnnouncementRow, ResourceRow } from '../../data/spaces/space.queries.js'
import { StoredFileType } from '../file.type.js'
import { fileLoader, nameLoader } from '../name-loader.js'
import { PostPageArgs } from './space.input.js'
import { AnnouncementType, PostType, ResourceType, ThreadType } from './space.type.js'

type Name = Promise<string | undefined>

@Resolver(() => ResourceType)
export class ResourceFieldsResolver {
  private readonly files: LoaderDefinition<string, StoredFileRow>
  private readonly names: LoaderDefinition<PersonId, string>

  constructor(files: FilesService, people: PeopleService) {
    this.files = fileLoader(files)
    this.names = nameLoader(people)
  }

  @ResolveField('file', () => StoredFileType, { nullable: true, description: 'The file, where it is one.' })
  file(row: ResourceRow, _args: object, { loaders }: GraphqlContext): Promise<StoredFileRow | undefined> | null {
    return row.fileId === null ? null : loaders.load(this.files, row.fileId)
  }

  @ResolveField('addedByName', () => String, { nullable: true, description: 'Who shared it.' })
  addedByName(row: ResourceRow, _args: object, { loaders }: GraphqlContext): Name {
    return loaders.load(this.names, row.addedById)
  }
}

@Resolver(() => AnnouncementType)
export class AnnouncementFieldsResolver {
  private readonly names: LoaderDefinition<PersonId, string>

  constructor(people: PeopleService) {
    this.names = nameLoader(people)
  }

  @ResolveField('authorName', () => String, { nullable: true, description: 'Who posted it.' })
  authorName(row: AnnouncementRow, _args: object, { loaders }: GraphqlContext): Name {
    return loaders.load(this.names, row.authorId)
  }
}

@Resolver(() => ThreadType)
export class ThreadFieldsResolver {
  private readonly names: LoaderDefinition<PersonId, string>

  constructor(people: PeopleService) {
    this.names = nameLoader(people)
  }

  @ResolveField('authorName', () => String, { nullable: true, description: 'Who started it.' })
  authorName(row: ShownThread, _args: object, { loaders }: GraphqlContext): Name {
    return loaders.load(this.names, row.authorId)
  }

  @ResolveField('postCount', () => Int, { description: 'How many posts it has.' })
  postCount(row: ShownThread): number {
    return row.posts
  }

  @ResolveField('locked', () => Boolean, { description: 'Whether only those who teach may write.' })
  locked(row: ShownThread): boolean {
    return row.lockedAt !== null
  }
}

@Resolver(() => PostType)
export class PostFieldsResolver {
  private readonly names: LoaderDefinition<PersonId, string>

  constructor(people: PeopleService) {
    this.names = nameLoader(people)
  }

  @ResolveField('authorName', () => String, { nullable: true, description: 'Who wrote it.' })
  authorName(row: ShownPost, _args: object, { loaders }: GraphqlContext): Name {
    return loaders.load(this.names, row.authorId)
  }

  @ResolveField('pageCursor', () => String, { nullable: true, description: 'The `after` of the page of `discussionPosts` that holds it, where pages are `first` long; null for the first page.' })
  pageCursor(@Parent() { number }: ShownPost, @Args() { first }: PostPageArgs): string | null {
    const before = number - 1 - ((number - 1) % first)
    return before === 0 ? null : encodeCursor([before])
  }
}
