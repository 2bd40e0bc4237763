import type { Request } from 'express'
import { hrefWith } from '#govuk'
import { RunPeopleDocument } from '../../../generated/graphql.js'
import { execute } from '../../../graphql/graphql-client.js'
import { page } from '../../page.js'
import { frameOf } from '../frame/load-run.js'
import { param, pathTo, runPaths, text } from '../paths.js'
import { filterRoster, rosterCsv, rosterRow, rosterSummary, type RosterPerson } from './roster-rows.js'

async function load(req: Request, after: string) {
  const { actionLearningSets, cohortRun, runRoster } = await execute(req, RunPeopleDocument, { id: param(req, 'id'), ...(after !== '' && { after }) })
  const sets = actionLearningSets.edges.map(({ node }) => node)
  return {
    run: frameOf(cohortRun, 'roster', ({ viewerCanSeeRoster }) => viewerCanSeeRoster), sets,
    people: runRoster.edges.map(({ node }) => node), pageInfo: runRoster.pageInfo, total: runRoster.totalCount,
  }
}

/** The people of a run with a summary of their attendance. */
export const rosterPage = page({
  path: runPaths.roster,
  get: async (req, res) => {
    const { people, pageInfo, run, sets, total } = await load(req, text(req.query['after']))
    const here = pathTo(runPaths.roster, { id: run.id })
    const filter = { search: text(req.query['search']), set: text(req.query['set']), state: text(req.query['state']), attendance: text(req.query['attendance']) }
    const shown = filterRoster(people, filter)
    res.render('runs/people/roster', {
      title: `People: ${run.title}`, run, filter, filtered: Object.values(filter).some((value) => value !== ''), here, total, shown: shown.length,
      rows: shown.map(rosterRow(run.id)), summary: rosterSummary(people, total),
      sets: [{ value: '', text: 'All sets' }, ...sets.map(({ id, name }) => ({ value: id, text: name })), { value: 'none', text: 'In no set' }],
      csvHref: pathTo(runPaths.rosterCsv, { id: run.id }),
      nextHref: pageInfo.hasNextPage && pageInfo.endCursor ? hrefWith(here, filter, { after: pageInfo.endCursor }) : undefined,
    })
  },
})

/** At most so many portions of a hundred people: a run has no more places. */
const MAX_PORTIONS = 100

/** The whole roster as a file for a spreadsheet. */
export const rosterCsvPage = page({
  path: runPaths.rosterCsv,
  get: async (req, res) => {
    const everybody: RosterPerson[] = []
    let after = ''
    let portion
    for (let n = 0; n < MAX_PORTIONS && (n === 0 || after !== ''); n += 1) {
      portion = await load(req, after)
      everybody.push(...portion.people)
      after = portion.pageInfo.hasNextPage ? (portion.pageInfo.endCursor ?? '') : ''
    }
    const name = (portion?.run.title ?? 'run').toLowerCase().replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, '')
    res.setHeader('content-disposition', `attachment; filename="roster-${name || 'run'}.csv"`)
    res.type('text/csv').send(rosterCsv(everybody))
  },
})
