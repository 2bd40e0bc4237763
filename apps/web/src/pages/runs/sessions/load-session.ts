import type { Request } from 'express'
import { RunSessionDocument, type RunSessionData } from '../../../generated/graphql.js'
import { execute } from '../../../graphql/graphql-client.js'
import { PageError } from '../../../http/page-error.js'
import { frameOf } from '../frame/load-run.js'
import { param } from '../paths.js'

type Session = RunSessionData['cohortSession']

/** A session with its run, for a page that `may` open; a session of another run is not there. */
export async function loadSession(req: Request, may: (session: Session) => boolean = ({ viewerCanManage }) => viewerCanManage) {
  const { cohortRun, cohortSession } = await execute(req, RunSessionDocument, { id: param(req, 'id'), sessionId: param(req, 'sessionId') })
  if (cohortSession.runId !== cohortRun.id || !may(cohortSession)) throw new PageError('notFound')
  return { run: frameOf(cohortRun, 'sessions'), cohortRun, session: cohortSession }
}
