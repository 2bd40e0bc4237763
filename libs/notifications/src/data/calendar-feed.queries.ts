import { Injectable } from '@nestjs/common'
import type { PersonId, PlainDate } from '#kernel'
import { Database, type Tx } from '#platform/database'

export interface CalendarFeedRow {
  readonly createdAt: Date
  readonly lastReadOn: PlainDate | null
}

@Injectable()
export class CalendarFeedQueries {
  constructor(private readonly database: Database) {}

  liveOf(personId: PersonId): Promise<CalendarFeedRow | undefined> {
    return this.database.maybeOne<CalendarFeedRow>(
      `select created_at as "createdAt", last_read_on as "lastReadOn" from notifications.calendar_feed where person_id = $1 and revoked_at is null`, [personId])
  }

  /** Ends the person's live address; answers whether there was one. */
  async revoke(tx: Tx, personId: PersonId, now: Date): Promise<boolean> {
    // Takes its turn with any other change of this person's address, also where there is no row to lock yet.
    await tx.run('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`notifications.calendar_feed ${personId}`])
    return (await tx.run('update notifications.calendar_feed set revoked_at = $2 where person_id = $1 and revoked_at is null', [personId, now])) > 0
  }

  async insert(tx: Tx, row: { readonly id: string; readonly personId: PersonId; readonly tokenHash: string }, now: Date): Promise<void> {
    await tx.run('insert into notifications.calendar_feed (id, person_id, token_hash, created_at) values ($1, $2, $3, $4)', [row.id, row.personId, row.tokenHash, now])
  }

  /** Whose calendar a live address opens. Notes the day, with a write on the first look of a day only. */
  async open(tokenHash: string, today: PlainDate): Promise<PersonId | undefined> {
    const feed = await this.database.maybeOne<{ id: string; personId: PersonId; lastReadOn: PlainDate | null }>(
      `select id, person_id as "personId", last_read_on as "lastReadOn" from notifications.calendar_feed where token_hash = $1 and revoked_at is null`, [tokenHash])
    if (feed !== undefined && feed.lastReadOn !== today) {
      await this.database.run('update notifications.calendar_feed set last_read_on = $2 where id = $1', [feed.id, today])
    }
    return feed?.personId
  }
}
