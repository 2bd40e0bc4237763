import { Injectable } from '@nestjs/common'
import { isId } from '#kernel'
import { type Ctx, requirePerson } from '#platform/access'
import { UnitOfWork } from '#platform/database'
import { notFound } from '#platform/errors'
import { MessageQueries, type MyMessageRow } from '../data/message.queries.js'
import { PreferenceQueries } from '../data/preference.queries.js'
import { DEFAULT_PREFERENCES, type MessagePreferences } from '../domain/index.js'

/** What a person sees and chooses about their own messages. Nobody sees those of another. */
@Injectable()
export class MyMessagesService {
  constructor(private readonly messages: MessageQueries, private readonly preferenceRows: PreferenceQueries, private readonly work: UnitOfWork) {}

  /** Newest first, from after a position (instant, id); one row more than asked when more follow. */
  async page(ctx: Ctx, first: number, after?: readonly [string, string]): Promise<{ readonly rows: readonly MyMessageRow[]; readonly total: number }> {
    const personId = requirePerson(ctx)
    const [rows, total] = await Promise.all([this.messages.page(personId, first, after), this.messages.count(personId)])
    return { rows, total }
  }

  /** One of the actor's own messages. Throws NOT_FOUND for those of others and for what was never put into words. */
  async byId(ctx: Ctx, id: string): Promise<MyMessageRow> {
    const personId = requirePerson(ctx)
    const found = isId(id) ? await this.messages.ofPerson(personId, id) : undefined
    if (!found) throw notFound('The message')
    return found
  }

  async preferences(ctx: Ctx): Promise<MessagePreferences> {
    return (await this.preferenceRows.of(requirePerson(ctx))) ?? DEFAULT_PREFERENCES
  }

  /** Changes what is given and keeps the rest. */
  async updatePreferences(ctx: Ctx, change: { readonly [K in keyof MessagePreferences]?: MessagePreferences[K] | null | undefined }): Promise<MessagePreferences> {
    const personId = requirePerson(ctx)
    const now = await this.preferences(ctx)
    const next = { reminders: change.reminders ?? now.reminders, subscriptions: change.subscriptions ?? now.subscriptions }
    await this.work.run((tx) => this.preferenceRows.save(tx, personId, next, ctx.now))
    return next
  }
}
