import { barChart, sentenceCase } from '#govuk'
import { RunDemandDocument } from '../../../generated/graphql.js'
import { execute } from '../../../graphql/graphql-client.js'
import { page } from '../../page.js'
import { frameOf } from '../frame/load-run.js'
import { param, runPaths } from '../paths.js'
import { demandFigures, outlookWords, wantedBy } from './demand-view.js'

/** How much a run is wanted, from where and by whom. */
export const demandPage = page({
  path: runPaths.demand,
  get: async (req, res) => {
    const { cohortRun, runDemand } = await execute(req, RunDemandDocument, { id: param(req, 'id') })
    const run = frameOf(cohortRun, 'demand', ({ viewerCanManage }) => viewerCanManage)
    res.render('runs/places/demand', {
      title: `Demand: ${run.title}`, run, figures: demandFigures(runDemand, cohortRun.capacity), outlook: outlookWords(runDemand.minimumOutlook, cohortRun.minimum), anybody: runDemand.byRegion.length > 0,
      regions: barChart(wantedBy(runDemand.byRegion, ({ region }) => region ?? 'No region')),
      kinds: barChart(wantedBy(runDemand.byOrganisationKind, ({ organisationKind }) => sentenceCase(organisationKind))),
    })
  },
})
