import { Injectable } from '@nestjs/common'
import type { Tx } from '#platform/database'

/** Columns in which a merge of two records simply puts one id for another. */
export const HANDED_ON = {
  enrolment: ['nominated_by_id'],
  run_facilitator: ['added_by_id'],
  transfer_request: ['decided_by_id'],
  adjustment: ['created_by_id', 'consent_by_id'],
  adjustment_reader: ['named_by_id'],
  announcement: ['author_id', 'retracted_by_id'],
  discussion_thread: ['author_id', 'locked_by_id'],
  discussion_post: ['author_id'],
  space_resource: ['added_by_id', 'removed_by_id'],
  assignment_due: ['set_by_id'],
  submission_attempt: ['marked_by_id'],
  submission_extension: ['granted_by_id'],
} as const satisfies Readonly<Record<string, readonly string[]>>

/** Columns with a rule of their own: here, in `EnrolmentMergeService`, or in `TeachingPeopleQueries`. */
export const HANDED_ON_WITH_CARE: readonly string[] = [
  'enrolment.person_id', 'run_facilitator.person_id', 'adjustment_reader.person_id', 'post_report.reporter_id',
  'certificate.person_id', 'session_facilitator.person_id', 'session_invitation.person_id',
]

/** Accounts of what was done at the time: they keep the id of then, which still leads to the person. */
export const KEPT_AS_RECORDED: readonly string[] = [
  'enrolment_history.actor_id', 'run_history.actor_id', 'programme_version_history.actor_id', 'post_moderation.actor_id', 'session_change.by',
  'attendance_history.recorded_by', 'attendance_mark.recorded_by', 'completion_event.recorded_by',
]

/** Whom enrolments, spaces, adjustments and written work name. */
@Injectable()
export class PersonReferencesQueries {
  /** Hands everything but enrolments, sessions and certificates from one record to the other. Done again it finds nothing. */
  async handOn(tx: Tx, fromId: string, intoId: string, now: Date): Promise<void> {
    const both = [fromId, intoId]
    for (const [table, key] of [['run_facilitator', 'run_id'], ['adjustment_reader', 'adjustment_id']] as const) {
      await tx.run(`delete from cohorts.${table} f where f.person_id = $1 and exists (select from cohorts.${table} i where i.${key} = f.${key} and i.person_id = $2)`, both)
      await tx.run(`update cohorts.${table} set person_id = $2 where person_id = $1`, both)
    }
    // Who reported one post twice did so once: the second report stays to be read, and waits no longer.
    await tx.run(
      `update cohorts.post_report f set settled_at = $3 where f.reporter_id = $1 and f.settled_at is null
       and exists (select from cohorts.post_report i where i.post_id = f.post_id and i.reporter_id = $2 and i.settled_at is null)`, [...both, now])
    await tx.run('update cohorts.post_report set reporter_id = $2 where reporter_id = $1', both)
    for (const [table, columns] of Object.entries(HANDED_ON)) {
      for (const column of columns) await tx.run(`update cohorts.${table} set ${column} = $2 where ${column} = $1`, both)
    }
  }
}
