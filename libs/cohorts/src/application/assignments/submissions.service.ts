import { Injectable } from '@nestjs/common'
import { err, isId, newId, ok, type PlainDate, type Result } from '#kernel'
import { type Ctx, requireAccess, requirePerson } from '#platform/access'
import { type Tx, UnitOfWork } from '#platform/database'
import { notFound, type UserError } from '#platform/errors'
import { FilesService } from '#platform/files'
import { AssignmentQueries, type AssignmentRow } from '../../data/assignments/assignment.queries.js'
import { SubmissionQueries } from '../../data/assignments/submission.queries.js'
import { can, decideExtension, decideHandIn, decideMarking, deriveCompletion, withExtension } from '../../domain/index.js'
import { CompletionRecordService } from '../completion/completion-record.service.js'
import { StandingService } from '../runs/standing.service.js'
import { ATTEMPT_FILES } from './assignments.service.js'
import { explainRefusal } from './explain-refusal.js'
import { SubmissionRecords } from './submission-records.js'

export const SUBMISSION_TEXT_LIMIT = 50_000

export interface HandIn {
  readonly text?: string | null | undefined
  readonly fileId?: string | null | undefined
}

type Outcome = Result<AssignmentRow, readonly UserError[]>

/** Handing in, marking and giving more time. */
@Injectable()
export class SubmissionsService {
  constructor(
    private readonly standing: StandingService,
    private readonly assignments: AssignmentQueries,
    private readonly submissions: SubmissionQueries,
    private readonly learning: CompletionRecordService,
    private readonly files: FilesService,
    private readonly records: SubmissionRecords,
    private readonly uow: UnitOfWork,
  ) {}

  /** A learner hands in, or hands in again after feedback. Late work is taken and flagged. Errors: see `SubmissionRefusal`; `TEXT_TOO_LONG`, `FILE_NOT_FOUND`. */
  async handIn(ctx: Ctx, enrolmentId: string, itemId: string, content: HandIn): Promise<Outcome> {
    requireAccess(ctx, can.handIn, await this.standing.forEnrolment(ctx, enrolmentId))
    const text = content.text?.trim() ?? ''
    if (text.length > SUBMISSION_TEXT_LIMIT) return err([{ code: 'TEXT_TOO_LONG', field: 'text', message: `Write at most ${SUBMISSION_TEXT_LIMIT} characters, or send a file.` }])
    return this.onWork(ctx, enrolmentId, itemId, async (tx, row, submissionId) => {
      const decided = decideHandIn({
        state: row.state, enrolment: row.enrolment, itemIsOpen: await this.isOpen(tx, row), hasContent: text !== '' || content.fileId != null,
        resubmissionsUsed: Math.max(0, row.attempts - 1), maxResubmissions: row.maxResubmissions,
        due: withExtension(row.plannedDueOn ?? undefined, row.extendedTo ?? undefined), now: ctx.now,
      })
      if (!decided.ok) return err(explainRefusal(decided.error))
      const id = newId()
      const fileId = content.fileId ?? null
      await this.submissions.addAttempt(tx, { id, submissionId, number: row.attempts + 1, text: text === '' ? null : text, fileId, ...decided.value }, ctx.now)
      const attached = fileId === null ? ok(undefined) : await this.files.attach(tx, ctx, fileId, { kind: ATTEMPT_FILES, id })
      if (!attached.ok) return attached
      await this.records.changed(tx, ctx, row, submissionId, decided.value.state)
      return ok(undefined)
    })
  }

  /** A teacher's verdict on what was handed in last: `return` asks for another go, `pass` and `fail` are final. */
  async mark(ctx: Ctx, submissionId: string, verdict: 'return' | 'pass' | 'fail', feedback: string): Promise<Outcome> {
    const found = isId(submissionId) ? await this.assignments.bySubmission(submissionId) : undefined
    if (found === undefined) throw notFound('The work')
    const standing = await this.standing.forEnrolment(ctx, found.enrolmentId)
    requireAccess(ctx, can.seeSubmission, standing)
    requireAccess(ctx, can.markSubmission, standing)
    const markerId = requirePerson(ctx)
    return this.onWork(ctx, found.enrolmentId, found.itemId, async (tx, row) => {
      const decided = decideMarking({
        state: row.state, learnerId: row.personId, markerId, verdict, feedback,
        resubmissionsUsed: Math.max(0, row.attempts - 1), maxResubmissions: row.maxResubmissions,
      })
      if (!decided.ok) return err(explainRefusal(decided.error))
      await this.submissions.mark(tx, submissionId, { state: decided.value, verdict, feedback: feedback.trim(), markerId }, ctx.now)
      await this.records.marked(tx, ctx, row, submissionId, decided.value, verdict)
      return ok(undefined)
    })
  }

  /** More time for one learner. The reason is kept apart: only the learner and the programme manager read it. */
  async extend(ctx: Ctx, enrolmentId: string, itemId: string, extendTo: PlainDate, reason: string): Promise<Outcome> {
    const standing = await this.standing.forEnrolment(ctx, enrolmentId)
    requireAccess(ctx, can.seeSubmission, standing)
    requireAccess(ctx, can.markSubmission, standing)
    const by = requirePerson(ctx)
    return this.onWork(ctx, enrolmentId, itemId, async (tx, row, submissionId) => {
      const due = withExtension(row.plannedDueOn ?? undefined, row.extendedTo ?? undefined)
      const decided = decideExtension({ state: row.state, due, extendTo, runEndsOn: row.runEndsOn, reason })
      if (!decided.ok) return err(explainRefusal(decided.error))
      await this.submissions.extend(tx, submissionId, { to: extendTo, reason: reason.trim(), by }, ctx.now)
      await this.records.extended(tx, ctx, row, extendTo)
      return ok(undefined)
    })
  }

  /** Runs `change` under the lock of the work, on its facts as they are then, and answers the work afterwards. */
  private onWork(ctx: Ctx, enrolmentId: string, itemId: string, change: (tx: Tx, row: AssignmentRow, submissionId: string) => Promise<Result<undefined, readonly UserError[]>>): Promise<Outcome> {
    return this.uow.run(async (tx): Promise<Outcome> => {
      if (!isId(itemId) || (await this.assignments.one(enrolmentId, itemId, tx)) === undefined) throw notFound('The assignment')
      const submissionId = await this.submissions.lock(tx, enrolmentId, itemId, ctx.now)
      const changed = await change(tx, await this.read(tx, enrolmentId, itemId), submissionId)
      return changed.ok ? ok(await this.read(tx, enrolmentId, itemId)) : changed
    })
  }

  private async read(tx: Tx, enrolmentId: string, itemId: string): Promise<AssignmentRow> {
    const row = await this.assignments.one(enrolmentId, itemId, tx)
    if (row === undefined) throw notFound('The assignment')
    return row
  }

  private async isOpen(tx: Tx, row: AssignmentRow): Promise<boolean> {
    if (row.prerequisites.length === 0) return true
    const { rule, curriculum, events } = await this.learning.of(row.enrolmentId, tx)
    const { done } = deriveCompletion(rule, curriculum, events)
    return row.prerequisites.every((id) => done.includes(id))
  }
}
