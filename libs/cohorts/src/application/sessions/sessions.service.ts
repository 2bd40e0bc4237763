import { Injectable } from '@nestjs/common'
import { isId } from '#kernel'
import { AuditService } from '#audit'
import { type Ctx, requireAccess, requirePerson } from '#platform/access'
import { UnitOfWork } from '#platform/database'
import { notFound } from '#platform/errors'
import { type SessionChangeRow, type SessionPosition, SessionQueries, type SessionRow } from '../../data/sessions/session.queries.js'
import { SessionWrites } from '../../data/sessions/session-writes.queries.js'
import { can } from '../../domain/index.js'
import { type RunStanding, StandingService } from '../runs/standing.service.js'
import { freshSessionCode } from './session-code.js'

export interface SessionPage {
  readonly rows: SessionRow[]
  readonly total: number
}

/** A session with how the viewer stands to its run: what its "may I?" fields are read from. */
export interface SessionView extends SessionRow {
  readonly standing: RunStanding
}

/** Reads sessions, and their codes. */
@Injectable()
export class SessionsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly queries: SessionQueries,
    private readonly writes: SessionWrites,
    private readonly standing: StandingService,
    private readonly audit: AuditService,
  ) {}

  async byId(ctx: Ctx, id: string): Promise<SessionView> {
    const [row] = isId(id) ? await this.queries.byIds([id]) : []
    if (!row) throw notFound('The session')
    const standing = await this.standing.forRun(ctx, row.runId)
    requireAccess(ctx, can.seeRun, standing)
    return { ...row, standing }
  }

  /** The sessions of a run, in order of time. Where people meet online is shown to those concerned only. */
  async ofRun(ctx: Ctx, runId: string, first: number, after: SessionPosition | undefined): Promise<{ rows: SessionView[]; total: number }> {
    const standing = await this.standing.forRun(ctx, runId)
    requireAccess(ctx, can.seeRun, standing)
    const { rows, total } = await this.queries.page(runId, first, after)
    return { rows: rows.map((row) => ({ ...row, standing })), total }
  }

  /** The viewer's own sessions that are not over, as learner and as facilitator; cancelled ones are left out. */
  async mine(ctx: Ctx, first: number, after: SessionPosition | undefined): Promise<{ rows: SessionView[]; total: number }> {
    const { rows, total } = await this.queries.mine(requirePerson(ctx), ctx.now, first, after)
    const standings = new Map(await Promise.all([...new Set(rows.map(({ runId }) => runId))].map(async (runId) => [runId, await this.standing.forRun(ctx, runId)] as const)))
    return { rows: rows.map((row) => ({ ...row, standing: standings.get(row.runId)! })), total }
  }

  /** What was done to a session, oldest first. */
  async changes(ctx: Ctx, id: string): Promise<SessionChangeRow[]> {
    const { standing } = await this.byId(ctx, id)
    requireAccess(ctx, can.manageSessions, standing)
    return this.queries.changes(id)
  }

  /** The code that learners type; NOT_FOUND for those who do not teach. */
  async code(ctx: Ctx, id: string): Promise<string> {
    const { standing } = await this.byId(ctx, id)
    requireAccess(ctx, can.seeSessionCode, standing)
    const code = await this.queries.codeOf(id)
    if (code === undefined) throw notFound('The session')
    return code
  }

  /** Makes a new code; the one before stops working at once. */
  async rotateCode(ctx: Ctx, id: string): Promise<string> {
    const session = await this.byId(ctx, id)
    requireAccess(ctx, can.seeSessionCode, session.standing)
    const code = freshSessionCode()
    await this.uow.run(async (tx) => {
      await this.writes.setCode(tx, session.id, code, ctx.now)
      await this.audit.record(tx, ctx, { action: 'session:rotate-code', subject: { kind: 'session', id: session.id } })
    })
    return code
  }
}
