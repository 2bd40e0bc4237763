import { formatTimeRange } from '#govuk'
import { CancelSessionDocument, HoldSessionDocument, RotateSessionCodeDocument } from '../../../generated/graphql.js'
import { execute } from '../../../graphql/graphql-client.js'
import { confirmPage } from '../frame/confirm-page.js'
import { param, pathTo, runPaths } from '../paths.js'
import { loadSession } from './load-session.js'

const when = (session: { readonly startsAt: string; readonly endsAt: string }) => formatTimeRange(new Date(session.startsAt), new Date(session.endsAt))

/** Calls a session off, with a reason that people read. */
export const cancelSessionPage = confirmPage({
  path: runPaths.cancelSession,
  load: async (req) => {
    const { run, session } = await loadSession(req)
    return {
      run, title: `Cancel “${session.title}”`, lead: [when(session)],
      effects: ['Everybody on the register is told, with your reason.', 'The session is taken out of their calendars.', 'It does not count towards anybody’s attendance.'],
      warning: 'A cancelled session cannot be brought back. To hold it at another time, move it instead.',
      button: 'Cancel this session', stay: 'Keep this session', dangerous: true,
      reason: { label: 'Why is it cancelled?', hint: 'Everybody who was coming reads this.' },
      back: pathTo(runPaths.sessions, { id: run.id }),
    }
  },
  submit: async (req, reason) => {
    const { cancelSession } = await execute(req, CancelSessionDocument, { input: { sessionId: param(req, 'sessionId'), reason } })
    return { userErrors: cancelSession.userErrors, notice: 'The session is cancelled. Everybody who was coming will be told.' }
  },
})

/** Closes a session as having taken place. */
export const holdSessionPage = confirmPage({
  path: runPaths.holdSession,
  load: async (req) => {
    const { run, session } = await loadSession(req)
    return {
      run, title: `Close “${session.title}” as held`, lead: [when(session), 'Close a session when it has taken place. You can still mark and correct its register afterwards.'],
      button: 'Close this session', back: pathTo(runPaths.sessions, { id: run.id }),
    }
  },
  submit: async (req) => {
    const { holdSession } = await execute(req, HoldSessionDocument, { input: { sessionId: param(req, 'sessionId') } })
    return { userErrors: holdSession.userErrors, notice: 'The session is closed as held.' }
  },
})

/** Makes a new session code in place of one that got about. */
export const newCodePage = confirmPage({
  path: `${runPaths.sessionCode}/new`,
  load: async (req) => {
    const { run, session } = await loadSession(req, ({ viewerCanSeeCode }) => viewerCanSeeCode)
    return {
      run, title: 'Make a new session code', lead: [`For “${session.title}”.`, 'The code before stops working at once. Whoever has marked themselves with it stays marked.'],
      button: 'Make a new code', back: pathTo(runPaths.sessionCode, { id: run.id, sessionId: session.id }),
    }
  },
  submit: async (req) => {
    const { rotateSessionCode } = await execute(req, RotateSessionCodeDocument, { input: { sessionId: param(req, 'sessionId') } })
    return { userErrors: rotateSessionCode.userErrors, notice: 'There is a new code. The one before no longer works.' }
  },
})
