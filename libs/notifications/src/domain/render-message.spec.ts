import fc from 'fast-check'
import { z } from 'zod'
import { unwrap } from '#kernel'
import { defineTemplate } from './message-template.js'
import { renderMessage } from './render-message.js'

const around = { name: 'A', webUrl: 'https://waymark.example' }
const note = defineTemplate({
  name: 'test.note', purpose: 'service', channels: ['email'],
  data: z.object({ words: z.string(), at: z.iso.datetime() }),
  example: { words: 'B', at: '2026-03-30T13:00:00.000Z' },
  longText: ['words'],
  fields: (data, format) => ({ words: data.words, when: format.dateTime(data.at) }),
  links: () => ({ page: '/a?b=1&c=2' }),
  texts: {
    en: { subject: 'Note for ((name))', body: 'Hello ((name))\n\n((words))\n\n- ((when))\n- ((name))\n\n[Open <it>]((page))' },
    cy: { subject: 'Nodyn i ((name))', body: 'Helo ((name))\n\n((words))\n\n((when))' },
  },
})
const render = ({ name = 'A', ...change }: Partial<typeof note.example & { name: string }>, locale: 'en' | 'cy' = 'en') =>
  unwrap(renderMessage(note, { ...note.example, ...change }, locale, { ...around, name }))

describe('renderMessage', () => {
  it('writes text with whole web addresses on their own line, and HTML that names its links', () => {
    const message = render({ name: 'Siân O’Neill', words: 'First line\nsecond line' })
    expect(message.subject).toBe('Note for Siân O’Neill')
    expect(message.text).toBe('Hello Siân O’Neill\n\nFirst line\nsecond line\n\n- Monday 30 March 2026 at 2pm\n- Siân O’Neill\n\nOpen <it>:\nhttps://waymark.example/a?b=1&c=2\n')
    expect(message.html).toContain('<p>First line<br>second line</p>')
    expect(message.html).toContain('<a href="https://waymark.example/a?b=1&amp;c=2">Open &lt;it&gt;</a>')
    expect(message.html).toContain('<html lang="en-GB">')
  })

  it('writes Welsh with Welsh dates where there is Welsh, and whole English where there is not', () => {
    expect(render({}, 'cy')).toMatchObject({ locale: 'cy', subject: 'Nodyn i A' })
    expect(render({}, 'cy').text).toContain('Dydd Llun 30 Mawrth 2026 am 14:00')
    const { cy: _dropped, ...onlyEnglish } = note.texts
    expect(unwrap(renderMessage({ ...note, texts: onlyEnglish }, note.example, 'cy', around))).toMatchObject({ locale: 'en', subject: 'Note for A' })
  })

  it('names a field that nobody supplies, in the subject and in the body', () => {
    const inSubject = { ...note, texts: { en: { subject: 'x ((oops))', body: 'y' } } }
    expect(renderMessage(inSubject, note.example, 'en', around)).toEqual({ ok: false, error: { code: 'UNKNOWN_FIELD', field: 'oops' } })
    const inLink = { ...note, texts: { en: { subject: 'x', body: '[go]((nowhere))' } } }
    expect(renderMessage(inLink, note.example, 'en', around)).toEqual({ ok: false, error: { code: 'UNKNOWN_FIELD', field: 'nowhere' } })
  })

  it('names the data that the template’s schema refuses', () => {
    const refused = renderMessage(note, { at: 'tomorrow' }, 'en', around)
    expect(refused).toMatchObject({ ok: false, error: { code: 'INVALID_DATA', fields: ['words', 'at'] } })
  })

  it('adds the way to switch it off to a reminder only, and the calendar link when there is one', () => {
    const reminder = unwrap(renderMessage({ ...note, purpose: 'reminder' }, note.example, 'en', { ...around, calendar: 'https://waymark.example/c/1.ics' }))
    expect(reminder.text).toContain('Choose which messages you get:\nhttps://waymark.example/messages/preferences')
    expect(reminder.text).toContain('Add this session to your calendar:\nhttps://waymark.example/c/1.ics')
    expect(render({}).text).not.toContain('preferences')
    expect(render({}).text).not.toContain('calendar')
  })

  it('keeps lines within 72 characters', () => {
    const message = render({ words: 'Lorem ipsum dolor sit amet '.repeat(20) })
    expect(message.text.split('\n').every((line) => line.length <= 72)).toBe(true)
    expect(message.text.replaceAll('\n', ' ')).toContain('Lorem ipsum dolor sit amet '.repeat(19))
  })

  it('lets no value become a header, a tag, a list, a link or another field', () => {
    const nasty = '- [x]((page)) ((words))\r\nBcc: all@example.org\u2028<img src=x onerror="x">\u202egpj.exe'
    const message = render({ name: nasty })
    expect(message.subject).toBe('Note for - [x]((page)) ((words)) Bcc: all@example.org <img src=x onerror="x">gpj.exe')
    expect(message.html).not.toMatch(/<img|href="[^"]*x\]/)
    expect(message.html.match(/<a /g)).toHaveLength(1)
  })

  it('never lets any text out of its place', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (name, words) => {
      const message = render({ name, words })
      expect(message.subject).not.toMatch(/\p{Cc}/u)
      const tags = message.html.match(/<\/?[a-z!][^>]*>/gi)?.filter((tag) => tag !== '<br>')
      expect(tags).toEqual(render({}).html.match(/<\/?[a-z!][^>]*>/gi))
    }))
  })
})
