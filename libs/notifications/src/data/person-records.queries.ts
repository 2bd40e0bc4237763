import { Injectable } from '@nestjs/common'
import type { PersonId } from '#kernel'
import { Database, type Tx } from '#platform/database'

/** Writes that touch everything kept about a person. */
@Injectable()
export class PersonRecordsQueries {
  constructor(private readonly database: Database) {}

  /** Hands one person's records to another; of what a person has once, the receiver's own stays. */
  async move(tx: Tx, from: PersonId, to: PersonId, now: Date): Promise<void> {
    const both = [from, to]
    await tx.run('update notifications.message set person_id = $2 where person_id = $1', both)
    await tx.run(
      `update notifications.preference set person_id = $2 where person_id = $1
       and not exists (select from notifications.preference where person_id = $2)`, both)
    await tx.run(
      `update notifications.calendar_entry e set person_id = $2 where person_id = $1
       and not exists (select from notifications.calendar_entry o where o.person_id = $2 and o.session_id = e.session_id)`, both)
    // Subscribed calendars of the record that ends would show only half: the person makes a new address.
    await tx.run('update notifications.calendar_feed set person_id = $2, revoked_at = coalesce(revoked_at, $3) where person_id = $1', [...both, now])
    for (const table of ['preference', 'calendar_entry']) await tx.run(`delete from notifications.${table} where person_id = $1`, [from])
  }

  async erase(tx: Tx, personId: PersonId): Promise<void> {
    for (const table of ['message', 'preference', 'calendar_entry', 'calendar_feed']) await tx.run(`delete from notifications.${table} where person_id = $1`, [personId])
  }

  /** Messages that were given up since an instant, oldest first. */
  async failedSince(tx: Tx, since: Date, limit: number): Promise<string[]> {
    const rows = await tx.rows<{ id: string }>(
      `select id from notifications.message where state = 'failed' and settled_at >= $1 order by queued_at, id limit $2 for update skip locked`, [since, limit])
    return rows.map(({ id }) => id)
  }

  async queueAgain(tx: Tx, ids: readonly string[], state: string): Promise<void> {
    await tx.run('update notifications.message set state = $2, reason = null, settled_at = null where id = any($1::uuid[])', [ids, state])
  }
}
