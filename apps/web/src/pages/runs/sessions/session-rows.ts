import { listInWords, formatTimeRange } from '#govuk'
import { DELIVERY_MODES, wordsFor } from '../../catalogue/words.js'
import { pathTo, runPaths } from '../paths.js'

/** A session as the API tells it. */
export interface SessionLine {
  readonly id: string
  readonly title: string
  readonly state: string
  readonly startsAt: string
  readonly endsAt: string
  readonly mode: string
  readonly location: string | null
  readonly reason: string | null
  readonly facilitatorNames: readonly string[]
  readonly viewerCanManage: boolean
  readonly viewerCanMarkRegister: boolean
  readonly viewerCanSeeCode: boolean
}

export interface SessionAction {
  readonly text: string
  readonly href: string
  /** Finishes the link for those who hear it apart from its row: "Register for Opening day". */
  readonly about: string
}


const UPCOMING = new Set(['scheduled', 'rescheduled'])

/** What a session looks like in a list, with what the viewer may do to it now. */
export function sessionRow(runId: string, session: SessionLine, now: Date) {
  const ids = { id: runId, sessionId: session.id }
  const action = (text: string, path: string): SessionAction => ({ text, href: pathTo(path, ids), about: session.title })
  const upcoming = UPCOMING.has(session.state)
  const begun = new Date(session.startsAt) <= now
  const actions = [
    ...(session.viewerCanMarkRegister && session.state !== 'cancelled' ? [action('Register', runPaths.register)] : []),
    ...(session.viewerCanSeeCode && upcoming ? [action('Session code', runPaths.sessionCode)] : []),
    ...(session.viewerCanManage && upcoming && begun ? [action('Close as held', runPaths.holdSession)] : []),
    ...(session.viewerCanManage && upcoming ? [action('Change', runPaths.editSession), action('Move', runPaths.rescheduleSession), action('Cancel', runPaths.cancelSession)] : []),
  ]
  return {
    id: session.id, title: session.title, state: session.state, reason: session.reason,
    when: formatTimeRange(new Date(session.startsAt), new Date(session.endsAt)),
    where: [wordsFor(DELIVERY_MODES, session.mode), session.location].filter(Boolean).join(': '),
    facilitators: listInWords(session.facilitatorNames),
    actions,
  }
}

/** The sessions still to come first, soonest on top; then those that are over, newest on top. */
export function splitSessions(runId: string, sessions: readonly SessionLine[], now: Date) {
  const open = sessions.filter(({ state }) => UPCOMING.has(state))
  const over = sessions.filter(({ state }) => !UPCOMING.has(state))
  return { upcoming: open.map((one) => sessionRow(runId, one, now)), over: over.toReversed().map((one) => sessionRow(runId, one, now)) }
}
