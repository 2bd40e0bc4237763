import { Injectable } from '@nestjs/common'
import { PeopleService } from '#directory'
import { londonDate, type PersonId } from '#kernel'
import {
  mentoringAnswerDueMessage, mentoringCheckInMessage, mentoringEndPassedMessage, mentoringEndsSoonMessage, mentoringFirstMeetingMessage, mentoringLogMeetingMessage, mentoringSilentMessage, mentoringSurveyMessage, type MessageRequest,
  NotificationsService,
} from '#notifications'
import type { Ctx } from '#platform/access'
import { UnitOfWork } from '#platform/database'
import { NudgeQueries, type NudgeRow } from '../../data/relationships/nudge.queries.js'
import { closesOn, type DueNudge, dueNudges, otherSide, type Side } from '../../domain/index.js'
import { request } from './request.js'

const CHUNK = 200

/** Reminds pairs of what keeps a relationship alive, each occasion once. */
@Injectable()
export class NudgesService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly queries: NudgeQueries,
    private readonly notifications: NotificationsService,
    private readonly people: PeopleService,
  ) {}

  /** Everything that is due at `ctx.now`; answers how many occasions it told. Run again, it finds none. */
  async sweep(ctx: Ctx, signal?: AbortSignal): Promise<number> {
    await this.uow.run((tx) => this.queries.refreshNext(tx, ctx.now))
    const today = londonDate(ctx.now)
    let [told, after] = [0, undefined as string | undefined]
    for (;;) {
      signal?.throwIfAborted()
      const rows = await this.queries.facts(ctx.now, today, after, CHUNK)
      const due = rows.flatMap((row) => dueNudges(row, ctx.now, today).filter(({ kind, occasion }) => !row.told.includes(`${kind} ${occasion}`)).map((nudge) => ({ row, nudge })))
      if (due.length > 0) told += await this.tell(ctx, due)
      if (rows.length < CHUNK) return told
      after = rows.at(-1)?.id
    }
  }

  /** Reminds those who have not answered on the last day of a proposal; answers how many proposals. */
  async answersDue(ctx: Ctx, signal?: AbortSignal): Promise<number> {
    let told = 0
    for (;;) {
      signal?.throwIfAborted()
      const due = await this.queries.answersDue(ctx.now, CHUNK)
      await this.uow.run(async (tx) => {
        const fresh = new Set((await this.queries.note(tx, due.map(({ id, answerBy }) => ({ matchId: id, kind: 'answer', occasion: londonDate(answerBy) })), ctx.now)).map(({ matchId }) => matchId))
        await this.notifications.queueMany(tx, ctx, due.filter(({ id }) => fresh.has(id)).flatMap(({ id, schemeTitle, answerBy, people }) => people.map((personId) => request({
          template: mentoringAnswerDueMessage, personId, dedupeKey: `answer-due:${id}:${personId}`, data: { scheme: schemeTitle, matchId: id, answerBy: answerBy.toISOString() },
        }))))
      })
      told += due.length
      if (due.length < CHUNK) return told
    }
  }

  private tell(ctx: Ctx, due: readonly { readonly row: NudgeRow; readonly nudge: DueNudge }[]): Promise<number> {
    return this.uow.run(async (tx) => {
      const fresh = new Set((await this.queries.note(tx, due.map(({ row, nudge: { kind, occasion } }) => ({ matchId: row.id, kind, occasion })), ctx.now)).map(({ matchId, kind, occasion }) => `${matchId} ${kind} ${occasion}`))
      const telling = due.filter(({ row, nudge: { kind, occasion } }) => fresh.has(`${row.id} ${kind} ${occasion}`))
      const names = await this.people.nameOf([...new Set(telling.flatMap(({ row }) => [row.menteePersonId, row.mentorPersonId]))])
      await this.notifications.queueMany(tx, ctx, telling.flatMap(({ row, nudge }) => nudge.to.map((side) => message(row, nudge, side, names))))
      return telling.length
    })
  }
}

const personOf = (row: NudgeRow, side: Side): PersonId => (side === 'mentee' ? row.menteePersonId : row.mentorPersonId)

function message(row: NudgeRow, { kind, occasion }: DueNudge, side: Side, names: ReadonlyMap<PersonId, string>): MessageRequest {
  const told = { personId: personOf(row, side), dedupeKey: `nudge:${kind}:${row.id}:${occasion}:${side}` }
  const data = { scheme: row.schemeTitle, matchId: row.id, partner: names.get(personOf(row, otherSide(side))) ?? 'your match' }
  switch (kind) {
    case 'first_meeting': return request({ template: mentoringFirstMeetingMessage, ...told, data })
    case 'silent': return request({ template: mentoringSilentMessage, ...told, data: { ...data, day: occasion } })
    case 'check_in': return request({ template: mentoringCheckInMessage, ...told, data: { ...data, day: occasion } })
    case 'log_meeting': return request({ template: mentoringLogMeetingMessage, ...told, data: { ...data, day: occasion } })
    case 'ends_soon': return request({ template: mentoringEndsSoonMessage, ...told, data: { ...data, endsOn: occasion } })
    case 'end_passed': return request({ template: mentoringEndPassedMessage, ...told, data: { ...data, endsOn: occasion, closesOn: closesOn(occasion, row.graceDays) } })
    case 'survey': return request({ template: mentoringSurveyMessage, ...told, data })
  }
}
