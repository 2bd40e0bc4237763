import { rowsByName, type Tx } from '#platform/database'
import { NAMES_OTHERS } from '../domain/index.js'

/** What notifications hold of a person; $1: the ids of their records, $2: fields by which a message is about somebody else. */
const QUERIES: Readonly<Record<string, string>> = {
  messages: `
    select id, template, state, reason, locale, provider, queued_at, settled_at, case when not data ?| $2::text[] then subject end as subject,
      case when not data ?| $2::text[] then text when text is not null then 'This message is about somebody else, or their words. Read it under Messages.' end as text
    from notifications.message where person_id = any($1::uuid[]) order by queued_at, id`,
  preferences: 'select reminders, subscriptions, updated_at from notifications.preference where person_id = any($1::uuid[]) and $2::text[] is not null',
  calendarEntries: `
    select session_id, uid, sequence, cancelled, updated_at from notifications.calendar_entry
    where person_id = any($1::uuid[]) and $2::text[] is not null order by updated_at, id`,
  // The address itself is known to nobody but the person.
  calendarFeeds: `
    select created_at, revoked_at, last_read_on from notifications.calendar_feed
    where person_id = any($1::uuid[]) and $2::text[] is not null order by created_at, id`,
}

/** What notifications add to a person's own copy of their data. (Its type is the directory's, which builds on this lib.) */
export const notificationsPersonalData = {
  name: 'notifications',
  read: (tx: Tx, { recordIds }: { readonly recordIds: readonly string[] }) => rowsByName(tx, QUERIES, [recordIds, NAMES_OTHERS]),
}
