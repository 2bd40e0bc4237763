import { Injectable } from '@nestjs/common'
import { newId, type PersonId, type PlainDate } from '#kernel'
import type { Tx } from '#platform/database'
import type { AssignmentSubmissionId, SubmissionState } from '../../domain/index.js'

/** Writes to a learner's work. Everything happens under the lock of its row. */
@Injectable()
export class SubmissionQueries {
  /** Locks the work on an assignment, making its row first where there is none; answers its id. */
  async lock(tx: Tx, enrolmentId: string, itemId: string, now: Date): Promise<AssignmentSubmissionId> {
    await tx.run(
      `insert into cohorts.submission (id, enrolment_id, item_id, state, updated_at) values ($1, $2, $3, 'not_submitted', $4)
       on conflict (enrolment_id, item_id) do nothing`, [newId(), enrolmentId, itemId, now])
    return (await tx.one<{ id: AssignmentSubmissionId }>('select id from cohorts.submission where enrolment_id = $1 and item_id = $2 for update', [enrolmentId, itemId])).id
  }

  /** Locks work that exists; false when it does not. */
  async lockById(tx: Tx, submissionId: string): Promise<boolean> {
    return (await tx.maybeOne('select from cohorts.submission where id = $1 for update', [submissionId])) !== undefined
  }

  async addAttempt(tx: Tx, attempt: { id: string; submissionId: string; number: number; text: string | null; fileId: string | null; state: SubmissionState; late: boolean }, now: Date): Promise<void> {
    await tx.run(
      'insert into cohorts.submission_attempt (id, submission_id, number, text, file_id, submitted_at) values ($1, $2, $3, $4, $5, $6)',
      [attempt.id, attempt.submissionId, attempt.number, attempt.text, attempt.fileId, now])
    await tx.run(
      'update cohorts.submission set state = $2, attempts = $3, late = late or $4, submitted_at = $5, updated_at = $5 where id = $1',
      [attempt.submissionId, attempt.state, attempt.number, attempt.late, now])
  }

  /** Writes the verdict on the newest hand-in. */
  async mark(tx: Tx, submissionId: string, verdict: { state: SubmissionState; verdict: string; feedback: string; markerId: PersonId }, now: Date): Promise<void> {
    await tx.run(
      `update cohorts.submission_attempt a set verdict = $2, feedback = nullif($3, ''), marked_by_id = $4, marked_at = $5
       from cohorts.submission s where s.id = $1 and a.submission_id = s.id and a.number = s.attempts`,
      [submissionId, verdict.verdict, verdict.feedback, verdict.markerId, now])
    await tx.run('update cohorts.submission set state = $2, updated_at = $3 where id = $1', [submissionId, verdict.state, now])
  }

  async extend(tx: Tx, submissionId: string, extension: { to: PlainDate; reason: string; by: PersonId }, now: Date): Promise<void> {
    await tx.run('insert into cohorts.submission_extension (id, submission_id, extended_to, reason, granted_by_id, granted_at) values ($1, $2, $3, $4, $5, $6)',
      [newId(), submissionId, extension.to, extension.reason, extension.by, now])
    await tx.run('update cohorts.submission set extended_to = $2, updated_at = $3 where id = $1', [submissionId, extension.to, now])
  }

  async setDue(tx: Tx, due: { runId: string; itemId: string; dueOn: PlainDate; by: PersonId }, now: Date): Promise<void> {
    await tx.run(
      `insert into cohorts.assignment_due (run_id, item_id, due_on, set_by_id, set_at) values ($1, $2, $3, $4, $5)
       on conflict (run_id, item_id) do update set due_on = excluded.due_on, set_by_id = excluded.set_by_id, set_at = excluded.set_at`,
      [due.runId, due.itemId, due.dueOn, due.by, now])
  }
}
