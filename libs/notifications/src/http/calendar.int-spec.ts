import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Global, Module } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import type { NestExpressApplication } from '@nestjs/platform-express'
import { persistence } from '#assembly'
import { asId, newId, type PersonId } from '#kernel'
import { type Actor, systemCtx } from '#platform/access'
import { ActorSource, Authenticator, AuthModule, type Caller } from '#platform/auth'
import { CoreModule } from '#platform/core'
import { DatabaseModule } from '#platform/database'
import { graphqlModule } from '#platform/graphql'
import { JobsModule } from '#platform/jobs'
import { eventually, testConfig } from '#testing'
import { sessionChangedMessage, waitlistedMessage } from '../domain/templates/index.js'
import { NotificationsGraphqlModule } from '../graphql/index.js'
import type { MessageRequest } from '../application/notifications.service.js'
import { property, readCalendar, textOf } from '../testing/ics-reader.js'
import { startNotifications, TestContacts, TestContactsModule, type NotificationsTest } from '../testing/notifications-test-app.js'

const NOW = new Date('2026-06-01T09:00:00Z')

/** Signs in whoever the header names: who a token stands for is another lib's matter and tested there. */
class NamedCaller {
  contextOf({ authorization }: Caller) {
    const [kind, id = ''] = authorization?.split(' ') ?? []
    const actors: Record<string, Actor> = {
      person: { kind: 'person', personId: asId<PersonId>(id), roles: [] }, machine: { kind: 'machine', clientId: 'program', scopes: [] },
      unlinked: { kind: 'unlinked', issuer: 'i', subject: 's', emailVerified: true },
    }
    return Promise.resolve({ ...systemCtx('test', NOW, 'test'), actor: actors[kind ?? ''] ?? { kind: 'anonymous' as const } })
  }
}

@Global()
@Module({
  imports: [AuthModule],
  providers: [{ provide: Authenticator, useClass: NamedCaller }, { provide: ActorSource, useValue: {} }], exports: [Authenticator],
})
class NamedCallerModule {}

const QUERIES = [
  '{ myMessages { totalCount } }', '{ myMessagePreferences { reminders } }', '{ myCalendarFeed { createdAt } }', '{ mySessionCalendarUrl(sessionId: "x") }',
  'mutation { updateMyMessagePreferences(input: { reminders: false }) { preferences { reminders } } }',
  'mutation { createMyCalendarFeed { url } }', 'mutation { revokeMyCalendarFeed { revoked } }',
]

interface Answer { readonly data: Record<string, unknown> | null; readonly errors?: readonly { readonly extensions: { readonly code: string } }[] }

