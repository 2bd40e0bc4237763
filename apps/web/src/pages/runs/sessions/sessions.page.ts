import { hrefWith } from '#govuk'
import { RunSessionsDocument } from '../../../generated/graphql.js'
import { execute } from '../../../graphql/graphql-client.js'
import { page } from '../../page.js'
import { frameOf } from '../frame/load-run.js'
import { param, pathTo, runPaths, text } from '../paths.js'
import { splitSessions } from './session-rows.js'

/** All sessions of a run, with what may be done to each. */
export const sessionsPage = page({
  path: runPaths.sessions,
  get: async (req, res) => {
    const id = param(req, 'id')
    const after = text(req.query['after'])
    const { cohortRun, cohortRunSessions } = await execute(req, RunSessionsDocument, { id, ...(after !== '' && { after }) })
    const run = frameOf(cohortRun, 'sessions', ({ viewerCanManageSessions }) => viewerCanManageSessions)
    const { endCursor, hasNextPage } = cohortRunSessions.pageInfo
    res.render('runs/sessions/sessions', {
      title: `Sessions: ${run.title}`, run,
      ...splitSessions(id, cohortRunSessions.edges.map(({ node }) => node), req.web.services.clock.now()),
      scheduleHref: ['completed', 'cancelled'].includes(run.state) ? undefined : pathTo(runPaths.scheduleSession, { id }),
      nextHref: hasNextPage && endCursor ? hrefWith(pathTo(runPaths.sessions, { id }), {}, { after: endCursor }) : undefined,
      total: cohortRunSessions.totalCount,
    })
  },
})
