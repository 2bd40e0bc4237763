import { readCalendar } from '../testing/ics-reader.js'
import { leaves, readMime } from '../testing/mime-reader.js'
import { invitation, outgoingMessage } from '../testing/outgoing-message.js'
import { SmtpSink } from '../testing/smtp-sink.js'
import { SmtpTransport } from './smtp-transport.js'

describe('SmtpTransport', () => {
  let sink: SmtpSink
  let transport: SmtpTransport
  beforeEach(async () => {
    sink = await SmtpSink.start()
    transport = new SmtpTransport({ url: sink.url, from: 'waymark@example.org', timeout: 2000 })
  })
  afterEach(async () => {
    await transport.close()
    await sink.stop()
  })

  it('delivers text and HTML, whole, to the one person', async () => {
    const result = await transport.send(outgoingMessage({ preferencesUrl: 'https://waymark.example/messages/preferences' }))
    const [sent] = sink.messages
    expect(sent).toMatchObject({ from: 'waymark@example.org', to: ['sian@example.org'] })
    const mail = readMime(sent?.raw ?? '')
    expect(result).toEqual({ ok: true, providerId: mail.headers.get('message-id') })
    expect(mail.headers.get('subject')).toBe('Working in the open: “why”')
    expect(mail.headers.get('to')).toBe('Siân Ŵyn <sian@example.org>')
    expect(mail.headers.get('date')).toBe('Mon, 05 Jan 2026 08:30:00 +0000')
    expect(mail.headers.get('auto-submitted')).toBe('auto-generated')
    expect(mail.headers.get('list-unsubscribe')).toBe('<https://waymark.example/messages/preferences>')
    expect(leaves(mail).map((part) => part.type)).toEqual(['text/plain', 'text/html'])
    expect(leaves(mail)[0]?.content.toString().replaceAll('\r\n', '\n').trimEnd()).toBe('Hello Siân\n\n.\nA line alone with a dot above.')
  })

  it('carries an invitation as an alternative that mail programmes answer, and as a file', async () => {
    await transport.send(outgoingMessage({ calendar: { method: 'REQUEST', content: invitation() } }))
    const mail = readMime(sink.messages[0]?.raw ?? '')
    const alternative = mail.parts.find((part) => part.type === 'multipart/alternative')
    expect(alternative?.parts.map((part) => part.type)).toEqual(['text/plain', 'text/html', 'text/calendar'])
    const calendar = alternative?.parts[2]
    expect(calendar?.headers.get('content-type')?.toLowerCase()).toMatch(/charset=utf-8; method=request/)
    const file = leaves(mail).find((part) => part.type === 'application/ics')
    expect(file?.headers.get('content-disposition')).toBe('attachment; filename=session.ics')
    for (const part of [calendar, file]) {
      expect(part?.content.toString('utf8').trimEnd()).toBe(invitation().trimEnd())
    }
    expect(readCalendar(file?.content ?? Buffer.from('')).name).toBe('VCALENDAR')
  })

  it('gives every attempt at a message the same Message-ID, and another message another', async () => {
    for (const change of [{}, { attempt: 2 }, { dedupeKey: 'other' }]) await transport.send(outgoingMessage(change))
    const ids = sink.messages.map((message) => readMime(message.raw).headers.get('message-id'))
    expect(ids[0]).toMatch(/^<[0-9a-f]{32}@example\.org>$/)
    expect(ids[1]).toBe(ids[0])
    expect(ids[2]).not.toBe(ids[0])
  })

  it('keeps a name or subject from becoming a header or a recipient', async () => {
    await transport.send(outgoingMessage({ subject: 'x\r\nBcc: b@example.org', to: { name: 'x>, <b@example.org', email: 'sian@example.org' } }))
    expect(sink.messages[0]?.to).toEqual(['sian@example.org'])
    expect(readMime(sink.messages[0]?.raw ?? '').headers.has('bcc')).toBe(false)
  })

  it.each([
    ['a busy server', 'RCPT', '451 4.7.1 greylisted', { retry: true }],
    ['an unknown address', 'RCPT', '550 5.1.1 no such person', { retry: false, badAddress: true }],
    ['a server that refuses us', 'MAIL', '550 5.7.1 sender refused', { retry: false, badAddress: false }],
    ['a refused message', '.', '554 5.6.0 looks like spam', { retry: false, badAddress: false }],
    ['a full server', '.', '452 4.3.1 disk full', { retry: true }],
    ['a broken connection', 'DATA', 'drop', { retry: true }],
  ])('says what to do about %s', async (_name, command, answer, result) => {
    sink.answer = (line) => (line.startsWith(command) ? answer : undefined)
    expect(await transport.send(outgoingMessage())).toMatchObject({ ok: false, ...result })
    sink.answer = () => undefined
    expect(await transport.send(outgoingMessage())).toMatchObject({ ok: true })
  })

  it('asks for a repeat when nobody listens, and refuses an address that is none', async () => {
    expect(await transport.send(outgoingMessage({ to: { name: 'x', email: '' } }))).toMatchObject({ ok: false, retry: false, badAddress: true })
    await sink.stop()
    expect(await transport.send(outgoingMessage())).toMatchObject({ ok: false, retry: true })
    sink = await SmtpSink.start()
  })
})
