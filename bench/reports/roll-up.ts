import pg from 'pg'
import { bulkLoad } from '../data/bulk-load.js'

const TABLES = ['reports.activity', 'reports.activity_cell'] as const
const COUNTS = ['applied', 'offered', 'started', 'completed', 'ended', 'meetings_due', 'meetings', 'minutes'] as const
const SUMS = COUNTS.map((count) => `sum(${count})::int`).join(', ')
const quarter = (instant: string): string => `date_trunc('quarter', ${instant} at time zone 'Europe/London')::date`

const event = (instant: string, count: (typeof COUNTS)[number], when = 'true'): string =>
  `select id, ${quarter(instant)}, ${COUNTS.map((one) => (one === count ? '1' : '0')).join(', ')} from cohorts.enrolment where ${instant} is not null and ${when}`

/**
 * Fills the roll-ups of the bench's own data all at once, as the first filling of a new table could be done: for sizes at which computing them in batches, as
 * a rebuild does, would be most of the bench. It knows that the data have no history, so that nobody has been offered a place.
 */
const STATEMENTS = [
  ...TABLES.map((table) => `truncate ${table}`),
  `insert into reports.activity (strand, subject_id, quarter, scope_id, organisation_id, ${COUNTS.join(', ')})
   select 'cohorts', f.id, f.quarter, v.programme_id, e.organisation_id, ${SUMS} from (
     ${event('applied_at', 'applied')} union all ${event('completed_at', 'completed', `state = 'completed'`)} union all ${event('ended_at', 'ended', `state in ('withdrawn', 'deferred', 'rejected', 'expired')`)}
     union all
     select m.enrolment_id, s.quarter, 0, 0, 0, 0, 0, 1, (m.status = 'attended')::int, case m.status when 'attended' then s.minutes else 0 end
     from cohorts.attendance_mark m join (select id, ${quarter('starts_at')} as quarter, extract(epoch from ends_at - starts_at)::int / 60 as minutes from cohorts.session where state = 'held') s on s.id = m.session_id
   ) f (id, quarter, ${COUNTS.join(', ')}) join cohorts.enrolment e on e.id = f.id join cohorts.cohort_run r on r.id = e.run_id join cohorts.programme_version v on v.id = r.programme_version_id
   group by f.id, f.quarter, v.programme_id, e.organisation_id`,
  `insert into reports.activity_cell (strand, quarter, scope_id, organisation_id, ${COUNTS.join(', ')})
   select strand, quarter, scope_id, organisation_id, ${SUMS} from reports.activity group by strand, quarter, scope_id, organisation_id`,
]

/** @returns nothing to quote: it is no rebuild. */
export async function fillRollUps(url: string): Promise<undefined> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await bulkLoad(client, TABLES, STATEMENTS)
    return undefined
  } finally {
    await client.end()
  }
}
