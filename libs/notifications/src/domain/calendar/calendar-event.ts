/** Someone in a calendar entry. */
export interface CalendarParty {
  readonly name: string
  readonly email: string
}

/** Where a session is held: a place, an address to join, or both. */
export type CalendarPlace =
  | { readonly mode: 'in_person'; readonly place: string }
  | { readonly mode: 'online'; readonly joinUrl?: string | undefined }
  | { readonly mode: 'hybrid'; readonly place: string; readonly joinUrl?: string | undefined }

/** What a session says in a person's calendar. Two equal contents need no new invitation. */
export interface CalendarContent {
  readonly summary: string
  readonly description?: string | undefined
  readonly start: Date
  /** The first instant after the session: later than `start`. */
  readonly end: Date
  readonly where: CalendarPlace
  /** The session's own page. */
  readonly url?: string | undefined
}

/** One entry, as it stands now. */
export interface CalendarEvent extends CalendarContent {
  /** The same for the whole life of the session: what lets a calendar replace an entry, not add a second one. */
  readonly uid: string
  /** Rises with every message about the same entry. */
  readonly sequence: number
  /** When this state of the entry was written down. */
  readonly stamp: Date
  readonly organiser: CalendarParty
}

/** The session's identity in calendars everywhere. `host` is the web application's host name. */
export const sessionUid = (sessionId: string, host: string): string => `session-${sessionId}@${host}`

/** The place as one line: what calendars show. */
export function locationText(where: CalendarPlace): string {
  if (where.mode === 'in_person') return where.place
  const online = where.joinUrl === undefined ? 'online' : `online: ${where.joinUrl}`
  return where.mode === 'hybrid' ? `${where.place}, or ${online}` : online.replace('o', 'O')
}

/** A canonical text of what the person would see; the caller keeps its hash to tell a change from a repeat. */
export const calendarFingerprint = (content: CalendarContent): string => JSON.stringify([
  content.summary, content.description ?? '', content.start.getTime(), content.end.getTime(),
  content.where.mode, locationText(content.where), content.url ?? '',
])
