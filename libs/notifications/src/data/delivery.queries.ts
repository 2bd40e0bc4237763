import { Injectable } from '@nestjs/common'
import type { PersonId } from '#kernel'
import { Database } from '#platform/database'
import type { Locale, MessageAction, MessageState } from '../domain/index.js'
import type { MessageCalendar } from './message.queries.js'

export interface ClaimedMessage {
  readonly id: string
  readonly personId: PersonId
  readonly template: string
  readonly data: unknown
  readonly dedupeKey: string
  readonly calendar: MessageCalendar | null
  readonly attempts: number
  readonly queuedAt: Date
}

/** How a delivery ended. */
export interface Settlement {
  readonly action: Exclude<MessageAction, 'queue_again'>
  readonly reason?: string | undefined
  readonly provider?: string | undefined
  readonly providerId?: string | undefined
  readonly words?: { readonly subject: string; readonly text: string; readonly locale: Locale } | undefined
  /** What stays of the data when not all of it may. */
  readonly keptData?: Readonly<Record<string, unknown>> | undefined
}

@Injectable()
export class DeliveryQueries {
  constructor(private readonly database: Database) {}

  /** Takes a queued message that no worker holds; `undefined` when it is settled, held, or gone. */
  claim(id: string, now: Date, until: Date): Promise<ClaimedMessage | undefined> {
    return this.database.maybeOne<ClaimedMessage>(
      `update notifications.message set attempts = attempts + 1, claimed_until = $3
       where id = $1 and state = 'queued' and (claimed_until is null or claimed_until <= $2)
       returning id, person_id as "personId", template, data, dedupe_key as "dedupeKey", calendar, attempts, queued_at as "queuedAt"`,
      [id, now, until])
  }

  async stateOf(id: string): Promise<MessageState | undefined> {
    return (await this.database.maybeOne<{ state: MessageState }>('select state from notifications.message where id = $1', [id]))?.state
  }

  /** Gives a message back for another try. */
  async release(id: string, reason: string): Promise<void> {
    await this.database.run(`update notifications.message set claimed_until = null, reason = $2 where id = $1 and state = 'queued'`, [id, reason])
  }

  /** Ends a delivery. Touches nothing when it has ended already. */
  async settle(id: string, state: MessageState, { reason, provider, providerId, words, keptData }: Omit<Settlement, 'action'>, now: Date): Promise<void> {
    await this.database.run(
      `update notifications.message set state = $2, reason = $3, provider = $4, provider_id = $5, subject = $6, text = $7, locale = $8,
         settled_at = $9, claimed_until = null, data = coalesce($10::jsonb, data)
       where id = $1 and state = 'queued'`,
      [id, state, reason ?? null, provider ?? null, providerId ?? null, words?.subject ?? null, words?.text ?? null, words?.locale ?? null, now, keptData === undefined ? null : JSON.stringify(keptData)])
  }

  async rememberRefused(addressHash: string, reason: string, now: Date): Promise<void> {
    await this.database.run(
      `insert into notifications.refused_address (address_hash, refused_at, reason) values ($1, $2, $3)
       on conflict (address_hash) do update set refused_at = excluded.refused_at, reason = excluded.reason`,
      [addressHash, now, reason])
  }

  async wasRefusedSince(addressHash: string, since: Date): Promise<boolean> {
    return (await this.database.maybeOne('select 1 from notifications.refused_address where address_hash = $1 and refused_at >= $2', [addressHash, since])) !== undefined
  }
}
