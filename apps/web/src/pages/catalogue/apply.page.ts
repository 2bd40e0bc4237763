import type { Request } from 'express'
import { z } from 'zod'
import { londonDate } from '#kernel'
import { formPage } from '../../forms/form-page.js'
import { ApplyForRunDocument, EnrolMyselfDocument, RunToApplyForDocument } from '../../generated/graphql.js'
import { execute } from '../../graphql/graphql-client.js'
import { param, pathTo } from '../../http/addresses.js'
import { learningPaths } from '../learning/paths.js'
import { cataloguePaths } from './paths.js'
import { runView } from './run-view.js'

/** The organisations for which the person could take a place; each once. */
function organisationsOf(req: Request) {
  const found = new Map((req.session.viewer?.roles ?? []).map(({ organisation }) => [organisation.id, organisation.name]))
  return [...found].map(([value, text]) => ({ value, text }))
}

const NOTICES: Readonly<Record<string, string>> = {
  applied: 'Your application is sent.', offered: 'There is a place for you. Accept it to take part.', waitlisted: 'You are on the waiting list.',
}

/** Applying, or enrolling where nobody has to approve. Who cannot sees why on the run's page instead. */
export const applyPage = formPage({
  path: cataloguePaths.apply,
  view: 'catalogue/apply',
  load: async (req, res) => {
    const { cohortRun } = await execute(req, RunToApplyForDocument, { id: param(req, 'id') })
    if (!cohortRun.viewerEntry?.possible) return void res.redirect(303, pathTo(cataloguePaths.run, { id: cohortRun.id }))
    return {
      run: runView(cohortRun, londonDate(req.web.services.clock.now())), programme: cohortRun.programme,
      enrols: cohortRun.viewerEntry.route === 'self', needsApproval: cohortRun.version?.needsApproval ?? false,
      full: cohortRun.taken >= cohortRun.capacity, organisations: organisationsOf(req),
    }
  },
  title: ({ enrols, run }) => `${enrols ? 'Enrol in' : 'Apply for'} ${run.title}`,
  body: z.object({
    organisationId: z.string().optional(),
    statement: z.string().trim().max(4_000, 'What you write must be 4,000 characters or less').optional().default(''),
  }),
  submit: async (req, _res, { organisationId, statement }, { run, enrols, organisations }) => {
    if (organisations.length > 1 && !organisationId) return { userErrors: [{ field: 'organisationId', message: 'Choose the organisation for which you want the place' }] }
    const input = { runId: run.id, organisationId: organisationId ?? null, statement: statement === '' ? null : statement }
    const { enrolment, userErrors } = enrols
      ? (await execute(req, EnrolMyselfDocument, { input })).enrolMyself
      : (await execute(req, ApplyForRunDocument, { input })).applyForRun
    if (userErrors.length > 0 || !enrolment) return { userErrors }
    const next = enrolment.state === 'offered' ? `/offers/${encodeURIComponent(enrolment.id)}` : pathTo(learningPaths.enrolment, { enrolmentId: enrolment.id })
    return { next, notice: NOTICES[enrolment.state] ?? 'You are enrolled.' }
  },
  previous: (req) => pathTo(cataloguePaths.run, { id: param(req, 'id') }),
})
