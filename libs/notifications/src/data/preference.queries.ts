import { Injectable } from '@nestjs/common'
import type { PersonId } from '#kernel'
import { Database, type Tx } from '#platform/database'
import type { MessagePreferences } from '../domain/index.js'

@Injectable()
export class PreferenceQueries {
  constructor(private readonly database: Database) {}

  of(personId: PersonId): Promise<MessagePreferences | undefined> {
    return this.database.maybeOne<MessagePreferences>('select reminders, subscriptions from notifications.preference where person_id = $1', [personId])
  }

  async save(tx: Tx, personId: PersonId, { reminders, subscriptions }: MessagePreferences, now: Date): Promise<void> {
    await tx.run(
      `insert into notifications.preference (person_id, reminders, subscriptions, updated_at) values ($1, $2, $3, $4)
       on conflict (person_id) do update set reminders = excluded.reminders, subscriptions = excluded.subscriptions, updated_at = excluded.updated_at`,
      [personId, reminders, subscriptions, now])
  }
}
