import { createHash } from 'node:crypto'
import { Inject, Injectable } from '@nestjs/common'
import { newId, type PersonId } from '#kernel'
import type { Ctx } from '#platform/access'
import { CONFIG, type Config } from '#platform/config'
import type { Tx } from '#platform/database'
import { Outbox } from '#platform/outbox'
import { type CalendarEntryRow, CalendarEntryQueries } from '../data/calendar-entry.queries.js'
import { type MessageCalendar, MessageQueries } from '../data/message.queries.js'
import { calendarFingerprint, type CalendarContent, decideCalendarMessage, type MessageTemplate, sessionUid } from '../domain/index.js'
import { findTemplate } from '../domain/templates/find-template.js'
import { deliverMessage } from '../jobs/deliver-message.job.js'

/** A message to send to one person. */
export interface MessageRequest<Data extends object = object> {
  readonly template: MessageTemplate<Data>
  readonly personId: PersonId
  readonly data: Data
  /** Names the occasion, e.g. `offered:<enrolment id>:<offer number>`. Asking again with the same key does nothing. */
  readonly dedupeKey: string
  /** The session that the message is about, as it stands now: becomes an invitation, an update or a cancellation. */
  readonly calendar?: { readonly sessionId: string; readonly content: CalendarContent; readonly cancelled?: boolean } | undefined
}

/** The one way to tell a person something. */
@Injectable()
export class NotificationsService {
  private readonly host: string

  constructor(
    private readonly messages: MessageQueries,
    private readonly entries: CalendarEntryQueries,
    private readonly outbox: Outbox,
    @Inject(CONFIG) config: Config,
  ) {
    this.host = new URL(config.WEB_URL).hostname
  }

  /** Asks for a message in the caller's transaction: it is delivered if that commits, once. Throws when the data does not fit the template. */
  async queue<Data extends object>(tx: Tx, ctx: Ctx, request: MessageRequest<Data>): Promise<void> {
    await this.queueMany(tx, ctx, [request as unknown as MessageRequest])
  }

  /** Asks for many messages at once, such as to everybody on a run. */
  async queueMany(tx: Tx, ctx: Ctx, requests: readonly MessageRequest[]): Promise<void> {
    if (requests.length === 0) return
    const withIds = requests.map((request) => ({ ...request, id: newId() }))
    const added = await this.messages.insertNew(tx, withIds.map(({ id, template, personId, data, dedupeKey }) => {
      if (findTemplate(template.name) === undefined) throw new Error(`There is no message template ${template.name}`)
      return { id, template: template.name, personId, data: template.data.parse(data), dedupeKey }
    }), ctx.now)
    const fresh = withIds.filter(({ id }) => added.has(id))
    await this.updateCalendars(tx, ctx, fresh)
    await this.outbox.addMany(tx, ctx, deliverMessage, fresh.map(({ id }) => ({ messageId: id })))
  }

  private async updateCalendars(tx: Tx, ctx: Ctx, requests: readonly (MessageRequest & { readonly id: string })[]): Promise<void> {
    const wanted = requests.flatMap(({ id, personId, calendar }) => calendar === undefined ? [] : [{ id, personId, uid: sessionUid(calendar.sessionId, this.host), cancelled: false, ...calendar }])
    if (wanted.length === 0) return
    const keyOf = (entry: { readonly personId: string; readonly sessionId: string }): string => `${entry.personId} ${entry.sessionId}`.toLowerCase()
    const distinct = [...new Map(wanted.map((entry) => [keyOf(entry), entry])).values()]
    const locked = await this.entries.lockOrCreate(tx, distinct.map(({ personId, sessionId, uid }) => ({ personId, sessionId, uid })), ctx.now)
    const current = new Map<string, CalendarEntryRow>(locked.map((entry) => [keyOf(entry), entry]))
    const changed = new Map<string, CalendarEntryRow>()
    const carried: { id: string; calendar: MessageCalendar }[] = []
    for (const { id, content, cancelled, ...key } of wanted) {
      const entry = current.get(keyOf(key))
      if (entry === undefined) throw new Error(`The calendar entry of session ${key.sessionId} was not made`)
      const hash = createHash('sha256').update(calendarFingerprint(content)).digest('hex')
      const decision = decideCalendarMessage(entry.sequence < 0 ? undefined : entry, { hash, cancelled })
      if (decision.send === 'nothing') continue
      const next: CalendarEntryRow = { ...entry, ...decision.next, content }
      current.set(keyOf(key), next)
      changed.set(next.id, next)
      carried.push({ id, calendar: { method: decision.send, entryId: next.id, uid: next.uid, sequence: next.sequence, stamp: ctx.now.toISOString(), content } })
    }
    await this.entries.save(tx, [...changed.values()], ctx.now)
    await this.messages.attachCalendars(tx, carried)
  }
}
