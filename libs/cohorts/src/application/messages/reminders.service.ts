import { Injectable } from '@nestjs/common'
import { addDays, londonDate } from '#kernel'
import { assignmentDueMessage, NotificationsService, sessionReminderMessage } from '#notifications'
import type { Ctx } from '#platform/access'
import { UnitOfWork } from '#platform/database'
import { type AssignmentDue, ReminderQueries, type SessionDue } from '../../data/messages/reminder.queries.js'
import { request } from './request.js'

const DAY_MS = 86_400_000
/** Days before the due date, the day itself not counted. */
const ASSIGNMENT_NOTICE = 2
const BATCH = 200

/** Reminds people of sessions within a day and of work due in two days. */
@Injectable()
export class RemindersService {
  constructor(private readonly queries: ReminderQueries, private readonly notifications: NotificationsService, private readonly uow: UnitOfWork) {}

  /** One batch of what is due at `ctx.now`; answers how many occasions it found. Call again while it finds some. */
  async sweep(ctx: Ctx): Promise<number> {
    const today = londonDate(ctx.now)
    const sessions = await this.queries.sessions(ctx.now, new Date(ctx.now.getTime() + DAY_MS), BATCH)
    for (const session of sessions) await this.remindOfSession(ctx, session)
    const assignments = await this.queries.assignments(today, addDays(today, ASSIGNMENT_NOTICE), BATCH)
    if (assignments.length > 0) await this.remindOfAssignments(ctx, assignments)
    return sessions.length + assignments.length
  }

  private remindOfSession(ctx: Ctx, session: SessionDue): Promise<void> {
    const { sessionId, runTitle, title, startsAt } = session
    return this.uow.run(async (tx) => {
      if (!(await this.queries.note(tx, 'session', sessionId, String(Math.floor(startsAt.getTime() / 1000)), ctx.now))) return
      const expected = await this.queries.expectedAt(tx, session.runId)
      const data = { programme: runTitle, session: title, sessionId, startsAt: startsAt.toISOString(), where: placeWords(session) }
      await this.notifications.queueMany(tx, ctx, expected.map((personId) =>
        request({ template: sessionReminderMessage, personId, dedupeKey: `session-reminder:${sessionId}:${startsAt.getTime()}:${personId}`, data })))
    })
  }

  private remindOfAssignments(ctx: Ctx, due: readonly AssignmentDue[]): Promise<void> {
    return this.uow.run(async (tx) => {
      const fresh: AssignmentDue[] = []
      for (const one of due) if (await this.queries.note(tx, 'assignment', one.enrolmentId, `${one.itemId} ${one.dueOn}`, ctx.now)) fresh.push(one)
      await this.notifications.queueMany(tx, ctx, fresh.map(({ enrolmentId, personId, runTitle, itemId, title, dueOn }) => request({
        template: assignmentDueMessage, personId, dedupeKey: `assignment-due:${enrolmentId}:${itemId}:${dueOn}`,
        data: { programme: runTitle, assignment: title, enrolmentId, itemId, dueOn },
      })))
    })
  }
}

const placeWords = ({ mode, location }: SessionDue): string =>
  mode === 'online' ? 'Online' : mode === 'hybrid' ? `${location ?? ''}, and online` : location ?? ''
