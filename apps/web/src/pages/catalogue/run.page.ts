import { londonDate } from '#kernel'
import { CatalogueRunDocument } from '../../generated/graphql.js'
import { execute } from '../../graphql/graphql-client.js'
import { param } from '../../http/addresses.js'
import { page } from '../page.js'
import { learnerRun } from './learner-run.js'
import { cataloguePaths } from './paths.js'

/** A run for those who might take part, or do. Those who teach or run it have their own page at the same address. */
export const learnerRunPage = page({
  path: cataloguePaths.run,
  get: async (req, res) => {
    const answer = await execute(req, CatalogueRunDocument, { id: param(req, 'id') })
    const now = req.web.services.clock.now()
    const learner = learnerRun(answer, now, londonDate(now))
    res.render('catalogue/run', { title: answer.cohortRun.title, learner, previous: learner.programme?.href ?? cataloguePaths.programmes })
  },
})
