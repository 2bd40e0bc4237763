import { rowsByName, type Tx } from '#platform/database'

/** Acts that are shown of one person, the newest: an administrator's would not fit a file. */
const MOST_ACTS = 5_000

/** The person's entries as the one who did something, and as the one to whom it was done. $1: the ids of their records. */
const ACTOR = 'join audit.pseudonym a on a.pseudonym = e.actor and a.person_id = any($1::uuid[])'
const SUBJECT = `join audit.pseudonym s on e.subject_kind = 'person' and s.pseudonym = e.subject_id and s.person_id = any($1::uuid[])`

/**
 * Pseudonyms of others are left out, also where a detail holds one (they all have this shape), and so are lists and nested details,
 * which may be about several people.
 */
const DETAIL = `coalesce((select jsonb_object_agg(d.key, d.value) from jsonb_each(case when jsonb_typeof(e.detail) = 'object' then e.detail else '{}'::jsonb end) d
  where jsonb_typeof(d.value) not in ('object', 'array') and d.value #>> '{}' !~ '^[A-Za-z0-9_-]{22}$'), '{}'::jsonb) as detail`
const DONE_BY = `case when exists (select from audit.pseudonym a where a.pseudonym = e.actor and a.person_id = any($1::uuid[])) then 'you'
  when e.actor like 'system:%' then 'Waymark' when e.actor like 'machine:%' then 'a program' else 'somebody else' end as done_by`

const QUERIES: Readonly<Record<string, string>> = {
  aboutYou: `select e.at, e.action, ${DONE_BY}, ${DETAIL} from audit.entry e ${SUBJECT} order by e.seq desc limit ${MOST_ACTS}`,
  // To whom or what it was done stays out: most often that is somebody else.
  doneByYou: `select e.at, e.action, e.subject_kind from audit.entry e ${ACTOR} order by e.seq desc limit ${MOST_ACTS}`,
  inAll: `
    select (select count(*)::int from audit.entry e ${SUBJECT}) as about_you, (select count(*)::int from audit.entry e ${ACTOR}) as done_by_you`,
}

/** What the audit trail adds to a person's own copy of their data. (Its type is the directory's, which builds on this lib.) */
export const auditPersonalData = {
  name: 'auditTrail',
  read: (tx: Tx, { recordIds }: { readonly recordIds: readonly string[] }) => rowsByName(tx, QUERIES, [recordIds]),
}
