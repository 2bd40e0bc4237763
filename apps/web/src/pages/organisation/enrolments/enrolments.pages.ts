import { barChart, cursorPagination, formatDate, sentenceCase, stateTag } from '#govuk'
import { londonDate } from '#kernel'
import { OrganisationEnrolmentsDocument, OrganisationProgressDocument } from '../../../generated/graphql.js'
import { execute } from '../../../graphql/graphql-client.js'
import { afterOf, textOf } from '../../../http/addresses.js'
import { page } from '../../page.js'
import { here, organisationFrame, organisationIdOf } from '../frame.js'
import { organisationPaths } from '../paths.js'
import { programmeBars, progressHead, progressRows } from './progress-view.js'

const STATES = ['applied', 'manager_approved', 'waitlisted', 'offered', 'accepted', 'active', 'completed', 'withdrawn', 'deferred', 'rejected', 'expired']
const ROUTES: Readonly<Record<string, string>> = { self: 'Enrolled themselves', application: 'Applied', nomination: 'Nominated', csv: 'From a file', api: 'By a program', transfer: 'Moved from another run' }

/** Who of the organisation is on what, filtered by programme and state. */
const enrolmentsPage = page({
  path: organisationPaths.enrolments,
  get: async (req, res) => {
    const organisationId = organisationIdOf(req)
    const state = STATES.find((one) => one === textOf(req.query['state'])) ?? ''
    const programmeId = textOf(req.query['programme'])
    const [{ organisation, organisationProgress }, { organisationEnrolments }] = await Promise.all([
      execute(req, OrganisationProgressDocument, { organisationId }),
      execute(req, OrganisationEnrolmentsDocument, { organisationId, state: state || null, programmeId: programmeId || null, first: 25, after: afterOf(req) }),
    ])
    res.render('organisation/enrolments/enrolments', {
      title: 'Enrolments', organisation: organisationFrame(organisation, 'enrolments'), action: here(req, 'enrolments'), total: organisationEnrolments.totalCount,
      values: { state, programme: programmeId }, filtered: state !== '' || programmeId !== '',
      states: [{ value: '', text: 'Any state' }, ...STATES.map((value) => ({ value, text: stateTag('enrolment', value, req.web.locale).text }))],
      programmes: [{ value: '', text: 'Any programme' }, ...organisationProgress.map((one) => ({ value: one.programmeId, text: one.programmeTitle }))],
      enrolments: organisationEnrolments.edges.map(({ node }) => ({
        ...node, personHref: here(req, 'person', { personId: node.personId }), percent: Math.floor(node.progressPercent),
        came: `${ROUTES[node.route] ?? sentenceCase(node.route)} ${formatDate(londonDate(new Date(node.appliedAt)))}`,
      })),
      nominateHref: here(req, 'nominations'), pagination: cursorPagination(organisationEnrolments.pageInfo, here(req, 'enrolments'), req.query, req.web.locale),
    })
  },
})

/** Where the organisation's people stand in each programme: the chart, and every figure of it in tables. */
const progressPage = page({
  path: organisationPaths.progress,
  get: async (req, res) => {
    const { organisation, organisationProgress } = await execute(req, OrganisationProgressDocument, { organisationId: organisationIdOf(req) })
    res.render('organisation/enrolments/progress', {
      title: 'Progress', organisation: organisationFrame(organisation, 'progress'), nominateHref: here(req, 'nominations'),
      some: organisationProgress.length > 0, chart: barChart(programmeBars(organisationProgress)), head: progressHead, rows: progressRows(organisationProgress),
    })
  },
})

export const enrolmentPages = [enrolmentsPage, progressPage]
