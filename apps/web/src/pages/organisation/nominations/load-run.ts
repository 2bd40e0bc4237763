import type { Request } from 'express'
import { formatDate, pluralise, stateTag } from '#govuk'
import { RunToNominateForDocument } from '../../../generated/graphql.js'
import { execute } from '../../../graphql/graphql-client.js'
import { param } from '../../../http/addresses.js'
import { PageError } from '../../../http/page-error.js'
import { organisationIdOf } from '../frame.js'

/** How many places a run has left. */
export const places = ({ capacity, taken, waiting }: { readonly capacity: number; readonly taken: number; readonly waiting: number }): string =>
  taken < capacity ? `${pluralise(capacity - taken, 'place')} free` : `Full, ${pluralise(waiting, 'person', 'people')} waiting`

/** The run for which an administrator puts colleagues forward, and who is in it; not found where they may not. */
export async function loadRun(req: Request) {
  const { organisation, cohortRun: run, runEnrolments } = await execute(req, RunToNominateForDocument, { organisationId: organisationIdOf(req), runId: param(req, 'runId') })
  if (!run.viewerCanNominate) throw new PageError('notFound')
  return {
    caption: organisation.name, run, places: places(run), runTitle: `${run.programme?.title ?? ''}: ${run.title}`,
    lead: [`Begins ${formatDate(run.startsOn as never)}. Nominations until ${formatDate(run.closesOn as never)}. ${places(run)}.`],
    already: runEnrolments.edges.map(({ node }) => ({ name: node.personName, tag: stateTag('enrolment', node.state, req.web.locale) })), alreadyTotal: runEnrolments.totalCount,
  }
}
