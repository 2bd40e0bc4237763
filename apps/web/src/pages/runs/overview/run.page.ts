import { RunOverviewDocument } from '../../../generated/graphql.js'
import { execute } from '../../../graphql/graphql-client.js'
import { learnerRunPage } from '../../catalogue/run.page.js'
import { page } from '../../page.js'
import { frameOf } from '../frame/load-run.js'
import { param, pathTo, runPaths } from '../paths.js'
import { splitSessions } from '../sessions/session-rows.js'
import { planRows, runFigures, runSteps } from './run-summary.js'

const SESSIONS_SHOWN = 3

/** A run: for those who run or teach it their page, for everybody else (and on wish) the one that learners see. */
export const runPage = page({
  path: runPaths.run,
  get: async (req, res) => {
    if (req.query['as'] === 'learner') return learnerRunPage.get(req, res)
    const { cohortRun, cohortRunSessions } = await execute(req, RunOverviewDocument, { id: param(req, 'id') })
    if (!cohortRun.viewerCanSeeRoster && !cohortRun.viewerCanManage) return learnerRunPage.get(req, res)
    const { upcoming } = splitSessions(cohortRun.id, cohortRunSessions.edges.map(({ node }) => node), req.web.services.clock.now())
    const ids = { id: cohortRun.id }
    res.render('runs/overview/run', {
      title: cohortRun.title, run: frameOf(cohortRun, 'run'), rows: planRows(cohortRun), figures: runFigures(cohortRun), steps: runSteps(cohortRun),
      sessions: upcoming.slice(0, SESSIONS_SHOWN), sessionsHref: pathTo(runPaths.sessions, ids), mayPlanSessions: cohortRun.viewerCanManageSessions,
      nominateHref: cohortRun.viewerCanManage && ['open', 'closed', 'draft'].includes(cohortRun.state) ? pathTo(runPaths.nominate, ids) : undefined,
      learnerHref: `${pathTo(runPaths.run, ids)}?as=learner`,
    })
  },
})
