import { Injectable } from '@nestjs/common'
import { asId, err, isId, minutes, ok, parsePlainDate, type Result } from '#kernel'
import { AuditService } from '#audit'
import { type Ctx, personOf } from '#platform/access'
import { isExclusionViolation, type Tx, UnitOfWork } from '#platform/database'
import { notFound, problemErrors, type UserError } from '#platform/errors'
import { Outbox } from '#platform/outbox'
import { SessionQueries, type SessionRow } from '../../data/sessions/session.queries.js'
import { type RunForTeaching, type SessionChange, SessionWrites } from '../../data/sessions/session-writes.queries.js'
import {
  can, checkSeries, checkSessionDetails, type CurriculumItemId, decideCancelSession, decideHold, decideReschedule, decideSessionTime, isUpcoming, problem,
  sessionAt, type SessionDetailsInput, type SessionId, when,
} from '../../domain/index.js'
import { sessionChanged } from '../../events.js'
import { StandingService } from '../runs/standing.service.js'
import { requireRunAccess } from './run-access.js'
import { FACILITATOR_TAKEN, sessionError } from './session-refusals.js'

export interface RescheduleInput {
  readonly date: string
  readonly time: string
  /** Minutes; as long as before when absent. */
  readonly duration?: number | undefined
  readonly reason: string
}

type Outcome = Result<SessionId, readonly UserError[]>

