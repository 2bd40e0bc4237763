import { Injectable } from '@nestjs/common'
import type { PersonId, PlainDate } from '#kernel'
import { Database, type Tx } from '#platform/database'

export interface SessionDue {
  readonly sessionId: string
  readonly runId: string
  readonly runTitle: string
  readonly title: string
  readonly startsAt: Date
  readonly mode: string
  readonly location: string | null
}

export interface AssignmentDue {
  readonly enrolmentId: string
  readonly personId: PersonId
  readonly runTitle: string
  readonly itemId: string
  readonly title: string
  readonly dueOn: PlainDate
}

/** What is due to be reminded of. A row of `reminder` is written with the messages, so that each occasion is found once. */
@Injectable()
export class ReminderQueries {
  constructor(private readonly database: Database) {}

  /** Sessions that start after `now` and before `until` and were not reminded of for this start. */
  sessions(now: Date, until: Date, limit: number): Promise<SessionDue[]> {
    return this.database.rows<SessionDue>(
      `select s.id as "sessionId", s.run_id as "runId", r.title as "runTitle", s.title, s.starts_at as "startsAt", s.mode, s.location
       from cohorts.session s join cohorts.cohort_run r on r.id = s.run_id
       where s.starts_at > $1 and s.starts_at <= $2 and s.state in ('scheduled', 'rescheduled') and r.state in ('open', 'closed', 'in_progress')
         and not exists (select from cohorts.reminder m where m.kind = 'session' and m.subject_id = s.id and m.occasion = extract(epoch from s.starts_at)::bigint::text)
       order by s.starts_at, s.id limit $3`, [now, until, limit])
  }

  /** Work that nobody has handed in and that is due from `today` to `until`, by each learner's own due date. */
  assignments(today: PlainDate, until: PlainDate, limit: number): Promise<AssignmentDue[]> {
    return this.database.rows<AssignmentDue>(
      `select e.id as "enrolmentId", e.person_id as "personId", r.title as "runTitle", i.id as "itemId", i.title, d.due as "dueOn"
       from cohorts.cohort_run r
       join cohorts.curriculum_item i on i.version_id = r.programme_version_id and i.kind = 'assignment'
       left join cohorts.assignment_due o on o.run_id = r.id and o.item_id = i.id
       join cohorts.enrolment e on e.run_id = r.id and e.state in ('accepted', 'active')
       left join cohorts.submission s on s.enrolment_id = e.id and s.item_id = i.id
       cross join lateral (select greatest(coalesce(o.due_on, r.starts_on + i.due_days), s.extended_to) as due) d
       where r.state in ('closed', 'in_progress') and coalesce(s.state, 'not_submitted') = 'not_submitted'
         and coalesce(o.due_on, r.starts_on + i.due_days) is not null and d.due between $1::date and $2::date
         and not exists (select from cohorts.reminder m where m.kind = 'assignment' and m.subject_id = e.id and m.occasion = i.id || ' ' || d.due)
       order by d.due, e.id, i.id limit $3`, [today, until, limit])
  }

  /** Who is expected at a session. */
  async expectedAt(tx: Tx, runId: string): Promise<PersonId[]> {
    return (await tx.rows<{ id: PersonId }>(`select person_id as id from cohorts.enrolment where run_id = $1 and state in ('accepted', 'active') order by person_id`, [runId])).map(({ id }) => id)
  }

  /** Writes an occasion down; false when it was there already. */
  async note(tx: Tx, kind: 'session' | 'assignment', subjectId: string, occasion: string, now: Date): Promise<boolean> {
    return (await tx.run('insert into cohorts.reminder (kind, subject_id, occasion, at) values ($1, $2, $3, $4) on conflict do nothing', [kind, subjectId, occasion, now])) === 1
  }
}
