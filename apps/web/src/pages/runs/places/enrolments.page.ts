import { formatDate, hrefWith, sentenceCase } from '#govuk'
import { RunEnrolmentsDocument } from '../../../generated/graphql.js'
import { execute } from '../../../graphql/graphql-client.js'
import { page } from '../../page.js'
import { frameOf } from '../frame/load-run.js'
import { param, pathTo, runPaths, text } from '../paths.js'
import { ENROLMENT_FILTERS } from './enrolment-filters.js'

/** Everybody who ever came into the run, with filters by state. */
export const enrolmentsPage = page({
  path: runPaths.enrolments,
  get: async (req, res) => {
    const id = param(req, 'id')
    const [chosen, after] = [text(req.query['show']), text(req.query['after'])]
    const filter = ENROLMENT_FILTERS.find(({ value }) => value === chosen) ?? ENROLMENT_FILTERS[0]
    const { cohortRun, runEnrolments, transferRequests } = await execute(req, RunEnrolmentsDocument, { id, ...(filter.states && { states: filter.states }), ...(after !== '' && { after }) })
    const run = frameOf(cohortRun, 'enrolments', ({ viewerCanManage }) => viewerCanManage)
    const here = pathTo(runPaths.enrolments, { id })
    const { endCursor, hasNextPage } = runEnrolments.pageInfo
    res.render('runs/places/enrolments', {
      title: `Enrolments: ${run.title}`, run, here, show: filter.value, filters: ENROLMENT_FILTERS, total: runEnrolments.totalCount,
      figures: [{ label: 'Places held', value: `${cohortRun.taken} of ${cohortRun.capacity}` }, { label: 'On the waiting list', value: cohortRun.waiting }],
      rows: runEnrolments.edges.map(({ node }) => ({
        ...node, name: node.personName ?? 'Name not known', route: sentenceCase(node.route), since: formatDate(new Date(node.appliedAt)), href: pathTo(runPaths.person, { id, enrolmentId: node.id }),
        note: node.state === 'offered' && node.offerExpiresAt ? `Until ${formatDate(new Date(node.offerExpiresAt))}` : (node.endReason ?? ''),
      })),
      nominateHref: ['completed', 'cancelled', 'in_progress'].includes(cohortRun.state) ? undefined : pathTo(runPaths.nominate, { id }),
      movesHref: pathTo(runPaths.transferRequests, { id }), moves: transferRequests.totalCount,
      csvHref: pathTo(runPaths.rosterCsv, { id }), nextHref: hasNextPage && endCursor ? hrefWith(here, { show: chosen }, { after: endCursor }) : undefined,
    })
  },
})
