import { Injectable } from '@nestjs/common'
import type { OrganisationId, PersonId, PlainDate } from '#kernel'
import { Database, type Executor } from '#platform/database'
import type { CohortRunId, CurriculumItemId, EnrolmentId, EnrolmentState, SubmissionState } from '../../domain/index.js'

/** One assignment as one learner has it, with the work on it so far. */
export interface AssignmentRow {
  readonly enrolmentId: EnrolmentId
  readonly runId: CohortRunId
  readonly personId: PersonId
  readonly organisationId: OrganisationId
  readonly enrolment: EnrolmentState
  readonly itemId: CurriculumItemId
  readonly title: string
  readonly position: number
  readonly passRequired: boolean
  readonly maxResubmissions: number
  readonly prerequisites: readonly CurriculumItemId[]
  readonly runEndsOn: PlainDate
  /** For everybody in the run. */
  readonly plannedDueOn: PlainDate | null
  readonly submissionId: string | null
  readonly state: SubmissionState
  readonly attempts: number
  readonly late: boolean
  readonly extendedTo: PlainDate | null
  readonly submittedAt: Date | null
}

export interface AttemptRow {
  readonly id: string
  readonly submissionId: string
  readonly number: number
  readonly text: string | null
  readonly fileId: string | null
  readonly submittedAt: Date
  readonly verdict: 'return' | 'pass' | 'fail' | null
  readonly feedback: string | null
  readonly markedById: PersonId | null
  readonly markedAt: Date | null
}

const COLUMNS = `e.id as "enrolmentId", e.run_id as "runId", e.person_id as "personId", e.organisation_id as "organisationId", e.state as enrolment,
  i.id as "itemId", i.title, i.position, coalesce(i.pass_required, false) as "passRequired", coalesce(i.max_resubmissions, 0) as "maxResubmissions",
  i.prerequisites::text[] as prerequisites, r.ends_on as "runEndsOn", coalesce(d.due_on, r.starts_on + i.due_days) as "plannedDueOn",
  s.id as "submissionId", coalesce(s.state, 'not_submitted') as state, coalesce(s.attempts, 0) as attempts, coalesce(s.late, false) as late,
  s.extended_to as "extendedTo", s.submitted_at as "submittedAt"`
const FROM = `cohorts.enrolment e join cohorts.cohort_run r on r.id = e.run_id
  join cohorts.curriculum_item i on i.version_id = r.programme_version_id and i.kind = 'assignment'
  left join cohorts.assignment_due d on d.run_id = r.id and d.item_id = i.id
  left join cohorts.submission s on s.enrolment_id = e.id and s.item_id = i.id`

@Injectable()
export class AssignmentQueries {
  constructor(private readonly database: Database) {}

  /** Every assignment of an enrolment, in the curriculum's order. */
  ofEnrolment(enrolmentId: string): Promise<AssignmentRow[]> {
    return this.database.rows<AssignmentRow>(`select ${COLUMNS} from ${FROM} where e.id = $1 order by i.position`, [enrolmentId])
  }

  one(enrolmentId: string, itemId: string, on: Executor = this.database): Promise<AssignmentRow | undefined> {
    return on.maybeOne<AssignmentRow>(`select ${COLUMNS} from ${FROM} where e.id = $1 and i.id = $2`, [enrolmentId, itemId])
  }

  bySubmission(submissionId: string, on: Executor = this.database): Promise<AssignmentRow | undefined> {
    return on.maybeOne<AssignmentRow>(`select ${COLUMNS} from ${FROM} where s.id = $1`, [submissionId])
  }

  /** The work of a run's learners that waits for somebody to read it: longest waiting first, one more than asked. */
  async toMark(runId: string, itemId: string | undefined, first: number, after: readonly [string, string] | undefined): Promise<{ rows: AssignmentRow[]; total: number }> {
    const waiting = `${FROM} where e.run_id = $1 and ($2::uuid is null or i.id = $2) and s.state in ('submitted', 'resubmitted')`
    const [rows, { total }] = await Promise.all([
      this.database.rows<AssignmentRow>(
        `select ${COLUMNS} from ${waiting} and ($3::timestamptz is null or (s.submitted_at, s.id) > ($3, $4::uuid)) order by s.submitted_at, s.id limit $5`,
        [runId, itemId ?? null, after?.[0] ?? null, after?.[1] ?? null, first + 1]),
      this.database.one<{ total: number }>(`select count(*) as total from ${waiting}`, [runId, itemId ?? null]),
    ])
    return { rows, total }
  }

  attempts(submissionIds: readonly string[]): Promise<AttemptRow[]> {
    return this.database.rows<AttemptRow>(
      `select id, submission_id as "submissionId", number, text, file_id as "fileId", submitted_at as "submittedAt", verdict, feedback,
         marked_by_id as "markedById", marked_at as "markedAt"
       from cohorts.submission_attempt where submission_id = any($1::uuid[]) order by submission_id, number`, [submissionIds])
  }

  /** The enrolment that a hand-in belongs to. */
  async enrolmentOfAttempt(attemptId: string): Promise<string | undefined> {
    return (await this.database.maybeOne<{ id: string }>(
      'select s.enrolment_id as id from cohorts.submission_attempt a join cohorts.submission s on s.id = a.submission_id where a.id = $1', [attemptId]))?.id
  }

  /** The run's dates, when the item is an assignment of it. */
  runOfItem(runId: string, itemId: string): Promise<{ readonly startsOn: PlainDate; readonly endsOn: PlainDate } | undefined> {
    return this.database.maybeOne(
      `select r.starts_on as "startsOn", r.ends_on as "endsOn" from cohorts.cohort_run r
       join cohorts.curriculum_item i on i.version_id = r.programme_version_id and i.kind = 'assignment' where r.id = $1 and i.id = $2`, [runId, itemId])
  }
}
