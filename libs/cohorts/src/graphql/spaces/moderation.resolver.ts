import { Args, Context, ID, Mutation, Query, Resolver } from '@nestjs/graphql'
import type { Result } from '#kernel'
import type { Ctx } from '#platform/access'
import type { UserError } from '#platform/errors'
import { Allow, type Connection, PageArgs, toConnection } from '#platform/graphql'
import { DiscussionService, type ShownPost } from '../../application/spaces/discussion.service.js'
import { ModerationService } from '../../application/spaces/moderation.service.js'
import { instantPosition } from '../instant-position.js'
import { PostHistoryType } from './moderation.type.js'
import { LockDiscussionInput, ModeratePostInput, ReportPostInput, SpaceThingInput } from './space.input.js'
import { PostConnection, PostPayload, PostType, ThreadPayload } from './space.type.js'

@Resolver(() => PostType)
export class ModerationResolver {
  constructor(private readonly moderation: ModerationService, private readonly discussion: DiscussionService) {}

  @Query(() => PostConnection, { description: 'Posts of a run, in all its spaces, that were reported and not looked at yet. For those who teach.' })
  @Allow()
  async postsToModerate(
    @Context('ctx') ctx: Ctx, @Args('runId', { type: () => ID, description: 'The run.' }) runId: string, @Args() { first, after }: PageArgs,
  ): Promise<Connection<ShownPost>> {
    const { rows, total } = await this.moderation.queue(ctx, runId, first, instantPosition(after))
    return toConnection(rows, first, total, (row) => [row.postedAt.toISOString(), row.id])
  }

  @Query(() => PostHistoryType, { description: 'What was reported and decided about a post. For those who teach.' })
  @Allow()
  postHistory(@Context('ctx') ctx: Ctx, @Args('postId', { type: () => ID, description: 'The post.' }) postId: string): Promise<PostHistoryType> {
    return this.moderation.history(ctx, postId)
  }

  @Mutation(() => PostPayload, { description: 'Reports a post to those who teach. For the readers of its space.' })
  @Allow()
  async reportPost(@Context('ctx') ctx: Ctx, @Args('input') { postId, reason }: ReportPostInput): Promise<PostPayload> {
    return this.payload(ctx, postId, await this.moderation.report(ctx, postId, reason))
  }

  @Mutation(() => PostPayload, { description: 'Hides a post, brings it back, or finds nothing wrong with it. For those who teach.' })
  @Allow()
  async moderatePost(@Context('ctx') ctx: Ctx, @Args('input') { postId, action, reason }: ModeratePostInput): Promise<PostPayload> {
    return this.payload(ctx, postId, await this.moderation.decide(ctx, postId, action, reason))
  }

  @Mutation(() => PostPayload, { description: 'Takes back a post. For its author.' })
  @Allow()
  async retractPost(@Context('ctx') ctx: Ctx, @Args('input') { id }: SpaceThingInput): Promise<PostPayload> {
    return this.payload(ctx, id, await this.moderation.retract(ctx, id))
  }

  @Mutation(() => ThreadPayload, { description: 'Closes a discussion to all but those who teach, or opens it again. For those who teach.' })
  @Allow()
  async lockDiscussion(@Context('ctx') ctx: Ctx, @Args('input') { threadId, locked }: LockDiscussionInput): Promise<ThreadPayload> {
    await this.moderation.setLocked(ctx, threadId, locked)
    return { thread: await this.discussion.thread(ctx, threadId), userErrors: [] }
  }

  private async payload(ctx: Ctx, postId: string, outcome: Result<undefined, readonly UserError[]>): Promise<PostPayload> {
    return outcome.ok ? { post: await this.discussion.shownPost(ctx, postId), userErrors: [] } : { post: null, userErrors: outcome.error }
  }
}
