import { Injectable } from '@nestjs/common'
import type { PlainDate } from '#kernel'
import { AuditService } from '#audit'
import type { Ctx } from '#platform/access'
import type { Tx } from '#platform/database'
import { Outbox } from '#platform/outbox'
import type { AssignmentRow } from '../../data/assignments/assignment.queries.js'
import type { SubmissionState } from '../../domain/index.js'
import { submissionMarked } from '../../events.js'
import { CompletionRecordService } from '../completion/completion-record.service.js'

/** What is written beside every change of a piece of work: the learner's record, the audit trail, and the word to others. */
@Injectable()
export class SubmissionRecords {
  constructor(private readonly learning: CompletionRecordService, private readonly audit: AuditService, private readonly outbox: Outbox) {}

  /** The state of the work changed: completion is derived from it. */
  async changed(tx: Tx, ctx: Ctx, row: AssignmentRow, submissionId: string, state: SubmissionState): Promise<void> {
    await this.learning.append(tx, ctx, row.enrolmentId, [{ type: 'submission_changed', itemId: row.itemId, state }])
    await this.audit.record(tx, ctx, { action: `assignment:${state}`, subject: { kind: 'submission', id: submissionId }, detail: { enrolmentId: row.enrolmentId, itemId: row.itemId, from: row.state } })
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
