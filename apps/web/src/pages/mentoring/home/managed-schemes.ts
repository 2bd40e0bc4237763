import type { Request } from 'express'
import { londonDate } from '#kernel'
import { ManagedMentoringSchemesDocument, MentoringSchemeHealthDocument, MentoringSchemeMatchingDocument } from '../../../generated/graphql.js'
import { execute } from '../../../graphql/graphql-client.js'
import { mentoringPaths, pathTo } from '../paths.js'
import { SCHEME_STATES, stateTagOf } from '../words.js'
import { standingOf, toDoOf } from './scheme-to-do.js'

/** As many as one looks after at a glance; the rest is in the list of all. */
const MOST = 6
const rolesOf = (req: Request) => req.session.viewer?.roles ?? []

/** Whether to lead the viewer to schemes that they run. */
export const mayRunSchemes = (req: Request): boolean => rolesOf(req).some(({ role }) => ['scheme_manager', 'matching_manager', 'platform_admin'].includes(role))

/** Schemes of the viewer's organisations that they run or match in, each with what it asks of them. */
export async function managedSchemes(req: Request) {
  const organisations = [...new Set(rolesOf(req).filter(({ role }) => role === 'scheme_manager' || role === 'matching_manager').map(({ organisation }) => organisation.id))]
  const found = await Promise.all(organisations.map((organisationId) => execute(req, ManagedMentoringSchemesDocument, { organisationId })))
  const schemes = found.flatMap(({ mentoringSchemes }) => mentoringSchemes.edges.map(({ node }) => node)).filter(({ state, viewerCanManage, viewerCanMatch }) => state !== 'closed' && (viewerCanManage || viewerCanMatch))
  const today = londonDate(req.web.services.clock.now())
  return Promise.all(schemes.slice(0, MOST).map(async ({ id, title, state, viewerCanManage, viewerCanMatch }) => {
    const [matching, health] = await Promise.all([
      viewerCanMatch ? execute(req, MentoringSchemeMatchingDocument, { schemeId: id }) : undefined, viewerCanManage ? execute(req, MentoringSchemeHealthDocument, { schemeId: id }) : undefined,
    ])
    const facts = { id, state, matching, dashboard: health?.mentoringDashboard }
    return { title, href: pathTo(mentoringPaths.scheme, { schemeId: id }), tag: stateTagOf(SCHEME_STATES, state), standing: state === 'draft' ? '' : standingOf(facts), toDo: toDoOf(facts, today) }
  }))
}
