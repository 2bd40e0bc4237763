import { Injectable } from '@nestjs/common'
import { type Ctx, requirePerson } from '#platform/access'
import { badInput } from '#platform/errors'
import { UnitOfWork } from '#platform/database'
import { type Connection, decodeCursor, toConnection } from '#platform/graphql'
import { isId } from '#kernel'
import { MessageQueries, type MyMessageRow } from '../data/message.queries.js'
import { PreferenceQueries } from '../data/preference.queries.js'
import { DEFAULT_PREFERENCES, type MessagePreferences } from '../domain/index.js'

/** What a person sees and chooses about their own messages. Nobody sees those of another. */
@Injectable()
export class MyMessagesService {
  constructor(private readonly messages: MessageQueries, private readonly preferenceRows: PreferenceQueries, private readonly work: UnitOfWork) {}

  async page(ctx: Ctx, first: number, after?: string | null): Promise<Connection<MyMessageRow>> {
    const personId = requirePerson(ctx)
    const [rows, count] = await Promise.all([this.messages.page(personId, first, position(after ?? undefined)), this.messages.count(personId)])
    return toConnection(rows, first, count, (row) => [row.queuedAt.toISOString(), row.id])
  }

  async preferences(ctx: Ctx): Promise<MessagePreferences> {
    return (await this.preferenceRows.of(requirePerson(ctx))) ?? DEFAULT_PREFERENCES
  }

  /** Changes what is given and keeps the rest. */
  async updatePreferences(ctx: Ctx, change: Partial<MessagePreferences>): Promise<MessagePreferences> {
    const personId = requirePerson(ctx)
    const next = { ...(await this.preferences(ctx)), ...Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined && value !== null)) }
    await this.work.run((tx) => this.preferenceRows.save(tx, personId, next, ctx.now))
    return next
  }
}

function position(after: string | undefined): readonly [string, string] | undefined {
  const keys = decodeCursor(after, 2)
  if (keys === undefined) return undefined
  const [at, id] = keys
  if (typeof at !== 'string' || typeof id !== 'string' || !isId(id) || Number.isNaN(Date.parse(at))) throw badInput('after is not a cursor from this list: use the endCursor of the page before.')
  return [at, id]
}
