import { Args, Context, ID, Mutation, Query, Resolver } from '@nestjs/graphql'
import type { Ctx } from '#platform/access'
import { Allow, type Connection, decodeCursor, PageArgs, toConnection } from '#platform/graphql'
import { MyMessagesService } from '../application/my-messages.service.js'
import type { MyMessageRow } from '../data/message.queries.js'
import type { MessagePreferences } from '../domain/index.js'
import { MessagePreferencesInput } from './message-preferences.input.js'
import { MessagePreferencesPayload, MessagePreferencesType } from './message-preferences.type.js'
import { MessageConnection, MessageType } from './message.type.js'

@Resolver(() => MessageType)
export class MyMessagesResolver {
  constructor(private readonly mine: MyMessagesService) {}

  @Query(() => MessageConnection, { description: 'The viewer\'s own messages, newest first.' })
  @Allow()
  async myMessages(@Context('ctx') ctx: Ctx, @Args() { first, after }: PageArgs): Promise<Connection<MyMessageRow>> {
    const { rows, total } = await this.mine.page(ctx, first, decodeCursor(after, ['instant', 'id']))
    return toConnection(rows, first, total, (row) => [row.queuedAt.toISOString(), row.id])
  }

  @Query(() => MessageType, { description: 'One of the viewer\'s own messages. NOT_FOUND for any other.' })
  @Allow()
  myMessage(@Context('ctx') ctx: Ctx, @Args('id', { type: () => ID, description: 'Which message.' }) id: string): Promise<MyMessageRow> {
    return this.mine.byId(ctx, id)
  }

  @Query(() => MessagePreferencesType, { description: 'Which messages the viewer gets by email.' })
  @Allow()
  myMessagePreferences(@Context('ctx') ctx: Ctx): Promise<MessagePreferences> {
    return this.mine.preferences(ctx)
  }

  @Mutation(() => MessagePreferencesPayload, { description: 'Changes which messages the viewer gets by email.' })
  @Allow()
  async updateMyMessagePreferences(@Context('ctx') ctx: Ctx, @Args('input') input: MessagePreferencesInput): Promise<MessagePreferencesPayload> {
    return { preferences: await this.mine.updatePreferences(ctx, input), userErrors: [] }
  }
}
