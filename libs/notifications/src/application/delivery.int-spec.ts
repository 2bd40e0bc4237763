import { newId, type PersonId } from '#kernel'
import { CONFIG, type Config } from '#platform/config'
import { Database, UnitOfWork } from '#platform/database'
import { Outbox } from '#platform/outbox'
import { eventually, jobEngines } from '#testing'
import type { CalendarContent } from '../domain/index.js'
import { accountInvitationMessage, joinOrganisationMessage, sessionChangedMessage, sessionInvitationMessage, sessionReminderMessage, waitlistedMessage } from '../domain/templates/index.js'
import { deliverMessage } from '../jobs/deliver-message.job.js'
import { property, readCalendar, type IcsComponent } from '../testing/ics-reader.js'
import { leaves, readMime } from '../testing/mime-reader.js'
import { startNotifications, type NotificationsTest, TestContacts } from '../testing/notifications-test-app.js'
import { SmtpSink } from '../testing/smtp-sink.js'
import { DeliveryService } from './delivery.service.js'
import { MyMessagesService } from './my-messages.service.js'
import { NotificationsService, type MessageRequest } from './notifications.service.js'

interface Row { readonly id: string; readonly state: string; readonly reason: string | null; readonly attempts: number; readonly provider_id: string | null }

const waitlisted = (personId: PersonId, dedupeKey: string = newId()): MessageRequest => ({ template: waitlistedMessage as MessageRequest['template'], personId, data: waitlistedMessage.example, dedupeKey })
const about = (template: object, personId: PersonId, calendar?: MessageRequest['calendar']): MessageRequest =>
  ({ template: template as MessageRequest['template'], personId, data: sessionInvitationMessage.example, dedupeKey: newId(), calendar })

