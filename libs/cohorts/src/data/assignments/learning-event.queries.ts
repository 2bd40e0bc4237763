import { Injectable } from '@nestjs/common'
import { newId, type PersonId } from '#kernel'
import type { Tx } from '#platform/database'
import type { SubmissionState } from '../../domain/index.js'

/** What written work adds to the events that completion is derived from. */
@Injectable()
export class LearningEventQueries {
  async submissionChanged(tx: Tx, event: { enrolmentId: string; itemId: string; state: SubmissionState; by: PersonId | undefined }, now: Date): Promise<void> {
    await tx.run(
      `insert into cohorts.completion_event (id, enrolment_id, type, item_id, submission_state, recorded_by, recorded_at)
       values ($1, $2, 'submission_changed', $3, $4, $5, $6)`,
      [newId(), event.enrolmentId, event.itemId, event.state, event.by ?? null, now])
  }
}
