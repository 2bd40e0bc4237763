import { locationText, type CalendarEvent, type CalendarParty } from './calendar-event.js'
import { contentLines, mailtoValue, quotedParameter, textValue, uriValue } from './content-lines.js'
import { LONDON_TIMEZONE, startAndEnd, utcStamp } from './london-time.js'

/** iTIP methods that Waymark sends (RFC 5546): an invitation or its update, its cancellation, a feed. */
export type CalendarMethod = 'REQUEST' | 'CANCEL' | 'PUBLISH'

const PRODUCT = '-//Waymark//Learning and cohort programmes//EN'

/** An invitation to one session for one person, or, with a higher sequence, its update. */
export const buildInvitation = (event: CalendarEvent, attendee: CalendarParty): string =>
  calendar('REQUEST', [], [entry(event, 'CONFIRMED', [party('ORGANIZER', event.organiser), invited(attendee, true)])])

/** Takes a session out of a person's calendar. The sequence must be higher than that of any message before it. */
export const buildCancellation = (event: CalendarEvent, attendee: CalendarParty): string =>
  calendar('CANCEL', [], [entry({ ...event, summary: `Cancelled: ${event.summary}` }, 'CANCELLED', [party('ORGANIZER', event.organiser), invited(attendee, false)])])

export interface CalendarFeed {
  /** What the subscribed calendar is called, e.g. "Waymark: Aisha Khan". */
  readonly name: string
  /** The sessions that stand: a cancelled one is left out, which takes it out of subscribed calendars. */
  readonly events: readonly CalendarEvent[]
  /** How often calendars should look again. */
  readonly refreshHours: number
}

/** A person's whole calendar, to subscribe to. Published entries have no attendees (RFC 5546, 3.2.1). */
export function buildFeed(feed: CalendarFeed): string {
  const name = textValue(feed.name)
  const refresh = `PT${feed.refreshHours}H`
  return calendar('PUBLISH', [
    `NAME:${name}`, `X-WR-CALNAME:${name}`, `REFRESH-INTERVAL;VALUE=DURATION:${refresh}`, `X-PUBLISHED-TTL:${refresh}`,
  ], feed.events.map((event) => entry(event, 'CONFIRMED', [party('ORGANIZER', event.organiser)])))
}

function calendar(method: CalendarMethod, about: readonly string[], entries: readonly (readonly string[])[]): string {
  return contentLines([
    'BEGIN:VCALENDAR', 'VERSION:2.0', `PRODID:${PRODUCT}`, 'CALSCALE:GREGORIAN', `METHOD:${method}`, ...about,
    ...LONDON_TIMEZONE, ...entries.flat(), 'END:VCALENDAR',
  ])
}

function entry(event: CalendarEvent, status: 'CONFIRMED' | 'CANCELLED', people: readonly string[]): string[] {
  if (event.end <= event.start) throw new Error(`Calendar entry ${event.uid} ends at or before its start`)
  const { where } = event
  const joinUrl = where.mode === 'in_person' ? undefined : where.joinUrl
  const description = [event.description, joinUrl && `Join online: ${joinUrl}`, event.url && `About this session: ${event.url}`].filter(Boolean).join('\n\n')
  return [
    'BEGIN:VEVENT', `UID:${textValue(event.uid)}`, `SEQUENCE:${event.sequence}`, `DTSTAMP:${utcStamp(event.stamp)}`, `LAST-MODIFIED:${utcStamp(event.stamp)}`,
    ...startAndEnd(event.start, event.end),
    `SUMMARY:${textValue(event.summary)}`,
    ...(description === '' ? [] : [`DESCRIPTION:${textValue(description)}`]),
    `LOCATION:${textValue(locationText(where))}`,
    ...(event.url === undefined ? [] : [`URL:${uriValue(event.url)}`]),
    ...(joinUrl === undefined ? [] : [`CONFERENCE;VALUE=URI;FEATURE=AUDIO,VIDEO;LABEL="Join online":${uriValue(joinUrl)}`]),
    ...people,
    `STATUS:${status}`, `TRANSP:${status === 'CANCELLED' ? 'TRANSPARENT' : 'OPAQUE'}`, 'END:VEVENT',
  ]
}

const party = (property: 'ORGANIZER', { name, email }: CalendarParty): string => `${property};CN=${quotedParameter(name)}:${mailtoValue(email)}`

const invited = ({ name, email }: CalendarParty, answerWanted: boolean): string =>
  `ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=${answerWanted ? 'TRUE' : 'FALSE'};CN=${quotedParameter(name)}:${mailtoValue(email)}`