describe.each(jobEngines)('delivery on $engine', ({ config }) => {
  let sink: SmtpSink
  let test: NotificationsTest
  const messageOf = async (personId: PersonId): Promise<Row | undefined> => (await test.rows<Row>('select * from notifications.message where person_id = $1 order by queued_at desc, id desc', [personId]))[0]
  const settled = (personId: PersonId, state: string): Promise<Row | undefined> => eventually(async () => {
    const row = await messageOf(personId)
    expect(row?.state).toBe(state)
    return row
  })
  const mailTo = (email: string): string[] => sink.messages.filter(({ to }) => to.includes(email)).map(({ raw }) => raw)

  beforeAll(async () => {
    sink = await SmtpSink.start()
    test = await startNotifications({ ...config, MAIL_TRANSPORT: 'smtp', SMTP_URL: sink.url, MAIL_FROM: 'waymark@example.org' })
  })
  afterAll(async () => {
    await test.close()
    await sink.stop()
  })
  afterEach(() => {
    sink.answer = () => undefined
  })

  it('sends what was asked for in a transaction that committed, in the person’s own name', async () => {
    const person = test.person('Siân Ŵyn', 'sian@example.org')
    await test.queue(waitlisted(person))
    expect(await settled(person, 'sent')).toMatchObject({ attempts: 1, provider_id: expect.stringMatching(/^<.*@example\.org>$/) as string })
    const [raw = ''] = mailTo('sian@example.org')
    expect(leaves(readMime(raw))[0]?.content.toString()).toContain('Hello Siân Ŵyn')
  })

  it('keeps no secret of what it sent, and words whose links open nothing', async () => {
    for (const [template, link] of [[accountInvitationMessage, '/'], [joinOrganisationMessage, '/join-offers']] as const) {
      const email = `${template.name}@example.org`
      const person = test.person('Siân Ŵyn', email)
      const token = newId()
      await test.queue({ template: template as unknown as MessageRequest['template'], personId: person, data: { ...template.example, token }, dedupeKey: newId() })
      const row = await settled(person, 'sent')
      expect(leaves(readMime(mailTo(email)[0] ?? ''))[0]?.content.toString()).toContain(`/invitations/${token}`)
      expect(JSON.stringify(row)).not.toContain(token)
      expect(row).toMatchObject({ data: { token: expect.stringMatching(/^sha256:/) as string, organisation: 'Borchester council' }, text: expect.stringContaining(`:\n${new URL(link, test.app.get<Config>(CONFIG, { strict: false }).WEB_URL).href}`) as string })
    }
  })

  it('keeps the secret of what it could not send, so that it can be sent again', async () => {
    const person = test.person('x', 'refused@example.org')
    sink.answer = (command) => (command === '.' ? '554 5.7.1 policy' : undefined)
    await test.queue({ template: accountInvitationMessage as unknown as MessageRequest['template'], personId: person, data: accountInvitationMessage.example, dedupeKey: newId() })
    const row = await settled(person, 'failed')
    expect(row).toMatchObject({ data: { token: accountInvitationMessage.example.token } })
  })

  it('sends nothing of a transaction that rolled back', async () => {
    const person = test.person('x', 'rolled-back@example.org')
    await expect(test.get(UnitOfWork).run(async (tx) => {
      await test.get(NotificationsService).queue(tx, test.ctx(), waitlisted(person))
      throw new Error('no')
    })).rejects.toThrow('no')
    expect(await messageOf(person)).toBeUndefined()
  })

  it('sends once what is asked for twice, also at the same time', async () => {
    const person = test.person('x', 'once@example.org')
    const request = waitlisted(person, 'the-same-occasion')
    await Promise.all([test.queue(request), test.queue(request), test.queue(request, request)])
    await settled(person, 'sent')
    await test.queue(request)
    expect(await test.rows('select 1 from notifications.message where person_id = $1', [person])).toHaveLength(1)
    expect(mailTo('once@example.org')).toHaveLength(1)
  })

  it('sends nothing again when its job runs again', async () => {
    const person = test.person('x', 'again@example.org')
    await test.queue(waitlisted(person))
    const row = await settled(person, 'sent')
    for (let run = 0; run < 3; run += 1) await test.get(DeliveryService).deliver(test.ctx(), row?.id ?? '', false)
    await test.get(UnitOfWork).run((tx) => test.get(Outbox).add(tx, test.ctx(), deliverMessage, { messageId: row?.id ?? '' }))
    const later = test.person('x', 'later@example.org')
    await test.queue(waitlisted(later))
    await settled(later, 'sent')
    expect(mailTo('again@example.org')).toHaveLength(1)
  })

  it('refuses a second worker while one delivers, and takes over when that one died', async () => {
    const person = test.person('x', 'killed@example.org')
    const id = newId()
    // As a killed worker leaves it: claimed, not settled.
    await test.rows(`insert into notifications.message (id, person_id, template, data, dedupe_key, state, attempts, claimed_until, queued_at)
      values ($1, $2, 'cohorts.waitlisted', $3, 'killed', 'queued', 1, $4, $5)`, [id, person, waitlistedMessage.example, new Date(test.clock.now().getTime() + 120_000), test.clock.now()])
    await expect(test.get(DeliveryService).deliver(test.ctx(), id, false)).rejects.toThrow('another worker')
    expect(mailTo('killed@example.org')).toEqual([])
    test.clock.moveOn(120_000)
    await Promise.allSettled([1, 2, 3].map(() => test.get(DeliveryService).deliver(test.ctx(), id, false)))
    expect(await messageOf(person)).toMatchObject({ state: 'sent', attempts: 2 })
    expect(mailTo('killed@example.org')).toHaveLength(1)
  })

  it('gives a repeat after a lost confirmation the same Message-ID', async () => {
    const person = test.person('x', 'lost@example.org')
    sink.answer = (command) => (command === '.' ? 'drop' : undefined)
    const id = newId()
    await test.rows(`insert into notifications.message (id, person_id, template, data, dedupe_key, state, queued_at) values ($1, $2, 'cohorts.waitlisted', $3, 'lost', 'queued', $4)`, [id, person, waitlistedMessage.example, test.clock.now()])
    await expect(test.get(DeliveryService).deliver(test.ctx(), id, false)).rejects.toThrow()
    expect(await messageOf(person)).toMatchObject({ state: 'queued', reason: expect.any(String) as string })
    sink.answer = () => undefined
    await test.get(DeliveryService).deliver(test.ctx(), id, false)
    const ids = mailTo('lost@example.org').map((raw) => readMime(raw).headers.get('message-id'))
    expect(ids).toHaveLength(2)
    expect(new Set(ids).size).toBe(1)
  })

  it('tries again while the mail server is busy, and gives up on the last try with the reason', async () => {
    const person = test.person('x', 'busy@example.org')
    sink.answer = (command) => (command.startsWith('RCPT TO:<busy') ? '451 4.3.2 busy' : undefined)
    await test.queue(waitlisted(person))
    const row = await eventually(async () => {
      const found = await messageOf(person)
      expect(found).toMatchObject({ state: 'queued', reason: expect.stringContaining('busy') as string })
      return found
    })
    await expect(test.get(DeliveryService).deliver(test.ctx(), row?.id ?? '', false)).rejects.toThrow('busy')
    await test.get(DeliveryService).deliver(test.ctx(), row?.id ?? '', true)
    expect(await messageOf(person)).toMatchObject({ state: 'failed', reason: expect.stringContaining('busy') as string })
  })

  it('writes no more to an address that was refused, until it has had time to be mended', async () => {
    const person = test.person('x', 'Gone@example.org')
    sink.answer = (command) => (/RCPT TO:<gone/i.test(command) ? '550 5.1.1 no such person' : undefined)
    await test.queue(waitlisted(person))
    await settled(person, 'failed')
    sink.answer = () => undefined
    await test.queue(waitlisted(person))
    expect(await settled(person, 'suppressed')).toMatchObject({ reason: 'BOUNCED' })
    test.clock.moveOn(31 * 86_400_000)
    await test.queue(waitlisted(person))
    await settled(person, 'sent')
  })

  it('holds back what a person switched off, but shows it on their page', async () => {
    const person = test.person('x', 'quiet@example.org')
    const ctx = test.ctx(test.actor(person))
    await test.get(MyMessagesService).updatePreferences(ctx, { reminders: false })
    await test.queue(about(sessionReminderMessage, person))
    expect(await settled(person, 'suppressed')).toMatchObject({ reason: 'SWITCHED_OFF' })
    await test.queue(waitlisted(person))
    await settled(person, 'sent')
    const page = await test.get(MyMessagesService).page(ctx, 10)
    expect(page.rows.map((row) => [row.template, row.state])).toEqual([['cohorts.waitlisted', 'sent'], ['cohorts.session-reminder', 'suppressed']])
    expect(mailTo('quiet@example.org')).toHaveLength(1)
  })

  it('holds back messages to a person without an address, and to one who is unknown', async () => {
    const nobody = test.person('x', null)
    const erased = newId<PersonId>()
    await test.queue(waitlisted(nobody), waitlisted(erased))
    expect(await settled(nobody, 'suppressed')).toMatchObject({ reason: 'NO_ADDRESS' })
    expect(await settled(erased, 'suppressed')).toMatchObject({ reason: 'NO_ADDRESS' })
  })

  it('refuses data that does not fit the template, and the write with it', async () => {
    await expect(test.queue({ ...waitlisted(test.person()), data: { programme: 3 } })).rejects.toThrow()
    await expect(test.queue({ ...waitlisted(test.person()), template: { ...waitlistedMessage, name: 'no.such' } as unknown as MessageRequest['template'] })).rejects.toThrow('no.such')
  })

  describe('calendar', () => {
    const content: CalendarContent = { summary: 'Working in the open', start: new Date('2026-07-13T08:00:00Z'), end: new Date('2026-07-13T10:00:00Z'), where: { mode: 'in_person', place: 'Town Hall' } }
    const entryIn = (raw: string): { method: string; event: IcsComponent } => {
      const calendar = readCalendar(leaves(readMime(raw)).find((part) => part.type === 'application/ics')?.content ?? Buffer.from(''))
      const event = calendar.components.find((component) => component.name === 'VEVENT')
      if (event === undefined) throw new Error('No event')
      return { method: property(calendar, 'METHOD').value, event }
    }

    it('invites, updates and cancels the same entry with a rising sequence, and says nothing of no change', async () => {
      const person = test.person('Aisha Khan', 'calendar@example.org')
      const sessionId = newId()
      const moved = { ...content, start: new Date('2026-07-14T08:00:00Z'), end: new Date('2026-07-14T10:00:00Z') }
      const steps: (MessageRequest['calendar'] & object)[] = [
        { sessionId, content }, { sessionId, content }, { sessionId, content: moved }, { sessionId, content: moved, cancelled: true },
        { sessionId, content: moved, cancelled: true }, { sessionId, content: moved },
      ]
      for (const [index, step] of steps.entries()) {
        await test.queue(about(sessionChangedMessage, person, step))
        await eventually(() => expect(mailTo('calendar@example.org')).toHaveLength(index + 1))
      }
      const mail = mailTo('calendar@example.org')
      expect(mail.map((raw) => leaves(readMime(raw)).some((part) => part.type === 'application/ics'))).toEqual([true, false, true, true, false, true])
      const entries = mail.filter((raw) => raw.includes('application/ics')).map(entryIn)
      expect(entries.map(({ method, event }) => [method, property(event, 'SEQUENCE').value, property(event, 'STATUS').value]))
        .toEqual([['REQUEST', '0', 'CONFIRMED'], ['REQUEST', '1', 'CONFIRMED'], ['CANCEL', '2', 'CANCELLED'], ['REQUEST', '3', 'CONFIRMED']])
      expect(new Set(entries.map(({ event }) => property(event, 'UID').value)).size).toBe(1)
      expect(property(entries[1]?.event ?? entries[0]!.event, 'DTSTART').value).toBe('20260714T090000')
      expect(property(entries[0]!.event, 'ATTENDEE').value).toBe('mailto:calendar@example.org')
    })

    it('gives concurrent writes about one entry different sequences', async () => {
      const person = test.person('x', 'race@example.org')
      const sessionId = newId()
      await Promise.all([1, 2, 3, 4, 5].map((hour) => test.queue(about(sessionChangedMessage, person, { sessionId, content: { ...content, summary: `Version ${hour}` } }))))
      await eventually(() => expect(mailTo('race@example.org')).toHaveLength(5))
      const sequences = mailTo('race@example.org').map((raw) => property(entryIn(raw).event, 'SEQUENCE').value)
      expect(sequences.toSorted()).toEqual(['0', '1', '2', '3', '4'])
    })

    it('waits for another write about the same entry, and counts on from it', async () => {
      const person = test.person('x', 'waits@example.org')
      const sessionId = newId()
      await test.queue(about(sessionInvitationMessage, person, { sessionId, content }))
      const other = await test.get(Database).pool.connect()
      let done = false
      try {
        await other.query('begin')
        await other.query('update notifications.calendar_entry set sequence = 7 where person_id = $1', [person])
        const writing = test.queue(about(sessionChangedMessage, person, { sessionId, content: { ...content, summary: 'Changed' } })).then(() => (done = true))
        await new Promise((resolve) => setTimeout(resolve, 150))
        expect(done).toBe(false)
        await other.query('commit')
        await writing
      } finally {
        other.release()
      }
      expect(await test.rows('select sequence from notifications.calendar_entry where person_id = $1', [person])).toEqual([{ sequence: 8 }])
    })

    it('invites many people to many sessions at once', async () => {
      const people = [test.person(), test.person(), test.person()]
      const sessions = [newId(), newId()]
      await test.queue(...people.flatMap((person) => sessions.map((sessionId) => about(sessionInvitationMessage, person, { sessionId, content }))))
      const entries = await test.rows<{ sequence: number }>('select sequence from notifications.calendar_entry where person_id = any($1)', [people])
      expect(entries.map(({ sequence }) => sequence)).toEqual([0, 0, 0, 0, 0, 0])
      await eventually(async () => expect(await test.rows(`select 1 from notifications.message where person_id = any($1) and state = 'sent'`, [people])).toHaveLength(6))
      expect(test.get(TestContacts).people.size).toBeGreaterThan(3)
    })
  })
})
