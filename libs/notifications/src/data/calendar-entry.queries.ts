import { Injectable } from '@nestjs/common'
import { newId, type PersonId } from '#kernel'
import { Database, type Tx } from '#platform/database'

export interface CalendarEntryRow {
  readonly id: string
  readonly personId: PersonId
  readonly sessionId: string
  readonly uid: string
  readonly sequence: number
  readonly hash: string
  readonly cancelled: boolean
  readonly content: unknown
  readonly updatedAt: Date
}

const COLUMNS = `id, person_id as "personId", session_id as "sessionId", uid, sequence, hash, cancelled, content, updated_at as "updatedAt"`

@Injectable()
export class CalendarEntryQueries {
  constructor(private readonly database: Database) {}

  /**
   * Locks the entries of these people and sessions, making blank ones (sequence -1) where there are none, so that two
   * writes about the same entry take turns.
   */
  async lockOrCreate(tx: Tx, wanted: readonly { readonly personId: PersonId; readonly sessionId: string; readonly uid: string }[], now: Date): Promise<CalendarEntryRow[]> {
    const keys = JSON.stringify(wanted.map((entry) => ({ id: newId(), ...entry })))
    await tx.run(
      `insert into notifications.calendar_entry (id, person_id, session_id, uid, sequence, hash, cancelled, content, updated_at)
       select id, "personId", "sessionId", uid, -1, '', false, '{}', $2
       from json_to_recordset($1::json) as r(id uuid, "personId" uuid, "sessionId" uuid, uid text)
       order by "personId", "sessionId" on conflict (person_id, session_id) do nothing`,
      [keys, now])
    return tx.rows<CalendarEntryRow>(
      `select ${COLUMNS} from notifications.calendar_entry
       where (person_id, session_id) in (select "personId", "sessionId" from json_to_recordset($1::json) as r("personId" uuid, "sessionId" uuid))
       order by person_id, session_id for update`,
      [keys])
  }

  async save(tx: Tx, rows: readonly Omit<CalendarEntryRow, 'updatedAt'>[], now: Date): Promise<void> {
    if (rows.length === 0) return
    await tx.run(
      `update notifications.calendar_entry e set sequence = r.sequence, hash = r.hash, cancelled = r.cancelled, content = r.content, updated_at = $2
       from json_to_recordset($1::json) as r(id uuid, sequence int, hash text, cancelled boolean, content jsonb) where e.id = r.id`,
      [JSON.stringify(rows), now])
  }

  /** The entries that stand in a person's calendar, from an instant on, in order of the sessions. */
  standing(personId: PersonId, endingAfter: Date): Promise<CalendarEntryRow[]> {
    return this.database.rows<CalendarEntryRow>(
      `select ${COLUMNS} from notifications.calendar_entry
       where person_id = $1 and not cancelled and sequence >= 0 and content->>'end' > $2
       order by content->>'start', id limit 2000`,
      [personId, endingAfter.toISOString()])
  }

  byId(id: string): Promise<CalendarEntryRow | undefined> {
    return this.database.maybeOne<CalendarEntryRow>(`select ${COLUMNS} from notifications.calendar_entry where id = $1 and sequence >= 0`, [id])
  }

  bySession(personId: PersonId, sessionId: string): Promise<CalendarEntryRow | undefined> {
    return this.database.maybeOne<CalendarEntryRow>(
      `select ${COLUMNS} from notifications.calendar_entry where person_id = $1 and session_id = $2 and sequence >= 0`, [personId, sessionId])
  }
}