/** Moves, changes, holds and cancels sessions. */
@Injectable()
export class SessionChangesService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly queries: SessionQueries,
    private readonly writes: SessionWrites,
    private readonly standing: StandingService,
    private readonly audit: AuditService,
    private readonly outbox: Outbox,
  ) {}

  /** Changes what a session is, where it is and who holds it. People are told when what they see changed. */
  edit(ctx: Ctx, sessionId: string, input: SessionDetailsInput & { readonly itemId?: string | null | undefined }): Promise<Outcome> {
    return this.changing(ctx, sessionId, async (tx, session, run) => {
      if (!isUpcoming(session.state)) return err([sessionError({ code: 'TRANSITION_NOT_ALLOWED', from: session.state, action: 'reschedule', allowed: [] }, '')])
      const { details, problems } = checkSessionDetails(input, new Set(run.facilitatorIds))
      const itemId = input.itemId == null ? null : asId<CurriculumItemId>(input.itemId)
      const all = [...problems, ...when(itemId !== null && !run.sessionItemIds.includes(itemId), problem('ITEM_NOT_A_SESSION', 'itemId', 'Choose one of the sessions of the curriculum.'))]
      if (all.length > 0) return err(problemErrors(all))
      const slot = { sessionId: session.id, startsAt: session.startsAt, endsAt: session.endsAt, facilitatorIds: details.facilitatorIds }
      await this.writes.lockFacilitators(tx, details.facilitatorIds)
      const decision = decideSessionTime({ slot, runState: run.state, others: await this.writes.slots(tx, details.facilitatorIds, slot.startsAt, slot.endsAt), now: ctx.now })
      if (!decision.ok) return err([sessionError(decision.error, 'facilitatorIds')])
      const revised = details.title !== session.title || details.mode !== session.mode || details.location !== session.location || details.joinUrl !== session.joinUrl
      await this.writes.setDetails(tx, session.id, details, itemId, revised, ctx.now)
      await this.writes.setFacilitators(tx, session, details.facilitatorIds)
      return this.note(tx, ctx, session, { action: 'edit', reason: null, startsAt: session.startsAt, endsAt: session.endsAt }, 'edited')
    })
  }

  /** Moves a session; everybody is told the new time. */
  reschedule(ctx: Ctx, sessionId: string, input: RescheduleInput): Promise<Outcome> {
    return this.changing(ctx, sessionId, async (tx, session, run) => {
      const date = parsePlainDate(input.date)
      if (date === undefined) return err(problemErrors([problem('DATE_INVALID', 'date', 'Enter a date such as 2026-05-11.')]))
      const duration = minutes(input.duration ?? (session.endsAt.getTime() - session.startsAt.getTime()) / 60_000)
      const problems = checkSeries({ date, time: input.time, duration, rhythm: 'weekly', count: 1, skip: [], moved: [] }, run)
      if (problems.length > 0) return err(problemErrors(problems))
      const at = sessionAt({ date, time: input.time }, duration)
      await this.writes.lockFacilitators(tx, session.facilitatorIds)
      const others = await this.writes.slots(tx, session.facilitatorIds, at.startsAt, at.endsAt)
      const slot = { sessionId: session.id, ...at, facilitatorIds: session.facilitatorIds }
      const decision = decideReschedule(session.state, input.reason, { slot, runState: run.state, others, now: ctx.now })
      if (!decision.ok) return err([sessionError(decision.error, 'date')])
      const reason = input.reason.trim()
      await this.writes.setTimes(tx, session.id, { ...at, state: decision.value, reason }, ctx.now)
      return this.note(tx, ctx, session, { action: 'reschedule', reason, ...at }, 'rescheduled')
    })
  }

  /** Calls a session off; everybody is told why. */
  cancel(ctx: Ctx, sessionId: string, reason: string): Promise<Outcome> {
    return this.changing(ctx, sessionId, (tx, session) => this.cancelIn(tx, ctx, session, reason))
  }

  /** Closes a session as having taken place. */
  hold(ctx: Ctx, sessionId: string): Promise<Outcome> {
    return this.changing(ctx, sessionId, async (tx, session) => {
      const decision = decideHold(session.state, session.startsAt, ctx.now)
      if (!decision.ok) return err([sessionError(decision.error, '')])
      await this.writes.hold(tx, session.id, ctx.now)
      return this.note(tx, ctx, session, { action: 'hold', reason: null, startsAt: session.startsAt, endsAt: session.endsAt }, 'held')
    })
  }

  /** Calls off whatever a cancelled run still had before it; once done, doing it again changes nothing. For Waymark itself. */
  async cancelAllOfRun(ctx: Ctx, runId: string, reason: string): Promise<void> {
    await this.uow.run(async (tx) => {
      for (const id of await this.queries.upcomingOfRun(tx, runId)) {
        const session = await this.queries.lock(tx, id)
        if (session && isUpcoming(session.state)) await this.cancelIn(tx, ctx, session, reason)
      }
    })
  }

  private async cancelIn(tx: Tx, ctx: Ctx, session: SessionRow, reason: string): Promise<Outcome> {
    const decision = decideCancelSession(session.state, reason)
    if (!decision.ok) return err([sessionError(decision.error, 'reason')])
    await this.writes.cancel(tx, session.id, reason.trim(), ctx.now)
    return this.note(tx, ctx, session, { action: 'cancel', reason: reason.trim(), startsAt: session.startsAt, endsAt: session.endsAt }, 'cancelled')
  }

  private async changing(ctx: Ctx, sessionId: string, work: (tx: Tx, session: SessionRow, run: RunForTeaching) => Promise<Outcome>): Promise<Outcome> {
    const [known] = isId(sessionId) ? await this.queries.byIds([sessionId]) : []
    if (!known) throw notFound('The session')
    requireRunAccess(ctx, can.manageSessions, await this.standing.forRun(ctx, known.runId))
    try {
      return await this.uow.run(async (tx) => {
        const run = await this.writes.runForTeaching(tx, known.runId)
        const session = await this.queries.lock(tx, sessionId)
        if (!run || !session) throw notFound('The session')
        return work(tx, session, run)
      })
    } catch (error) {
      if (isExclusionViolation(error, 'session_facilitator_one_place')) return err([FACILITATOR_TAKEN])
      throw error
    }
  }

  private async note(tx: Tx, ctx: Ctx, { id, runId }: SessionRow, change: Omit<SessionChange, 'sessionId'>, kind: 'edited' | 'rescheduled' | 'held' | 'cancelled'): Promise<Outcome> {
    await this.writes.addChanges(tx, [{ ...change, sessionId: id }], personOf(ctx.actor), ctx.now)
    await this.audit.record(tx, ctx, { action: `session:${change.action}`, subject: { kind: 'session', id } })
    await this.outbox.add(tx, ctx, sessionChanged, { sessionId: id, runId, kind })
    return ok(id)
  }
}
