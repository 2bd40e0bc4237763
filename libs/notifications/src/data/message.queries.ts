import { Injectable } from '@nestjs/common'
import type { PersonId } from '#kernel'
import { Database, type Tx } from '#platform/database'
import type { CalendarMethod, MessageState } from '../domain/index.js'

export interface NewMessageRow {
  readonly id: string
  readonly personId: PersonId
  readonly template: string
  readonly data: object
  readonly dedupeKey: string
}

/** The invitation that a message carries; its content stands in the calendar entry as it was then. */
export interface MessageCalendar {
  readonly method: CalendarMethod
  readonly entryId: string
  readonly uid: string
  readonly sequence: number
  readonly stamp: string
  readonly content: unknown
}

export interface MyMessageRow {
  readonly id: string
  readonly template: string
  readonly state: MessageState
  readonly subject: string
  readonly text: string
  readonly locale: string
  readonly queuedAt: Date
  readonly settledAt: Date
}

const MINE = 'id, template, state, subject, text, locale, queued_at as "queuedAt", settled_at as "settledAt"'

@Injectable()
export class MessageQueries {
  constructor(private readonly database: Database) {}

  /** Adds messages whose dedupe key is new; answers the ids that were added. */
  async insertNew(tx: Tx, rows: readonly NewMessageRow[], now: Date): Promise<Set<string>> {
    const added = await tx.rows<{ id: string }>(
      `insert into notifications.message (id, person_id, template, data, dedupe_key, state, queued_at)
       select id, "personId", template, data, "dedupeKey", 'queued', $2
       from json_to_recordset($1::json) as r(id uuid, "personId" uuid, template text, data jsonb, "dedupeKey" text)
       order by "dedupeKey" on conflict (dedupe_key) do nothing returning id`,
      [JSON.stringify(rows), now])
    return new Set(added.map(({ id }) => id))
  }

  async attachCalendars(tx: Tx, rows: readonly { readonly id: string; readonly calendar: MessageCalendar }[]): Promise<void> {
    if (rows.length === 0) return
    await tx.run(
      `update notifications.message m set calendar = r.calendar
       from json_to_recordset($1::json) as r(id uuid, calendar jsonb) where m.id = r.id`,
      [JSON.stringify(rows)])
  }

  /** A person's messages, newest first: those that were put into words, sent or not. One more than asked says that more follow. */
  page(personId: PersonId, first: number, after: readonly [string, string] | undefined): Promise<MyMessageRow[]> {
    return this.database.rows<MyMessageRow>(
      `select ${MINE}
       from notifications.message
       where person_id = $1 and subject is not null and ($3::timestamptz is null or (queued_at, id) < ($3::timestamptz, $4::uuid))
       order by queued_at desc, id desc limit $2`,
      [personId, first + 1, after?.[0] ?? null, after?.[1] ?? null])
  }

  async ofPerson(personId: PersonId, id: string): Promise<MyMessageRow | undefined> {
    const [found] = await this.database.rows<MyMessageRow>(`select ${MINE} from notifications.message where person_id = $1 and id = $2 and subject is not null`, [personId, id])
    return found
  }

  async count(personId: PersonId): Promise<number> {
    const { count } = await this.database.one<{ count: number }>(
      'select count(*)::int as count from notifications.message where person_id = $1 and subject is not null', [personId])
    return count
  }
}
