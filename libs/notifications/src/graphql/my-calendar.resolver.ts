import { Args, Context, ID, Mutation, Query, Resolver } from '@nestjs/graphql'
import type { Ctx } from '#platform/access'
import { Allow } from '#platform/graphql'
import { CalendarFeedService } from '../application/calendar-feed.service.js'
import { CalendarFeedType, CreateCalendarFeedPayload, RevokeCalendarFeedPayload } from './calendar-feed.type.js'

@Resolver(() => CalendarFeedType)
export class MyCalendarResolver {
  constructor(private readonly feeds: CalendarFeedService) {}

  @Query(() => CalendarFeedType, { nullable: true, description: 'The viewer\'s calendar address, if they have one; the address itself is shown only when it is made.' })
  @Allow()
  async myCalendarFeed(@Context('ctx') ctx: Ctx): Promise<CalendarFeedType | null> {
    return (await this.feeds.mine(ctx)) ?? null
  }

  @Query(() => String, { nullable: true, description: 'Where the viewer downloads a session of theirs as a calendar file; null when it was never in their calendar.' })
  @Allow()
  async mySessionCalendarUrl(@Context('ctx') ctx: Ctx, @Args('sessionId', { type: () => ID, description: 'Which session.' }) sessionId: string): Promise<string | null> {
    return (await this.feeds.mySessionUrl(ctx, sessionId)) ?? null
  }

  @Mutation(() => CreateCalendarFeedPayload, { description: 'Makes a private calendar address for the viewer and ends the one before.' })
  @Allow()
  async createMyCalendarFeed(@Context('ctx') ctx: Ctx): Promise<CreateCalendarFeedPayload> {
    const { url, ...feed } = await this.feeds.create(ctx)
    return { url, feed, userErrors: [] }
  }

  @Mutation(() => RevokeCalendarFeedPayload, { description: 'Ends the viewer\'s calendar address.' })
  @Allow()
  async revokeMyCalendarFeed(@Context('ctx') ctx: Ctx): Promise<RevokeCalendarFeedPayload> {
    return { revoked: await this.feeds.revoke(ctx), userErrors: [] }
  }
}
