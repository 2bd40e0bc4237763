import { newId, type PersonId } from '#kernel'
import { UnitOfWork } from '#platform/database'
import { eventually } from '#testing'
import { sessionInvitationMessage, waitlistedMessage } from '../domain/templates/index.js'
import { startNotifications, type NotificationsTest } from '../testing/notifications-test-app.js'
import { SmtpSink } from '../testing/smtp-sink.js'
import { CalendarFeedService } from './calendar-feed.service.js'
import { MessageUpkeepService } from './message-upkeep.service.js'
import { MyMessagesService } from './my-messages.service.js'
import type { MessageRequest } from './notifications.service.js'

describe('message upkeep', () => {
  let sink: SmtpSink
  let test: NotificationsTest
  const waitlisted = (personId: PersonId): MessageRequest => ({ template: waitlistedMessage as unknown as MessageRequest['template'], personId, data: waitlistedMessage.example, dedupeKey: newId() })
  const invitation = (personId: PersonId, sessionId: string, summary: string): MessageRequest => ({
    template: sessionInvitationMessage as unknown as MessageRequest['template'], personId, data: sessionInvitationMessage.example, dedupeKey: newId(),
    calendar: { sessionId, content: { summary, start: new Date('2026-07-13T08:00:00Z'), end: new Date('2026-07-13T09:00:00Z'), where: { mode: 'online' } } },
  })
  const states = async (personId: PersonId): Promise<string[]> => (await test.rows<{ state: string }>('select state from notifications.message where person_id = $1', [personId])).map(({ state }) => state)
  const inTransaction = (work: (upkeep: MessageUpkeepService, tx: Parameters<MessageUpkeepService['movePerson']>[0]) => Promise<void>): Promise<void> =>
    test.get(UnitOfWork).run((tx) => work(test.get(MessageUpkeepService), tx))

  beforeAll(async () => {
    sink = await SmtpSink.start()
    test = await startNotifications({ MAIL_TRANSPORT: 'smtp', SMTP_URL: sink.url })
  })
  afterAll(async () => {
    await test.close()
    await sink.stop()
  })

  it('sends again what was given up, when it is asked to', async () => {
    const [failed, old] = [test.person('x', 'failed@example.org'), test.person('x', 'old@example.org')]
    sink.answer = (command) => (command === '.' ? '554 5.7.1 policy' : undefined)
    await test.queue(waitlisted(old))
    await eventually(async () => expect(await states(old)).toEqual(['failed']))
    test.clock.moveOn(60_000)
    const since = test.clock.now()
    await test.queue(waitlisted(failed))
    await eventually(async () => expect(await states(failed)).toEqual(['failed']))
    sink.answer = () => undefined
    expect(await test.get(MessageUpkeepService).queueFailedAgain(test.ctx(), since)).toBe(1)
    await eventually(async () => expect(await states(failed)).toEqual(['sent']))
    expect(await states(old)).toEqual(['failed'])
    expect(sink.messages.map(({ to }) => to)).toEqual([['failed@example.org']])
  })

  it('hands everything of a merged record to the one that stays', async () => {
    const [from, to] = [test.person(), test.person()]
    const [shared, own] = [newId(), newId()]
    await test.queue(invitation(from, shared, 'Theirs'), invitation(from, own, 'Only theirs'), invitation(to, shared, 'Kept'))
    const feed = await test.get(CalendarFeedService).create(test.ctx(test.actor(from)))
    await test.get(MyMessagesService).updatePreferences(test.ctx(test.actor(from)), { reminders: false })
    await inTransaction((upkeep, tx) => upkeep.movePerson(tx, test.ctx(), from, to))
    await eventually(async () => expect((await test.get(MyMessagesService).page(test.ctx(test.actor(to)), 10)).total).toBe(3))
    expect(await test.get(MyMessagesService).preferences(test.ctx(test.actor(to)))).toMatchObject({ reminders: false })
    const entries = await test.rows<{ person_id: string; content: { summary: string } }>('select person_id, content from notifications.calendar_entry where person_id = any($1)', [[from, to]])
    expect(entries.map((entry) => [entry.person_id, entry.content.summary]).toSorted()).toEqual([[to, 'Kept'], [to, 'Only theirs']])
    expect(await test.get(CalendarFeedService).open(new URL(feed.url).pathname.slice('/calendar/'.length, -'.ics'.length), test.clock.now())).toBeUndefined()
  })

  it('leaves nothing of an erased person, and everything of the others', async () => {
    const [erased, other] = [test.person(), test.person()]
    for (const person of [erased, other]) {
      await test.queue(invitation(person, newId(), 'Session'))
      await test.get(CalendarFeedService).create(test.ctx(test.actor(person)))
      await test.get(MyMessagesService).updatePreferences(test.ctx(test.actor(person)), {})
    }
    await inTransaction((upkeep, tx) => upkeep.erasePerson(tx, test.ctx(), erased))
    for (const table of ['message', 'preference', 'calendar_entry', 'calendar_feed']) {
      expect(await test.rows(`select 1 from notifications.${table} where person_id = $1`, [erased])).toHaveLength(0)
      expect(await test.rows(`select 1 from notifications.${table} where person_id = $1`, [other])).toHaveLength(1)
    }
  })

  it('refuses everybody but the platform’s administrators', async () => {
    const outsider = test.ctx({ kind: 'person', personId: test.person(), roles: [{ role: 'organisation_admin', organisationId: newId() }] })
    await expect(test.get(MessageUpkeepService).queueFailedAgain(outsider, test.clock.now())).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(inTransaction((upkeep, tx) => upkeep.movePerson(tx, outsider, newId(), newId()))).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(inTransaction((upkeep, tx) => upkeep.erasePerson(tx, outsider, newId()))).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(test.get(MessageUpkeepService).queueFailedAgain(test.ctx({ kind: 'anonymous' }), test.clock.now())).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
  })
})
