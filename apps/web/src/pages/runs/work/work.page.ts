import { hrefWith } from '#govuk'
import { RunWorkDocument } from '../../../generated/graphql.js'
import { execute } from '../../../graphql/graphql-client.js'
import { page } from '../../page.js'
import { frameOf } from '../frame/load-run.js'
import { param, pathTo, runPaths, text } from '../paths.js'
import { workRow } from './work-rows.js'

/** Work that waits to be marked, longest waiting first. */
export const workPage = page({
  path: runPaths.work,
  get: async (req, res) => {
    const id = param(req, 'id')
    const [itemId, after] = [text(req.query['item']), text(req.query['after'])]
    const { assignmentsToMark, cohortRun } = await execute(req, RunWorkDocument, { id, ...(itemId !== '' && { itemId }), ...(after !== '' && { after }) })
    const run = frameOf(cohortRun, 'work', ({ viewerCanTeach }) => viewerCanTeach)
    const here = pathTo(runPaths.work, { id })
    const assignments = (cohortRun.version?.items ?? []).filter(({ kind }) => kind === 'assignment')
    const { endCursor, hasNextPage } = assignmentsToMark.pageInfo
    res.render('runs/work/work', {
      title: `Assignments: ${run.title}`, run, here, item: itemId, rows: assignmentsToMark.edges.map(({ node }) => workRow(id, node)), total: assignmentsToMark.totalCount,
      items: [{ value: '', text: 'All assignments' }, ...assignments.map((one) => ({ value: one.id, text: one.title }))], dueHref: assignments.length > 0 ? pathTo(runPaths.workDue, { id }) : undefined,
      nextHref: hasNextPage && endCursor ? hrefWith(here, { item: itemId }, { after: endCursor }) : undefined,
    })
  },
})
