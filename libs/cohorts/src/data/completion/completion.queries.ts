import { Injectable } from '@nestjs/common'
import { newId, type OrganisationId, type PersonId, type PlainDate } from '#kernel'
import { Database, type Executor, type Tx } from '#platform/database'
import type { CohortRunId, CompletionEvent, EnrolmentId, EnrolmentState } from '../../domain/index.js'
import type { LearningRecordRow } from './learning-record.js'

/** An enrolment as completion looks at it. */
export interface LearnerRow {
  readonly enrolmentId: EnrolmentId
  readonly runId: CohortRunId
  readonly personId: PersonId
  readonly organisationId: OrganisationId
  readonly state: EnrolmentState
  /** The enrolment in another run that they were moved from. */
  readonly transferredFromId: EnrolmentId | null
  readonly sessionsAttended: number
  readonly minutesAttended: number
  readonly minutesCountable: number
  readonly progress: number
  readonly startsOn: PlainDate
  readonly offerDays: number
  readonly programmeTitle: string
  readonly ownerId: OrganisationId
}

export interface Counters {
  readonly sessionsAttended: number
  readonly minutesAttended: number
  readonly minutesCountable: number
  readonly progress: number
}

const LEARNER = `e.id as "enrolmentId", e.run_id as "runId", e.person_id as "personId", e.organisation_id as "organisationId", e.state, e.transferred_from_id as "transferredFromId",
  e.sessions_attended as "sessionsAttended", e.minutes_attended as "minutesAttended", e.minutes_countable as "minutesCountable", e.progress,
  r.starts_on as "startsOn", r.offer_days as "offerDays", p.title as "programmeTitle", p.organisation_id as "ownerId"`
const FROM = `cohorts.enrolment e join cohorts.cohort_run r on r.id = e.run_id
  join cohorts.programme_version v on v.id = r.programme_version_id join cohorts.programme p on p.id = v.programme_id`

@Injectable()
export class CompletionQueries {
  constructor(private readonly database: Database) {}

  learner(enrolmentId: string, on: Executor = this.database): Promise<LearnerRow | undefined> {
    return on.maybeOne<LearnerRow>(`select ${LEARNER} from ${FROM} where e.id = $1`, [enrolmentId])
  }

  /** Locks the enrolment: whoever derives next sees what this transaction wrote. */
  lock(tx: Tx, enrolmentId: string): Promise<LearnerRow | undefined> {
    return tx.maybeOne<LearnerRow>(`select ${LEARNER} from ${FROM} where e.id = $1 for no key update of e`, [enrolmentId])
  }

  /** Everything that one learner's completion is derived from, in one statement. */
  record(on: Executor, enrolmentId: string): Promise<LearningRecordRow> {
    return on.one<LearningRecordRow>({
      name: 'cohorts.learning-record',
      text: `select
          json_build_object('minAttendance', v.min_attendance, 'minSessionShare', v.min_session_share, 'excused', v.excused, 'minPasses', v.min_passes) as rule,
          v.option_groups as "optionGroups",
          (select coalesce(json_agg(i order by i.position), '[]') from (
             select id, code, title, kind, requirement, option_group_id as "optionGroupId", prerequisites, duration, due_days as "dueDays",
               max_resubmissions as "maxResubmissions", pass_required as "passRequired", position
             from cohorts.curriculum_item where version_id = v.id) i) as items,
          (select coalesce(json_agg(s order by s."startsAt", s."sessionId"), '[]') from (
             select s.id as "sessionId", s.item_id as "itemId", s.starts_at as "startsAt", floor(extract(epoch from s.ends_at - s.starts_at) / 60)::int as minutes,
               coalesce(m.status, 'unmarked') as status, m.minutes as "markedMinutes"
             from cohorts.session s left join cohorts.attendance_mark m on m.session_id = s.id and m.enrolment_id = e.id
             where s.run_id = e.run_id and s.state <> 'cancelled') s) as sessions,
          (select coalesce(json_agg(c order by c.at, c.id), '[]') from (
             select id, type, item_id as "itemId", submission_state as "submissionState", attended_minutes as "attendedMinutes", countable_minutes as "countableMinutes", recorded_at as at
             from cohorts.completion_event where enrolment_id = e.id) c) as events
        from ${FROM} where e.id = $1`,
    }, [enrolmentId])
  }

  /** Writes the counters where they differ; answers whether they did. */
  async saveCounters(tx: Tx, enrolmentId: EnrolmentId, counters: Counters): Promise<boolean> {
    const { sessionsAttended, minutesAttended, minutesCountable, progress } = counters
    return (await tx.run(
      `update cohorts.enrolment set sessions_attended = $2, minutes_attended = $3, minutes_countable = $4, progress = $5
       where id = $1 and (sessions_attended, minutes_attended, minutes_countable, progress) is distinct from ($2, $3, $4, $5)`,
      [enrolmentId, sessionsAttended, minutesAttended, minutesCountable, progress])) > 0
  }

  async append(tx: Tx, enrolmentId: EnrolmentId, events: readonly CompletionEvent[], by: PersonId | undefined, reason: string | undefined, now: Date): Promise<void> {
    const rows = events.flatMap((event) => {
      if (event.type === 'attendance_marked') return []
      return [{
        id: newId(), type: event.type, itemId: event.itemId, submissionState: event.type === 'submission_changed' ? event.state : null,
        attendedMinutes: event.type === 'credit_carried' ? event.attended ?? null : null, countableMinutes: event.type === 'credit_carried' ? event.countable ?? null : null,
      }]
    })
    await tx.run(
      `insert into cohorts.completion_event (id, enrolment_id, type, item_id, submission_state, attended_minutes, countable_minutes, reason, recorded_by, recorded_at)
       select id, $2, type, "itemId", "submissionState", "attendedMinutes", "countableMinutes", $3, $4, $5
       from json_to_recordset($1::json) as r(id uuid, type text, "itemId" uuid, "submissionState" text, "attendedMinutes" int, "countableMinutes" int)`,
      [JSON.stringify(rows), enrolmentId, reason ?? null, by ?? null, now])
  }

  /** The learners of a run, for working all of them out anew. */
  async learnersOf(runId: string): Promise<EnrolmentId[]> {
    const rows = await this.database.rows<{ id: EnrolmentId }>(`select id from cohorts.enrolment where run_id = $1 and state in ('accepted', 'active', 'completed') order by id`, [runId])
    return rows.map(({ id }) => id)
  }
}
