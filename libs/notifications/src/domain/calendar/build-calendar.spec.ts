import fc from 'fast-check'
import { property, readCalendar, textOf, type IcsComponent } from '../../testing/ics-reader.js'
import { buildCancellation, buildFeed, buildInvitation } from './build-calendar.js'
import { calendarFingerprint, locationText, sessionUid, type CalendarEvent } from './calendar-event.js'

const event: CalendarEvent = {
  uid: sessionUid('01980000-0000-7000-8000-000000000002', 'waymark.example'), sequence: 3, stamp: new Date('2026-01-05T08:30:00Z'),
  start: new Date('2026-05-11T09:00:00Z'), end: new Date('2026-05-11T11:30:00Z'), summary: 'Working in the open; part 1, “why”',
  description: 'Bring:\n- a question\n- C:\\notes', where: { mode: 'hybrid', place: 'Town Hall, Room 2', joinUrl: 'https://meet.example/a,b;c?d=1' },
  url: 'https://waymark.example/sessions/2', organiser: { name: 'Institute, the "Programme" team', email: 'waymark@example.org' },
}
const aisha = { name: 'Aisha Khan', email: 'aisha.o\'neill+work@example.org' }
const read = (text: string): IcsComponent => readCalendar(Buffer.from(text))
const eventOf = (calendar: IcsComponent): IcsComponent => {
  const events = calendar.components.filter((component) => component.name === 'VEVENT')
  if (events.length !== 1 || events[0] === undefined) throw new Error(`${events.length} events`)
  return events[0]
}
const at = (start: string, end: string): [string, string] => {
  const found = eventOf(read(buildInvitation({ ...event, start: new Date(start), end: new Date(end) }, aisha)))
  return [property(found, 'DTSTART'), property(found, 'DTEND')].map(({ parameters, value }) => `${parameters.TZID ?? ''}${value}`) as [string, string]
}

describe('an invitation', () => {
  const calendar = read(buildInvitation(event, aisha))
  const found = eventOf(calendar)

  it('is a REQUEST with what RFC 5546 asks of one', () => {
    expect(property(calendar, 'METHOD').value).toBe('REQUEST')
    expect(property(calendar, 'VERSION').value).toBe('2.0')
    expect(property(calendar, 'PRODID').value).not.toBe('')
    expect(property(found, 'UID').value).toBe('session-01980000-0000-7000-8000-000000000002@waymark.example')
    expect(property(found, 'SEQUENCE').value).toBe('3')
    expect(property(found, 'DTSTAMP').value).toBe('20260105T083000Z')
    expect(property(found, 'STATUS').value).toBe('CONFIRMED')
    expect(property(found, 'ORGANIZER')).toMatchObject({ parameters: { CN: 'Institute, the "Programme" team' }, value: 'mailto:waymark@example.org' })
    expect(property(found, 'ATTENDEE')).toMatchObject({
      parameters: { PARTSTAT: 'NEEDS-ACTION', RSVP: 'TRUE', ROLE: 'REQ-PARTICIPANT', CN: 'Aisha Khan' }, value: 'mailto:aisha.o\'neill+work@example.org',
    })
  })

  it('carries its words, place and addresses intact', () => {
    expect(textOf(found, 'SUMMARY')).toBe(event.summary)
    expect(textOf(found, 'LOCATION')).toBe('Town Hall, Room 2, or online: https://meet.example/a,b;c?d=1')
    expect(textOf(found, 'DESCRIPTION')).toBe('Bring:\n- a question\n- C:\\notes\n\nJoin online: https://meet.example/a,b;c?d=1\n\nAbout this session: https://waymark.example/sessions/2')
    expect(property(found, 'URL').value).toBe('https://waymark.example/sessions/2')
    expect(property(found, 'CONFERENCE').value).toBe('https://meet.example/a,b;c?d=1')
  })

  it('brings the rules of the London clock', () => {
    const zone = calendar.components.find((component) => component.name === 'VTIMEZONE')
    expect(zone && property(zone, 'TZID').value).toBe('Europe/London')
    const rules = zone?.components.map((rule) => [rule.name, ...['DTSTART', 'TZOFFSETFROM', 'TZOFFSETTO', 'RRULE'].map((name) => property(rule, name).value)])
    expect(rules).toEqual([
      ['DAYLIGHT', '19960331T010000', '+0000', '+0100', 'FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU'],
      ['STANDARD', '19961027T020000', '+0100', '+0000', 'FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU'],
    ])
  })

  it('keeps any words whole through folding and escaping', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.string({ unit: 'binary' }), (summary, name) => {
      const back = eventOf(read(buildInvitation({ ...event, summary }, { name, email: 'a@example.org' })))
      const shown = summary.replace(/\r\n?|\u2028|\u2029|\u0085/g, '\n').replace(/(?![\n\t])\p{Cc}/gu, '')
      expect(textOf(back, 'SUMMARY')).toBe(shown)
      expect(back.properties).toHaveLength(found.properties.length)
    }))
  })

  it('puts the replacement character where half a character was', () => {
    expect(textOf(eventOf(read(buildInvitation({ ...event, summary: 'a\ud83db' }, aisha))), 'SUMMARY')).toBe('a\ufffdb')
  })

  it('lets no address add a line or a second recipient', () => {
    const back = eventOf(read(buildInvitation(event, { name: 'x', email: 'a@example.org\r\nATTENDEE:mailto:b@example.org?bcc=c' })))
    expect(property(back, 'ATTENDEE').value).toBe('mailto:a@example.org%0D%0AATTENDEE%3Amailto%3Ab@example.org%3Fbcc%3Dc')
  })

  it('refuses a session that ends before it starts, and an address that is no web address', () => {
    expect(() => buildInvitation({ ...event, end: event.start }, aisha)).toThrow('ends at or before its start')
    expect(() => buildInvitation({ ...event, url: 'javascript:alert(1)' }, aisha)).toThrow('Not an address')
  })
})

