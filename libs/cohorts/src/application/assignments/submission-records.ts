import { Injectable } from '@nestjs/common'
import type { PlainDate, PersonId } from '#kernel'
import { AuditService } from '#audit'
import { type Ctx, personOf } from '#platform/access'
import type { Tx } from '#platform/database'
import { Outbox } from '#platform/outbox'
import type { AssignmentRow } from '../../data/assignments/assignment.queries.js'
import { LearningEventQueries } from '../../data/assignments/learning-event.queries.js'
import type { SubmissionState } from '../../domain/index.js'
import { learningRecorded, submissionMarked } from '../../events.js'

/** What is written beside every change of a piece of work: the learner's record, the audit trail, and the word to others. */
@Injectable()
export class SubmissionRecords {
  constructor(private readonly learning: LearningEventQueries, private readonly audit: AuditService, private readonly outbox: Outbox) {}

  /** The state of the work changed: completion is derived from it. */
  async changed(tx: Tx, ctx: Ctx, row: AssignmentRow, submissionId: string, state: SubmissionState): Promise<void> {
    const by: PersonId | undefined = personOf(ctx.actor)
    await this.learning.submissionChanged(tx, { enrolmentId: row.enrolmentId, itemId: row.itemId, state, by }, ctx.now)
    await this.audit.record(tx, ctx, { action: `assignment:${state}`, subject: { kind: 'submission', id: submissionId }, detail: { enrolmentId: row.enrolmentId, itemId: row.itemId, from: row.state } })
    await this.outbox.add(tx, ctx, learningRecorded, { enrolmentId: row.enrolmentId })
  }

  async marked(tx: Tx, ctx: Ctx, row: AssignmentRow, submissionId: string, state: SubmissionState, verdict: 'return' | 'pass' | 'fail'): Promise<void> {
    await this.changed(tx, ctx, row, submissionId, state)
    await this.outbox.add(tx, ctx, submissionMarked, { submissionId, attempt: row.attempts, enrolmentId: row.enrolmentId, itemId: row.itemId, personId: row.personId, verdict })
  }

  /** The reason is not repeated here: it is need to know. */
  async extended(tx: Tx, ctx: Ctx, row: AssignmentRow, to: PlainDate): Promise<void> {
    await this.audit.record(tx, ctx, { action: 'assignment:extend', subject: { person: row.personId }, detail: { enrolmentId: row.enrolmentId, itemId: row.itemId, to } })
  }
}
