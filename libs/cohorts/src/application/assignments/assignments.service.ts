import { Injectable, type OnModuleInit } from '@nestjs/common'
import { err, isId, londonDate, ok, type PersonId, type PlainDate, type Result } from '#kernel'
import { AuditService } from '#audit'
import { type Ctx, requireAccess, requirePerson } from '#platform/access'
import { UnitOfWork } from '#platform/database'
import { notFound, type UserError } from '#platform/errors'
import { FileReaders } from '#platform/files'
import { AssignmentQueries, type AssignmentRow, type AttemptRow } from '../../data/assignments/assignment.queries.js'
import { SubmissionQueries } from '../../data/assignments/submission.queries.js'
import { can, decideDueDate, withExtension } from '../../domain/index.js'
import { StandingService } from '../runs/standing.service.js'
import { requireRunAccess } from '../sessions/run-access.js'
import { explainRefusal } from './explain-refusal.js'

/** Owner kind of files that were handed in. */
export const ATTEMPT_FILES = 'cohorts.submission-attempt'

/** An assignment as one learner has it, with their own due date. */
export interface LearnerAssignment extends AssignmentRow {
  readonly dueOn: PlainDate | undefined
}

const withDue = (row: AssignmentRow): LearnerAssignment => ({ ...row, dueOn: withExtension(row.plannedDueOn ?? undefined, row.extendedTo ?? undefined) })

/** Assignments to look at: the learner's own, and what waits to be marked. */
@Injectable()
export class AssignmentsService implements OnModuleInit {
  constructor(
    private readonly standing: StandingService,
    private readonly assignments: AssignmentQueries,
    private readonly submissions: SubmissionQueries,
    private readonly uow: UnitOfWork,
    private readonly audit: AuditService,
    private readonly files: FileReaders,
  ) {}

  onModuleInit(): void {
    this.files.register(ATTEMPT_FILES, async (ctx, attemptId) => {
      const enrolmentId = await this.assignments.enrolmentOfAttempt(attemptId)
      return enrolmentId !== undefined && can.seeSubmission.permits(await this.standing.forEnrolment(ctx, enrolmentId))
    })
  }

  /** The assignments of one enrolment, in the curriculum's order. For the learner and those who teach. */
  async ofEnrolment(ctx: Ctx, enrolmentId: string): Promise<LearnerAssignment[]> {
    requireAccess(ctx, can.seeSubmission, await this.standing.forEnrolment(ctx, enrolmentId))
    return (await this.assignments.ofEnrolment(enrolmentId)).map(withDue)
  }

  async one(ctx: Ctx, enrolmentId: string, itemId: string): Promise<LearnerAssignment> {
    requireAccess(ctx, can.seeSubmission, await this.standing.forEnrolment(ctx, enrolmentId))
    const row = isId(itemId) ? await this.assignments.one(enrolmentId, itemId) : undefined
    if (row === undefined) throw notFound('The assignment')
    return withDue(row)
  }

  /** The hand-ins of work that the viewer was shown already, by submission. */
  async attemptsOf(submissionIds: readonly string[]): Promise<ReadonlyMap<string, readonly AttemptRow[]>> {
    return Map.groupBy(await this.assignments.attempts(submissionIds), ({ submissionId }) => submissionId)
  }

  /** What waits to be marked in a run, longest waiting first. For those who teach. */
  async toMark(ctx: Ctx, runId: string, itemId: string | undefined, first: number, after: readonly [string, string] | undefined): Promise<{ rows: LearnerAssignment[]; total: number }> {
    requireRunAccess(ctx, can.markSubmission, await this.standing.forRun(ctx, runId))
    if (itemId != null && !isId(itemId)) throw notFound('The assignment')
    const { rows, total } = await this.assignments.toMark(runId, itemId, first, after)
    return { rows: rows.map(withDue), total }
  }

  /** Sets when an assignment is due in one run, for everybody. Errors: `DUE_OUTSIDE_RUN`, `DUE_IN_THE_PAST`. */
  async setDue(ctx: Ctx, runId: string, itemId: string, dueOn: PlainDate): Promise<Result<PlainDate, readonly UserError[]>> {
    requireRunAccess(ctx, can.manageSessions, await this.standing.forRun(ctx, runId))
    const run = isId(itemId) ? await this.assignments.runOfItem(runId, itemId) : undefined
    if (run === undefined) throw notFound('The assignment')
    const decided = decideDueDate({ dueOn, ...run, today: londonDate(ctx.now) })
    if (!decided.ok) return err(explainRefusal(decided.error))
    const by: PersonId = requirePerson(ctx)
    return this.uow.run(async (tx) => {
      await this.submissions.setDue(tx, { runId, itemId, dueOn, by }, ctx.now)
      await this.audit.record(tx, ctx, { action: 'assignment:set-due', subject: { kind: 'run', id: runId }, detail: { itemId, dueOn } })
      return ok(dueOn)
    })
  }
}
