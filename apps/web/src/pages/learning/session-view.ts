import { formatMinutes, formatTimeRange, formatDateWithDay, formatTime } from '#govuk'
import { londonDate } from '#kernel'
import { pathTo } from '../../http/addresses.js'
import { learningPaths } from './paths.js'

export interface SessionFacts {
  readonly id: string
  readonly title: string
  readonly state: string
  readonly startsAt: string
  readonly endsAt: string
  readonly mode: string
  readonly location: string | null
  readonly joinUrl: string | null
}

const modes: Readonly<Record<string, string>> = { in_person: 'In person', online: 'Online', hybrid: 'In person and online' }

export const modeWords = (mode: string): string => modes[mode] ?? mode

/** When a session is, on its own line: `Monday 1 June 2026, 9am to 11am`; over midnight both dates are named. */
export function whenWords({ startsAt, endsAt }: Pick<SessionFacts, 'startsAt' | 'endsAt'>): string {
  const [start, end] = [new Date(startsAt), new Date(endsAt)]
  if (londonDate(start) !== londonDate(end)) return formatTimeRange(start, end)
  return `${formatDateWithDay(start)}, ${formatTime(start)} to ${formatTime(end)}`
}

/** Where people meet: a place, online, or both. */
function placeWords({ location, mode }: Pick<SessionFacts, 'location' | 'mode'>): string {
  if (mode === 'in_person') return location ?? ''
  return location === null || location === '' ? 'Online' : `${location}, or online`
}

/** A session as lists and pages of learners show it. @param now decides what is over, and whether joining is near. */
export function sessionView(session: SessionFacts, now: Date) {
  const [start, end] = [new Date(session.startsAt), new Date(session.endsAt)]
  const cancelled = session.state === 'cancelled'
  const over = end <= now
  return {
    ...session,
    href: pathTo(learningPaths.session, { id: session.id }),
    when: whenWords(session),
    length: formatMinutes(Math.round((end.getTime() - start.getTime()) / 60_000)),
    modeText: modeWords(session.mode),
    place: placeWords(session),
    cancelled, over,
    /** Only while it helps: nobody joins a session that is over or called off. */
    join: cancelled || over ? null : session.joinUrl,
  }
}

/** Those still to come first to last, then those that are over, newest first. */
export function orderSessions<T extends { readonly over: boolean; readonly startsAt: string }>(sessions: readonly T[]): { readonly upcoming: readonly T[]; readonly past: readonly T[] } {
  const byStart = [...sessions].sort((a, b) => a.startsAt.localeCompare(b.startsAt))
  return { upcoming: byStart.filter(({ over }) => !over), past: byStart.filter(({ over }) => over).reverse() }
}