describe('messages and calendars over HTTP', () => {
  let test: NotificationsTest
  let app: NestExpressApplication
  let url: string
  let mailDir: string
  const sessionId = newId()
  const content = (summary: string, start = '2026-07-13T08:00:00Z'): object & MessageRequest['calendar'] => ({
    sessionId: newId(), content: { summary, start: new Date(start), end: new Date(Date.parse(start) + 3_600_000), where: { mode: 'online', joinUrl: 'https://meet.example/1' } },
  })
  const about = (personId: PersonId, calendar: MessageRequest['calendar']): MessageRequest =>
    ({ template: sessionChangedMessage as unknown as MessageRequest['template'], personId, data: sessionChangedMessage.example, dedupeKey: newId(), calendar })
  const graphql = async (query: string, authorization?: string, variables = {}): Promise<Answer> => {
    const response = await fetch(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', ...(authorization === undefined ? {} : { authorization }) }, body: JSON.stringify({ query, variables }) })
    return await response.json() as Answer
  }
  /** Every address is made with the configured API_URL; here the same path is on another port. */
  const open = (address: string, init?: RequestInit): Promise<Response> => fetch(`${url}${new URL(address).pathname}`, init)
  const newFeed = async (person: PersonId): Promise<string> => {
    const { data } = await graphql('mutation { createMyCalendarFeed { url userErrors { code } feed { lastReadOn } } }', `person ${person}`)
    return (data as { createMyCalendarFeed: { url: string } }).createMyCalendarFeed.url
  }

  beforeAll(async () => {
    mailDir = await mkdtemp(join(tmpdir(), 'waymark-mail-'))
    test = await startNotifications({ MAIL_DIR: mailDir })
    const config = testConfig({ DATABASE_URL: test.database.url })
    @Module({
      imports: [
        CoreModule.forRoot({ config, clock: test.clock }), DatabaseModule.forRoot(persistence), JobsModule.forProducer(),
        NamedCallerModule, TestContactsModule, NotificationsGraphqlModule, graphqlModule(),
      ],
    })
    class Api {}
    app = await NestFactory.create<NestExpressApplication>(Api, { logger: false, abortOnError: false })
    await app.listen(0, '127.0.0.1')
    url = await app.getUrl()
  })
  afterAll(async () => {
    await app.close()
    await test.close()
    await rm(mailDir, { recursive: true })
  })
  const person = (name?: string): PersonId => {
    const id = test.person(name)
    app.get(TestContacts, { strict: false }).people.set(id, { name: name ?? 'Aisha Khan', email: `${id}@example.org` })
    return id
  }

  it.each(QUERIES)('refuses outsiders: %s', async (query) => {
    expect((await graphql(query)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
    expect((await graphql(query, 'unlinked')).errors?.[0]?.extensions.code).toBe('FORBIDDEN')
    expect((await graphql(query, 'machine')).errors?.[0]?.extensions.code).toBe('FORBIDDEN')
  })

  it('shows a person their own messages and nobody else’s, page by page', async () => {
    const [mine, other] = [person(), person()]
    for (let count = 0; count < 3; count += 1) await test.queue({ template: waitlistedMessage as unknown as MessageRequest['template'], personId: mine, data: { ...waitlistedMessage.example, programme: `Programme ${count}` }, dedupeKey: newId() })
    await eventually(async () => expect(await test.rows(`select 1 from notifications.message where person_id = $1 and state = 'sent'`, [mine])).toHaveLength(3))
    const list = async (after: string | null, as = mine) => (await graphql(
      'query ($after: String) { myMessages(first: 2, after: $after) { totalCount edges { node { subject text state template locale queuedAt } } pageInfo { hasNextPage endCursor } } }', `person ${as}`, { after }))
    interface Page { myMessages: { totalCount: number; edges: { node: { subject: string; state: string } }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } }
    const first = (await list(null)).data as unknown as Page
    expect(first.myMessages).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } })
    expect(first.myMessages.edges.map(({ node }) => [node.subject, node.state])).toEqual([['You are on the waiting list for Programme 2', 'SENT'], ['You are on the waiting list for Programme 1', 'SENT']])
    const second = (await list(first.myMessages.pageInfo.endCursor)).data as unknown as Page
    expect(second.myMessages.edges.map(({ node }) => node.subject)).toEqual(['You are on the waiting list for Programme 0'])
    expect((await list(null, other)).data).toMatchObject({ myMessages: { totalCount: 0, edges: [] } })
    expect((await list('WyJ4IiwieSJd')).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
  })

  it('keeps a person’s choices, changing only what is given', async () => {
    const mine = person()
    const read = () => graphql('{ myMessagePreferences { reminders subscriptions } }', `person ${mine}`)
    expect((await read()).data).toEqual({ myMessagePreferences: { reminders: true, subscriptions: true } })
    await graphql('mutation { updateMyMessagePreferences(input: { reminders: false }) { userErrors { code } } }', `person ${mine}`)
    await graphql('mutation { updateMyMessagePreferences(input: { subscriptions: false }) { userErrors { code } } }', `person ${mine}`)
    expect((await read()).data).toEqual({ myMessagePreferences: { reminders: false, subscriptions: false } })
  })

  it('publishes a person’s own sessions at their private address, without what was cancelled', async () => {
    const [mine, other] = [person('Siân Ŵyn'), person()]
    const cancelled = content('Cancelled session')
    await test.queue(about(mine, content('Second', '2026-09-01T08:00:00Z')), about(mine, content('First')), about(mine, cancelled), about(other, content('Not mine')), about(mine, content('Long ago', '2024-01-01T09:00:00Z')))
    await test.queue(about(mine, { ...cancelled, cancelled: true } as MessageRequest['calendar']))
    const response = await open(await newFeed(mine))
    expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
    expect(response.headers.get('cache-control')).toBe('private, no-cache')
    const calendar = readCalendar(Buffer.from(await response.arrayBuffer()))
    expect(textOf(calendar, 'X-WR-CALNAME')).toBe('Waymark: Siân Ŵyn')
    expect(calendar.components.filter(({ name }) => name === 'VEVENT').map((event) => textOf(event, 'SUMMARY'))).toEqual(['First', 'Second'])
  })

  it('answers 304 while nothing has changed, and anew when it has', async () => {
    const mine = person()
    const session = content('First')
    await test.queue(about(mine, session))
    const address = await newFeed(mine)
    const etag = (await open(address)).headers.get('etag') ?? ''
    expect((await open(address, { headers: { 'if-none-match': etag, 'cache-control': 'max-age=0' } })).status).toBe(304)
    test.clock.moveOn(1000)
    await test.queue(about(mine, { ...session, content: { ...session.content!, summary: 'Renamed' } } as MessageRequest['calendar']))
    expect((await open(address, { headers: { 'if-none-match': etag, 'cache-control': 'max-age=0' } })).status).toBe(200)
  })

  it('ends an address when it is revoked or made anew, and keeps no address that could be read', async () => {
    const mine = person()
    const first = await newFeed(mine)
    const second = await newFeed(mine)
    expect([(await open(first)).status, (await open(second)).status]).toEqual([404, 200])
    expect((await graphql('{ myCalendarFeed { createdAt lastReadOn } }', `person ${mine}`)).data).toMatchObject({ myCalendarFeed: { lastReadOn: '2026-06-01' } })
    expect((await graphql('mutation { revokeMyCalendarFeed { revoked } }', `person ${mine}`)).data).toEqual({ revokeMyCalendarFeed: { revoked: true } })
    expect((await graphql('mutation { revokeMyCalendarFeed { revoked } }', `person ${mine}`)).data).toEqual({ revokeMyCalendarFeed: { revoked: false } })
    expect((await open(second)).status).toBe(404)
    const kept = JSON.stringify(await test.rows('select * from notifications.calendar_feed'))
    for (const address of [first, second]) expect(kept).not.toContain(new URL(address).pathname.slice('/calendar/'.length, -'.ics'.length))
  })

  it('leaves one live address when two are made at the same time', async () => {
    const mine = person()
    await Promise.all([newFeed(mine), newFeed(mine), newFeed(mine)])
    expect(await test.rows('select 1 from notifications.calendar_feed where person_id = $1 and revoked_at is null', [mine])).toHaveLength(1)
  })

  it.each(['/calendar/x.ics', `/calendar/${'a'.repeat(5000)}.ics`, '/calendar/%00.ics', `/calendar/sessions/${newId()}/x.ics`, '/calendar/sessions/x/y.ics'])('answers 404 for %.40s', async (path) => {
    expect((await fetch(`${url}${path}`)).status).toBe(404)
  })

  it('hands out one session by a signed address, as invitation and later as cancellation', async () => {
    const [mine, other] = [person(), person()]
    await test.queue(about(mine, { ...content('Mine'), sessionId } as MessageRequest['calendar']), about(other, content('Other')))
    const link = async (as: PersonId) => (await graphql(`{ mySessionCalendarUrl(sessionId: "${sessionId}") }`, `person ${as}`)).data?.['mySessionCalendarUrl'] as string | null
    const address = await link(mine)
    expect(await link(other)).toBeNull()
    const read = async () => readCalendar(Buffer.from(await (await open(address ?? '')).arrayBuffer()))
    expect(property(await read(), 'METHOD').value).toBe('REQUEST')
    const [otherEntry] = await test.rows<{ id: string }>('select id from notifications.calendar_entry where person_id = $1', [other])
    const forged = (address ?? '').replace(/sessions\/[^/]+/, `sessions/${otherEntry?.id}`)
    expect((await open(forged)).status).toBe(404)
    await test.queue(about(mine, { ...content('Mine'), sessionId, cancelled: true } as MessageRequest['calendar']))
    expect(property(await read(), 'METHOD').value).toBe('CANCEL')
  })

  it('puts the signed address into the message, so that mail without invitations has one too', async () => {
    const mine = person()
    await test.queue(about(mine, content('Linked')))
    const text = await eventually(async () => {
      const [row] = await test.rows<{ text: string | null }>('select text from notifications.message where person_id = $1', [mine])
      expect(row?.text).toBeTruthy()
      return row?.text ?? ''
    })
    const address = /https?:\S+\.ics/.exec(text)?.[0] ?? ''
    expect((await open(address)).status).toBe(200)
  })

  it('limits how often an address may be tried', async () => {
    const limited = await NestFactory.create<NestExpressApplication>((() => {
      @Module({ imports: [CoreModule.forRoot({ config: testConfig({ DATABASE_URL: test.database.url, RATE_LIMIT_PER_MINUTE: '2' }), clock: test.clock }), DatabaseModule.forRoot(persistence), JobsModule.forProducer(), NamedCallerModule, TestContactsModule, NotificationsGraphqlModule] })
      class Limited {}
      return Limited
    })(), { logger: false, abortOnError: false })
    await limited.listen(0, '127.0.0.1')
    const address = `${await limited.getUrl()}/calendar/x.ics`
    const statuses = [await fetch(address), await fetch(address), await fetch(address)].map(({ status }) => status)
    await limited.close()
    expect(statuses).toEqual([404, 404, 429])
  })
})
