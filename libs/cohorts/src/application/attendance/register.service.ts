import { Injectable } from '@nestjs/common'
import { isId, minutes, type PersonId } from '#kernel'
import { AuditService } from '#audit'
import { type Ctx, personOf, requireAccess } from '#platform/access'
import { type Tx, UnitOfWork } from '#platform/database'
import { notFound, type UserError } from '#platform/errors'
import { Outbox } from '#platform/outbox'
import { AttendanceQueries, type MarkHistoryRow, type MarkToSave, type RegisterRow, type SessionForMarking } from '../../data/attendance/attendance.queries.js'
import { type AttendanceStatus, can, decideMark } from '../../domain/index.js'
import { attendanceMarked } from '../../events.js'
import { deriveCompletion } from '../../jobs/completion/derive-completion.job.js'
import { StandingService } from '../runs/standing.service.js'
import { SessionsService } from '../sessions/sessions.service.js'
import { changedMeanwhile, markError, markOf } from './attendance-errors.js'

/** A mark as the facilitator gives it; `version` is that of the line they read (0 for none). */
export interface MarkInput {
  readonly enrolmentId: string
  readonly status: AttendanceStatus
  readonly minutes?: number | null | undefined
  readonly reason?: string | null | undefined
  readonly version: number
}

export interface RegisterSaved {
  /** How many marks were written; those that stood already are not counted. */
  readonly saved: number
  /** The lines as they now are, for all enrolments given. */
  readonly lines: readonly RegisterRow[]
  /** By line: `marks.3`, `marks.3.minutes`. Lines without an error are saved all the same. */
  readonly errors: readonly UserError[]
}

/** The facilitator's register. */
@Injectable()
export class RegisterService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly queries: AttendanceQueries,
    private readonly sessions: SessionsService,
    private readonly standing: StandingService,
    private readonly audit: AuditService,
    private readonly outbox: Outbox,
  ) {}

  /** The register of a session, a page at a time. */
  async read(ctx: Ctx, sessionId: string, first: number, after: string | undefined): Promise<{ rows: RegisterRow[]; total: number }> {
    const { standing } = await this.sessions.byId(ctx, sessionId)
    requireAccess(ctx, can.markRegister, standing)
    return this.queries.register(sessionId, first, after)
  }

  /** Every mark that a learner had in a session, oldest first: for those who teach, and for the learner. */
  async history(ctx: Ctx, sessionId: string, enrolmentId: string): Promise<MarkHistoryRow[]> {
    requireAccess(ctx, can.seeProgress, await this.standing.forEnrolment(ctx, enrolmentId))
    return isId(sessionId) ? this.queries.history(enrolmentId, sessionId) : []
  }

  /** Saves many marks at once, each for itself: a line with a problem is left as it is and reported, the others are written. */
  async save(ctx: Ctx, sessionId: string, marks: readonly MarkInput[]): Promise<RegisterSaved> {
    const { standing } = await this.sessions.byId(ctx, sessionId)
    requireAccess(ctx, can.markRegister, standing)
    return this.uow.run(async (tx) => {
      const session = await this.queries.sessionForMarking(tx, sessionId)
      if (!session) throw notFound('The session')
      const ids = marks.map(({ enrolmentId }) => enrolmentId.toLowerCase()).filter(isId)
      const lines = new Map((await this.queries.lines(tx, sessionId, ids)).map((line) => [line.enrolmentId as string, line]))
      const judged = judgeAll(marks, lines, session, personOf(ctx.actor), ctx.now)
      const saved = await this.queries.save(tx, sessionId, judged.toSave.map(({ mark }) => mark), { via: 'register', personId: personOf(ctx.actor) }, ctx.now)
      const after = await this.queries.lines(tx, sessionId, ids)
      const overtaken = judged.toSave.filter(({ mark }) => !saved.has(mark.enrolmentId))
      if (saved.size > 0) await this.announce(tx, ctx, session, [...saved])
      return {
        saved: saved.size, lines: after,
        errors: [...judged.errors, ...overtaken.flatMap(({ mark, field }) => after.filter((line) => line.enrolmentId === mark.enrolmentId).map((line) => changedMeanwhile(line, field)))],
      }
    })
  }

  private async announce(tx: Tx, ctx: Ctx, session: SessionForMarking, enrolmentIds: readonly string[]): Promise<void> {
    await this.audit.record(tx, ctx, { action: can.markRegister.action, subject: { kind: 'session', id: session.id }, detail: { enrolments: enrolmentIds } })
    await this.outbox.add(tx, ctx, attendanceMarked, { sessionId: session.id, runId: session.runId, enrolmentIds: [...enrolmentIds] })
    await this.outbox.addMany(tx, ctx, deriveCompletion, enrolmentIds.map((enrolmentId) => ({ enrolmentId })))
  }
}

interface Judged {
  readonly toSave: { readonly mark: MarkToSave; readonly field: string }[]
  readonly errors: UserError[]
}

function judgeAll(marks: readonly MarkInput[], lines: ReadonlyMap<string, RegisterRow>, session: SessionForMarking, marker: PersonId | undefined, now: Date): Judged {
  const judged: Judged = { toSave: [], errors: [] }
  const seen = new Set<string>()
  marks.forEach((input, n) => {
    const field = `marks.${n}`
    const line = lines.get(input.enrolmentId.toLowerCase())
    if (!line) return judged.errors.push({ code: 'NOT_ON_REGISTER', field, message: 'This person is not on the register of this session.' })
    if (seen.has(line.enrolmentId)) return judged.errors.push({ code: 'MARKED_TWICE', field, message: 'This person is in the list twice. Give one mark for each.' })
    seen.add(line.enrolmentId)
    if (line.personId === marker) return judged.errors.push({ code: 'OWN_MARK', field, message: 'You cannot mark yourself. Ask another facilitator.' })
    const next = markOf({ status: input.status, minutes: input.minutes ?? 0 })
    const length = minutes(Math.floor((session.endsAt.getTime() - session.startsAt.getTime()) / 60_000))
    const decision = decideMark({ session: { ...session, length }, enrolment: line.enrolmentState, current: markOf(line), next, reason: input.reason ?? '', now })
    if (!decision.ok) return judged.errors.push(markError(decision.error, field))
    if (!decision.value.append) return
    // Only a mark that would overwrite what its writer has not seen is a conflict: two who say the same agree.
    if (line.version !== input.version) return judged.errors.push(changedMeanwhile(line, field))
    const mark = { enrolmentId: line.enrolmentId, status: input.status, minutes: next.status === 'partial' ? next.minutes : null, reason: input.reason?.trim() || null, version: line.version }
    return judged.toSave.push({ mark, field })
  })
  return judged
}
