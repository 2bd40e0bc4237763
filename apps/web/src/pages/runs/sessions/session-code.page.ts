import { SessionCodeDocument } from '../../../generated/graphql.js'
import { execute } from '../../../graphql/graphql-client.js'
import { PageError } from '../../../http/page-error.js'
import { page } from '../../page.js'
import { frameOf } from '../frame/load-run.js'
import { param, pathTo, runPaths } from '../paths.js'
import { sessionRow } from './session-rows.js'

/** The code that learners type, large enough to show in the room. */
export const sessionCodePage = page({
  path: runPaths.sessionCode,
  get: async (req, res) => {
    const ids = { id: param(req, 'id'), sessionId: param(req, 'sessionId') }
    const { cohortRun, cohortSession, cohortSessionCode } = await execute(req, SessionCodeDocument, ids)
    if (cohortSession.runId !== cohortRun.id) throw new PageError('notFound')
    res.render('runs/sessions/session-code', {
      title: 'Session code', run: frameOf(cohortRun, 'sessions'), code: cohortSessionCode,
      session: sessionRow(cohortRun.id, cohortSession, req.web.services.clock.now()),
      newCodeHref: `${pathTo(runPaths.sessionCode, ids)}/new`, registerHref: pathTo(runPaths.register, ids),
      previous: pathTo(runPaths.sessions, ids),
    })
  },
})
