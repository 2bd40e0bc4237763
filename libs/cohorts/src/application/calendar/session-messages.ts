import {
  type CalendarContent, type CalendarPlace, type MessageRequest, sessionCancelledMessage, sessionChangedMessage, sessionInvitationMessage, sessionRemovedMessage,
} from '#notifications'
import type { PendingInvitation } from '../../data/calendar/invitation.queries.js'

/** Where a session is, in words. */
function placeWords({ mode, location }: PendingInvitation): string {
  if (mode === 'online') return 'Online'
  return mode === 'hybrid' ? `${location ?? ''}, and online` : location ?? ''
}

function placeOf({ mode, location, joinUrl }: PendingInvitation): CalendarPlace {
  const join = joinUrl === null ? {} : { joinUrl }
  if (mode === 'online') return { mode, ...join }
  return mode === 'hybrid' ? { mode, place: location ?? '', ...join } : { mode, place: location ?? '' }
}

/** The message that tells one person one thing about one session, and brings their calendar up to date. */
export function sessionMessage(told: PendingInvitation, webUrl: string): MessageRequest {
  const { sessionId, personId } = told
  const data = { programme: told.runTitle, session: told.title, sessionId, startsAt: told.startsAt.toISOString(), where: placeWords(told) }
  const content: CalendarContent = {
    summary: told.title, description: told.runTitle, start: told.startsAt, end: told.endsAt, where: placeOf(told), url: new URL(`/sessions/${sessionId}`, webUrl).href,
  }
  const rest = {
    personId, dedupeKey: `session:${sessionId}:${personId}:${told.told + 1}`,
    calendar: { sessionId, content, cancelled: told.kind === 'cancel' || told.kind === 'remove' },
  }
  const request = <Data extends object>(message: MessageRequest<Data>): MessageRequest => message as unknown as MessageRequest
  switch (told.kind) {
    case 'invite': return request({ template: sessionInvitationMessage, data, ...rest })
    case 'update': return request({ template: sessionChangedMessage, data, ...rest })
    case 'cancel': return request({ template: sessionCancelledMessage, data: { ...data, reason: told.reason ?? '' }, ...rest })
    case 'remove': return request({ template: sessionRemovedMessage, data, ...rest })
  }
}
