import { Injectable } from '@nestjs/common'
import { err, ok, type Result } from '#kernel'
import { type Ctx, requireAccess, requirePerson } from '#platform/access'
import { UnitOfWork } from '#platform/database'
import { notFound, type UserError } from '#platform/errors'
import { Outbox } from '#platform/outbox'
import { AttendanceQueries, type RegisterRow } from '../../data/attendance/attendance.queries.js'
import { can, checkSessionCode, type CodeRefusal } from '../../domain/index.js'
import { attendanceMarked } from '../../events.js'
import { deriveCompletion } from '../../jobs/completion/derive-completion.job.js'
import { SessionsService } from '../sessions/sessions.service.js'
import { codeError, markOf } from './attendance-errors.js'

/** Learners mark themselves with the code that is read out in the room. */
@Injectable()
export class SessionCodeService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly queries: AttendanceQueries,
    private readonly sessions: SessionsService,
    private readonly outbox: Outbox,
  ) {}

  /** The viewer's mark by code. Wrong codes are counted; a mark that stands is never overwritten. */
  async enter(ctx: Ctx, sessionId: string, typed: string): Promise<Result<RegisterRow, readonly UserError[]>> {
    const personId = requirePerson(ctx)
    const { standing } = await this.sessions.byId(ctx, sessionId)
    requireAccess(ctx, can.enterSessionCode, { ...standing, isSelf: true })
    // A wrong try has to be kept, so it leaves the transaction as a value and not as a refusal, which would undo the count.
    const outcome = await this.uow.run(async (tx): Promise<{ readonly refused?: CodeRefusal; readonly line?: RegisterRow | undefined }> => {
      const session = await this.queries.sessionForMarking(tx, sessionId)
      const known = session && await this.queries.lineOfPerson(tx, sessionId, personId)
      if (!session || !known) throw notFound('The session')
      const wrongTries = await this.queries.lockTries(tx, sessionId, known.enrolmentId)
      // Read again under the lock: the same learner may have been quicker on another device.
      const line = (await this.queries.lineOfPerson(tx, sessionId, personId)) ?? known
      const checked = checkSessionCode({ typed, expected: session.code, session, enrolment: line.enrolmentState, current: markOf(line), wrongTries, now: ctx.now })
      if (!checked.ok) {
        if (checked.error.code === 'CODE_WRONG') await this.queries.countWrongTry(tx, sessionId, line.enrolmentId)
        return { refused: checked.error }
      }
      const mark = { enrolmentId: line.enrolmentId, status: checked.value.status, minutes: null, reason: null, version: line.version }
      const saved = await this.queries.save(tx, sessionId, [mark], { via: 'session_code', personId }, ctx.now)
      const now = await this.queries.lineOfPerson(tx, sessionId, personId)
      if (saved.size === 0) return { refused: { code: 'ALREADY_MARKED', mark: markOf(now ?? line) } }
      await this.outbox.add(tx, ctx, attendanceMarked, { sessionId: session.id, runId: session.runId, enrolmentIds: [line.enrolmentId] })
      await this.outbox.add(tx, ctx, deriveCompletion, { enrolmentId: line.enrolmentId })
      return { line: now }
    })
    if (outcome.refused) return err([codeError(outcome.refused)])
    if (!outcome.line) throw notFound('The session')
    return ok(outcome.line)
  }
}
