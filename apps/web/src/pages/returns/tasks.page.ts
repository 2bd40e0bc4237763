import { ReturnFrameDocument } from '../../generated/graphql.js'
import { execute } from '../../graphql/graphql-client.js'
import { param, pathTo } from '../../http/addresses.js'
import { page } from '../page.js'
import { captionOf, here } from './load-return.js'
import { returnPaths } from './paths.js'
import { SECTION_TITLES, SECTIONS, stateOf } from './words.js'

const TO_DO = { tag: { text: 'To do', classes: 'govuk-tag--blue' } }
const WRONG = { tag: { text: 'Needs a look', classes: 'govuk-tag--red' } }

/** A return as a task list: what is done and what is left. */
export const returnTasksPage = page({
  path: returnPaths.tasks,
  get: async (req, res) => {
    const { workforceReturn: row } = await execute(req, ReturnFrameDocument, { id: param(req, 'returnId') })
    if (row.state !== 'draft') return res.redirect(303, here(req, 'check'))
    const tasks = SECTIONS.map((section) => {
      const saved = row.sections.find((one) => one.section === section)
      const wrong = row.problems.filter((problem) => problem.section === section && problem.code !== 'SECTION_OPEN').length
      return {
        title: { text: SECTION_TITLES[section] }, href: here(req, 'section', { section }), status: !saved?.done ? TO_DO : wrong > 0 ? WRONG : { text: 'Completed' },
        ...(saved?.done && { hint: { text: saved.nothingToReport ? 'Nothing to return.' : `${saved.lines} ${saved.lines === 1 ? 'line' : 'lines'} saved.` } }),
      }
    })
    res.render('returns/tasks', {
      title: 'Your workforce return', caption: captionOf(row), tag: stateOf(row.state), correctionReason: row.correctionReason, tasks, left: row.sections.filter(({ done }) => !done).length,
      checkHref: here(req, 'check'), previous: pathTo(returnPaths.organisation, { organisationId: row.organisationId }),
    })
  },
})