describe('London time', () => {
  it('is written as the clock on the wall shows it, winter and summer', () => {
    expect(at('2026-01-12T09:00:00Z', '2026-01-12T10:00:00Z')).toEqual(['Europe/London20260112T090000', 'Europe/London20260112T100000'])
    expect(at('2026-07-13T08:00:00Z', '2026-07-13T09:00:00Z')).toEqual(['Europe/London20260713T090000', 'Europe/London20260713T100000'])
  })

  it('crosses the spring change: an hour is missing from the wall clock', () => {
    expect(at('2026-03-29T00:30:00Z', '2026-03-29T01:30:00Z')).toEqual(['Europe/London20260329T003000', 'Europe/London20260329T023000'])
  })

  it('crosses the autumn change: the first reading of the doubled hour is local, the second is UTC', () => {
    expect(at('2026-10-25T00:30:00Z', '2026-10-25T02:30:00Z')).toEqual(['Europe/London20261025T013000', 'Europe/London20261025T023000'])
    expect(at('2026-10-25T01:30:00Z', '2026-10-25T02:30:00Z')).toEqual(['20261025T013000Z', '20261025T023000Z'])
    expect(at('2026-10-24T23:30:00Z', '2026-10-25T01:00:00Z')).toEqual(['20261024T233000Z', '20261025T010000Z'])
  })

  it('lets every instant be read back from what is written', () => {
    const zone = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', dateStyle: 'short', timeStyle: 'medium' })
    fc.assert(fc.property(fc.integer({ min: 820_454_400, max: 4_000_000_000 }), (seconds) => {
      const [start] = at(new Date(seconds * 1000).toISOString(), new Date((seconds + 3600) * 1000).toISOString())
      const digits = /(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(Z?)$/.exec(start)
      const utc = Date.parse(`${digits?.[1]}-${digits?.[2]}-${digits?.[3]}T${digits?.[4]}:${digits?.[5]}:${digits?.[6]}Z`)
      const wall = `${digits?.[3]}/${digits?.[2]}/${digits?.[1]}, ${digits?.[4]}:${digits?.[5]}:${digits?.[6]}`
      // Local time: the earliest instant at which London's clock shows it.
      const candidates = digits?.[7] === 'Z' ? [utc] : [utc - 3_600_000, utc].filter((instant) => zone.format(instant) === wall)
      expect(candidates[0]).toBe(seconds * 1000)
    }))
  })
})

describe('a cancellation', () => {
  it('names the same entry, with everything RFC 5546 asks for', () => {
    const calendar = read(buildCancellation({ ...event, sequence: 4 }, aisha))
    const found = eventOf(calendar)
    expect(property(calendar, 'METHOD').value).toBe('CANCEL')
    expect(property(found, 'UID').value).toBe(event.uid)
    expect(property(found, 'SEQUENCE').value).toBe('4')
    expect(property(found, 'STATUS').value).toBe('CANCELLED')
    expect(property(found, 'ATTENDEE').parameters.RSVP).toBe('FALSE')
    expect(textOf(found, 'SUMMARY')).toMatch(/^Cancelled: /)
  })
})

describe('a feed', () => {
  it('publishes every session without attendees and says how often to look', () => {
    const calendar = read(buildFeed({ name: 'Waymark: Aisha, Khan', events: [event, { ...event, uid: 'b@x', where: { mode: 'online' } }], refreshHours: 1 }))
    expect(property(calendar, 'METHOD').value).toBe('PUBLISH')
    expect(textOf(calendar, 'X-WR-CALNAME')).toBe('Waymark: Aisha, Khan')
    expect(property(calendar, 'REFRESH-INTERVAL')).toMatchObject({ parameters: { VALUE: 'DURATION' }, value: 'PT1H' })
    const events = calendar.components.filter((component) => component.name === 'VEVENT')
    expect(events.map((one) => property(one, 'UID').value)).toEqual([event.uid, 'b@x'])
    expect(events.flatMap((one) => one.properties).filter((one) => one.name === 'ATTENDEE')).toEqual([])
  })

  it('is a calendar even with nothing in it', () => {
    expect(read(buildFeed({ name: 'Nothing', events: [], refreshHours: 1 })).components.map((component) => component.name)).toEqual(['VTIMEZONE'])
  })
})

describe('content', () => {
  it('reads as one line of place', () => {
    expect(locationText({ mode: 'in_person', place: 'Hall' })).toBe('Hall')
    expect(locationText({ mode: 'online' })).toBe('Online')
    expect(locationText({ mode: 'hybrid', place: 'Hall' })).toBe('Hall, or online')
  })

  it('has another fingerprint when anything a person sees is another', () => {
    const same = calendarFingerprint({ ...event, start: new Date(event.start) })
    expect(calendarFingerprint(event)).toBe(same)
    const changes: Partial<CalendarEvent>[] = [{ summary: 'x' }, { description: 'x' }, { start: new Date(0) }, { end: new Date(0) }, { where: { mode: 'online' } }, { url: 'https://x.example' }]
    for (const change of changes) expect(calendarFingerprint({ ...event, ...change })).not.toBe(same)
    const later: CalendarEvent = { ...event, sequence: 9, stamp: new Date(0) }
    expect(calendarFingerprint(later)).toBe(same)
  })
})
