import { NotifyStandIn } from '../testing/notify-stand-in.js'
import { outgoingMessage } from '../testing/outgoing-message.js'
import { NotifyTransport } from './notify-transport.js'

const apiKey = 'test-26785a09-ab16-4eb0-8407-a37497a57506-3d844edf-8d35-48ac-975b-e847b4f122b0'

describe('NotifyTransport', () => {
  let notify: NotifyStandIn
  const transport = (templates: Record<string, string> = { 'cohorts.session-invitation': 't-1' }, timeout = 2000): NotifyTransport =>
    new NotifyTransport({ apiKey, templates, baseUrl: notify.url, timeout })
  beforeEach(async () => {
    notify = await NotifyStandIn.start()
  })
  afterEach(() => notify.stop())

  it('sends the template’s id, the values and the dedupe key as reference, signed with the key', async () => {
    const result = await transport().send(outgoingMessage({ fields: { name: 'Siân', calendar_link: 'https://waymark.example/1.ics' } }))
    expect(result).toEqual({ ok: true, providerId: notify.accepted[0]?.id })
    expect(notify.accepted[0]).toMatchObject({
      template_id: 't-1', email_address: 'sian@example.org', reference: 'session-invitation:1',
      personalisation: { name: 'Siân', calendar_link: 'https://waymark.example/1.ics', subject: 'Working in the open: “why”', body: expect.stringContaining('Hello Siân') as string },
    })
    const claims = JSON.parse(Buffer.from(notify.authorisations[0]?.split('.')[1] ?? '', 'base64url').toString()) as { iss: string }
    expect(claims.iss).toBe('26785a09-ab16-4eb0-8407-a37497a57506')
  })

  it('uses the default template, and waits when there is none', async () => {
    expect(await transport({ default: 't-0' }).send(outgoingMessage())).toMatchObject({ ok: true })
    expect(notify.accepted[0]?.template_id).toBe('t-0')
    expect(await transport({}).send(outgoingMessage())).toMatchObject({ ok: false, retry: true, reason: expect.stringContaining('cohorts.session-invitation') as string })
  })

  it.each([
    ['too many requests', { status: 429, error: 'RateLimitError', message: 'Exceeded rate limit', retryAfter: 20 }, { retry: true, afterSeconds: 20 }],
    ['the day’s limit', { status: 429, error: 'TooManyRequestsError', message: 'Exceeded send limits' }, { retry: true }],
    ['a fault of Notify', { status: 503, error: 'Exception', message: 'Internal server error' }, { retry: true }],
    ['a key or clock that is wrong', { status: 403, error: 'AuthError', message: 'Your system clock must be accurate' }, { retry: true }],
    ['missing personalisation', { status: 400, error: 'BadRequestError', message: 'Missing personalisation: name' }, { retry: false, badAddress: false }],
    ['an address that is none', { status: 400, error: 'ValidationError', message: 'email_address Not a valid email address' }, { retry: false, badAddress: true }],
  ])('says what to do about %s', async (_name, answer, result) => {
    notify.answer = () => answer
    expect(await transport().send(outgoingMessage())).toMatchObject({ ok: false, ...result, reason: expect.stringContaining(answer.message) as string })
    expect(notify.accepted).toEqual([])
  })

  it('does not wait for ever', async () => {
    notify.answer = () => 'hang'
    expect(await transport({ default: 't-0' }, 100).send(outgoingMessage())).toEqual({ ok: false, retry: true, reason: 'No answer within 100 ms' })
  })

  it('does not send again what an attempt with a lost answer had sent', async () => {
    notify.answer = () => 'drop'
    expect(await transport().send(outgoingMessage())).toMatchObject({ ok: false, retry: true })
    notify.answer = () => undefined
    expect(await transport().send(outgoingMessage({ attempt: 2 }))).toEqual({ ok: true, providerId: notify.accepted[0]?.id })
    expect(notify.accepted).toHaveLength(1)
    expect(await transport().send(outgoingMessage({ attempt: 2, dedupeKey: 'another' }))).toMatchObject({ ok: true })
    expect(notify.accepted).toHaveLength(2)
  })
})
