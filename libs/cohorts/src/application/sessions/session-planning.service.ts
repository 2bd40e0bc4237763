import { Injectable } from '@nestjs/common'
import { asId, err, minutes, newId, ok, parsePlainDate, type PlainDate, type Result } from '#kernel'
import { AuditService } from '#audit'
import { type Ctx, personOf } from '#platform/access'
import { isExclusionViolation, type Tx, UnitOfWork } from '#platform/database'
import { notFound, problemErrors, type UserError } from '#platform/errors'
import { Outbox } from '#platform/outbox'
import { type NewSession, type RunForTeaching, SessionWrites } from '../../data/sessions/session-writes.queries.js'
import {
  can, checkSeries, checkSessionDetails, type CurriculumItemId, decideSessionTime, planSeries, problem, SERIES_RHYTHMS, type SeriesPlan,
  type SessionDetailsInput, type SessionId, type SessionSeriesId, when,
} from '../../domain/index.js'
import { sessionChanged } from '../../events.js'
import { StandingService } from '../runs/standing.service.js'
import { requireRunAccess } from './run-access.js'
import { freshSessionCode } from './session-code.js'
import { FACILITATOR_TAKEN, sessionError } from './session-refusals.js'

/** One session, or a series of them. Dates `YYYY-MM-DD`, times `HH:MM`, both as London's clocks show them. */
export interface ScheduleInput extends SessionDetailsInput {
  readonly itemId?: string | null | undefined
  readonly date: string
  readonly time: string
  /** Minutes. */
  readonly duration: number
  readonly rhythm: string
  readonly count: number
  readonly skip: readonly string[]
  readonly moved: readonly { readonly from: string; readonly to: { readonly date: string; readonly time: string } }[]
}

/** A session as it would be planned. */
export interface PreviewedSession {
  readonly startsAt: Date
  readonly endsAt: Date
  /** What keeps it from being planned at this time. */
  readonly problem: UserError | undefined
}

/** Puts sessions into a run's calendar. */
@Injectable()
export class SessionPlanningService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly writes: SessionWrites,
    private readonly standing: StandingService,
    private readonly audit: AuditService,
    private readonly outbox: Outbox,
  ) {}

  /** Plans one session or a series, all or none. Errors: the input's problems by field, or a facilitator who is elsewhere. */
  async schedule(ctx: Ctx, runId: string, input: ScheduleInput): Promise<Result<readonly SessionId[], readonly UserError[]>> {
    requireRunAccess(ctx, can.manageSessions, await this.standing.forRun(ctx, runId))
    try {
      return await this.uow.run((tx) => this.scheduleIn(tx, ctx, runId, input))
    } catch (error) {
      if (isExclusionViolation(error, 'session_facilitator_one_place')) return err([FACILITATOR_TAKEN])
      throw error
    }
  }

  /** What `schedule` would plan, with what stands in the way of each date; nothing is written. Errors: the input's problems by field. */
  async preview(ctx: Ctx, runId: string, input: ScheduleInput): Promise<Result<readonly PreviewedSession[], readonly UserError[]>> {
    requireRunAccess(ctx, can.manageSessions, await this.standing.forRun(ctx, runId))
    return this.uow.run(async (tx) => {
      const run = await this.writes.runForTeaching(tx, runId)
      if (!run) throw notFound('The run')
      const planned = checkPlan(input, run)
      return planned.ok ? ok(await this.judge(tx, ctx, run, planned.value)) : planned
    })
  }

  private async judge(tx: Tx, ctx: Ctx, run: RunForTeaching, sessions: readonly NewSession[]): Promise<readonly PreviewedSession[]> {
    const [first, last] = [sessions[0]!, sessions.at(-1)!]
    const elsewhere = await this.writes.slots(tx, first.facilitatorIds, first.startsAt, last.endsAt)
    const slots = sessions.map((session) => ({ ...session, sessionId: session.id }))
    return slots.map((slot, n) => {
      const decision = decideSessionTime({ slot, runState: run.state, others: [...elsewhere, ...slots.slice(0, n)], now: ctx.now })
      return { startsAt: slot.startsAt, endsAt: slot.endsAt, problem: decision.ok ? undefined : sessionError(decision.error, 'date') }
    })
  }

  private async scheduleIn(tx: Tx, ctx: Ctx, runId: string, input: ScheduleInput): Promise<Result<readonly SessionId[], readonly UserError[]>> {
    const run = await this.writes.runForTeaching(tx, runId)
    if (!run) throw notFound('The run')
    const planned = checkPlan(input, run)
    if (!planned.ok) return planned
    const sessions = planned.value
    await this.writes.lockFacilitators(tx, sessions[0]!.facilitatorIds)
    const refused = (await this.judge(tx, ctx, run, sessions)).flatMap(({ startsAt, problem: error }) =>
      error === undefined ? [] : [{ ...error, message: `${startsAt.toISOString().slice(0, 10)}: ${error.message}` }])
    if (refused.length > 0) return err(refused.slice(0, 10))
    await this.writes.insert(tx, runId, sessions, ctx.now)
    await this.writes.addChanges(tx, sessions.map(({ id, startsAt, endsAt }) => ({ sessionId: id, action: 'schedule', reason: null, startsAt, endsAt })), personOf(ctx.actor), ctx.now)
    await this.audit.record(tx, ctx, { action: 'session:schedule', subject: { kind: 'run', id: runId }, detail: { sessions: sessions.map(({ id }) => id) } })
    await this.outbox.addMany(tx, ctx, sessionChanged, sessions.map(({ id }) => ({ sessionId: id, runId, kind: 'scheduled' as const })))
    return ok(sessions.map(({ id }) => id))
  }
}

