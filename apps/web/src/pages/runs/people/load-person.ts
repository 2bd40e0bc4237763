import type { Request } from 'express'
import { RunPersonDocument } from '../../../generated/graphql.js'
import { execute } from '../../../graphql/graphql-client.js'
import { PageError } from '../../../http/page-error.js'
import { frameOf } from '../frame/load-run.js'
import { param, pathTo, runPaths } from '../paths.js'

/** Somebody in a run, for those who may see its people; an enrolment of another run is not there. */
export async function loadPerson(req: Request) {
  const ids = { id: param(req, 'id'), enrolmentId: param(req, 'enrolmentId') }
  const { cohortRun, enrolment, learningProgress } = await execute(req, RunPersonDocument, ids)
  if (enrolment.runId !== cohortRun.id) throw new PageError('notFound')
  return {
    run: frameOf(cohortRun, 'roster', ({ viewerCanSeeRoster }) => viewerCanSeeRoster), cohortRun, enrolment, progress: learningProgress, ids,
    name: enrolment.personName ?? 'This person', back: pathTo(runPaths.person, ids),
  }
}
