import { Args, Context, ID, Mutation, Query, Resolver } from '@nestjs/graphql'
import type { Ctx } from '#platform/access'
import { Allow, type Connection, PageArgs, toConnection } from '#platform/graphql'
import { DiscussionService, type ShownPost, type ShownThread } from '../../application/spaces/discussion.service.js'
import { instantPosition } from '../instant-position.js'
import { numberPosition } from '../keyset.js'
import { ReplyToDiscussionInput, SpaceArgs, StartDiscussionInput } from './space.input.js'
import { PostConnection, PostPayload, PostType, ThreadConnection, ThreadPayload, ThreadType } from './space.type.js'

@Resolver(() => ThreadType)
export class DiscussionResolver {
  constructor(private readonly discussion: DiscussionService) {}

  @Query(() => ThreadConnection, { description: 'The discussions of a space, last written in first. For its learners and those who teach.' })
  @Allow()
  async discussionThreads(@Context('ctx') ctx: Ctx, @Args() { runId, setId, first, after }: SpaceArgs): Promise<Connection<ShownThread>> {
    const { rows, total } = await this.discussion.threads(ctx, { runId, setId: setId ?? null }, first, instantPosition(after))
    return toConnection(rows, first, total, (row) => [row.lastPostAt.toISOString(), row.id])
  }

  @Query(() => ThreadType, { description: 'One discussion. For the learners of its space and those who teach.' })
  @Allow()
  discussionThread(@Context('ctx') ctx: Ctx, @Args('id', { type: () => ID, description: 'The discussion.' }) id: string): Promise<ShownThread> {
    return this.discussion.thread(ctx, id)
  }

  @Query(() => PostConnection, { description: 'The posts of a discussion, first to last. For the learners of its space and those who teach.' })
  @Allow()
  async discussionPosts(
    @Context('ctx') ctx: Ctx, @Args('threadId', { type: () => ID, description: 'The discussion.' }) threadId: string, @Args() { first, after }: PageArgs,
  ): Promise<Connection<ShownPost>> {
    const number = numberPosition(after) ?? 0
    const { rows, total } = await this.discussion.posts(ctx, threadId, first, number)
    return toConnection(rows, first, total, (row) => [row.number])
  }

  @Query(() => PostType, { description: 'One post, wherever it is in its discussion. For the learners of its space and those who teach; what of it is hidden from a reader in `discussionPosts` is hidden here.' })
  @Allow()
  discussionPost(@Context('ctx') ctx: Ctx, @Args('id', { type: () => ID, description: 'The post.' }) id: string): Promise<ShownPost> {
    return this.discussion.shownPost(ctx, id)
  }

  @Mutation(() => ThreadPayload, { description: 'Starts a discussion with its first post. For the learners of the space and those who teach.' })
  @Allow()
  async startDiscussion(@Context('ctx') ctx: Ctx, @Args('input') { runId, setId, title, body }: StartDiscussionInput): Promise<ThreadPayload> {
    const done = await this.discussion.start(ctx, { runId, setId: setId ?? null }, title, body)
    return done.ok ? { thread: await this.discussion.thread(ctx, done.value), userErrors: [] } : { thread: null, userErrors: done.error }
  }

  @Mutation(() => PostPayload, { description: 'Adds a post to a discussion. For the learners of its space and those who teach.' })
  @Allow()
  async replyToDiscussion(@Context('ctx') ctx: Ctx, @Args('input') { threadId, body }: ReplyToDiscussionInput): Promise<PostPayload> {
    const done = await this.discussion.reply(ctx, threadId, body)
    return done.ok ? { post: await this.discussion.shownPost(ctx, done.value), userErrors: [] } : { post: null, userErrors: done.error }
  }
}