function checkPlan(input: ScheduleInput, run: RunForTeaching): Result<readonly NewSession[], readonly UserError[]> {
  const { details, problems } = checkSessionDetails(input, new Set(run.facilitatorIds))
  const { plan, errors } = readPlan(input)
  const all = [
    ...problems,
    ...when(input.itemId != null && !run.sessionItemIds.includes(asId<CurriculumItemId>(input.itemId)), problem('ITEM_NOT_A_SESSION', 'itemId', 'Choose one of the sessions of the curriculum.')),
    ...errors,
    ...(plan && errors.length === 0 ? checkSeries(plan, run) : []),
  ]
  if (plan === undefined || all.length > 0) return err(problemErrors(all))
  const seriesId = plan.count > 1 ? newId<SessionSeriesId>() : null
  const itemId = input.itemId == null ? null : asId<CurriculumItemId>(input.itemId)
  return ok(planSeries(plan).map((at) => ({ ...details, ...at, id: newId<SessionId>(), seriesId, itemId, code: freshSessionCode() })))
}

/** Texts of the form into dates of a plan. */
function readPlan(input: ScheduleInput) {
  const rhythm = SERIES_RHYTHMS.find((known) => known === input.rhythm)
  const dates: [field: string, text: string][] = [
    ['date', input.date], ...input.skip.map((text, n): [string, string] => [`skip.${n}`, text]),
    ...input.moved.flatMap(({ from, to }, n): [string, string][] => [[`moved.${n}.from`, from], [`moved.${n}.to.date`, to.date]]),
  ]
  const errors = [
    ...dates.flatMap(([field, text]) => when(parsePlainDate(text) === undefined, problem('DATE_INVALID', field, 'Enter a date such as 2026-05-11.'))),
    ...when(rhythm === undefined, problem('RHYTHM_UNKNOWN', 'rhythm', `Choose one of ${SERIES_RHYTHMS.join(', ')}.`)),
    ...when(!Number.isInteger(input.duration), problem('DURATION_OUT_OF_RANGE', 'duration', 'Enter whole minutes.')),
  ]
  if (rhythm === undefined || errors.length > 0) return { errors }
  const plan: SeriesPlan = {
    date: input.date as PlainDate, time: input.time, duration: minutes(input.duration), rhythm, count: input.count, skip: input.skip as readonly PlainDate[],
    moved: input.moved.map(({ from, to }) => ({ from: from as PlainDate, to: { date: to.date as PlainDate, time: to.time } })),
  }
  return { plan, errors }
}
