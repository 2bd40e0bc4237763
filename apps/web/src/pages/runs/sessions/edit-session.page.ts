import { renameFields, param, pathTo, runPaths } from '../paths.js'
import { EditSessionDocument, RescheduleSessionDocument } from '../../../generated/graphql.js'
import { formPage } from '../../../forms/form-page.js'
import { execute } from '../../../graphql/graphql-client.js'
import { formatTimeRange } from '#govuk'
import { londonDate, londonTime } from '#kernel'
import { dateBoxes } from '../form-fields.js'
import { loadSession } from './load-session.js'
import { sessionChoices } from './session-choices.js'
import { detailsBody, detailsInput, rescheduleBody } from './session-form.js'

const toSessions = (id: string) => pathTo(runPaths.sessions, { id })

/** Changes what a session is, where it is and who holds it; not when. */
export const editSessionPage = formPage({
  path: runPaths.editSession,
  view: 'runs/sessions/edit-session',
  load: async (req) => {
    const { run, cohortRun, session } = await loadSession(req)
    return { run, session, choices: sessionChoices(cohortRun), facilitatorsHref: pathTo(runPaths.facilitators, { id: run.id }) }
  },
  title: ({ session }) => `Change “${session.title}”`,
  previous: (_req, { run }) => toSessions(run.id),
  body: detailsBody,
  initial: ({ session }) => ({ ...session, facilitatorIds: [...session.facilitatorIds] }),
  submit: async (req, _res, form, { run }) => {
    const { editSession } = await execute(req, EditSessionDocument, { input: { sessionId: param(req, 'sessionId'), ...detailsInput(form) } })
    if (editSession.userErrors.length > 0) return { userErrors: renameFields(editSession.userErrors, { 'facilitatorIds.0': 'facilitatorIds' }) }
    return { next: toSessions(run.id), notice: 'The session is changed. People are told where what they see has changed.' }
  },
})

/** Moves a session to another time. */
export const rescheduleSessionPage = formPage({
  path: runPaths.rescheduleSession,
  view: 'runs/sessions/reschedule-session',
  load: async (req) => {
    const { run, session } = await loadSession(req)
    return { run, session, now: formatTimeRange(new Date(session.startsAt), new Date(session.endsAt)) }
  },
  title: ({ session }) => `Move “${session.title}”`,
  previous: (_req, { run }) => toSessions(run.id),
  body: rescheduleBody,
  initial: ({ session }) => ({
    ...dateBoxes('date', londonDate(new Date(session.startsAt))), time: londonTime(new Date(session.startsAt)), duration: String(session.minutes),
  }),
  submit: async (req, _res, form, { run }) => {
    const { rescheduleSession } = await execute(req, RescheduleSessionDocument, { input: { sessionId: param(req, 'sessionId'), ...form } })
    return rescheduleSession.userErrors.length > 0 ? { userErrors: rescheduleSession.userErrors }
      : { next: toSessions(run.id), notice: 'The session is moved. Everybody who was coming will be told the new time.' }
  },
})
