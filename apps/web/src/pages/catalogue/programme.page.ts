import { londonDate } from '#kernel'
import { CatalogueProgrammeDocument } from '../../generated/graphql.js'
import { execute } from '../../graphql/graphql-client.js'
import { param } from '../../http/addresses.js'
import { page } from '../page.js'
import { completionWords, curriculumView, routeWords } from './curriculum-view.js'
import { cataloguePaths } from './paths.js'
import { runView } from './run-view.js'
import { AREAS, AUDIENCES, OBLIGATIONS, wordsFor } from './words.js'

/** One programme: who it is for, what it holds, what it takes, and its runs. */
export const programmePage = page({
  path: cataloguePaths.programme,
  get: async (req, res) => {
    const { programme, cohortRuns } = await execute(req, CatalogueProgrammeDocument, { id: param(req, 'id') })
    const today = londonDate(req.web.services.clock.now())
    const version = programme.currentVersion
    const runs = cohortRuns.edges.map(({ node }) => runView(node, today))
    res.render('catalogue/programme', {
      title: programme.title,
      programme: { ...programme, audience: wordsFor(AUDIENCES, programme.audience), area: wordsFor(AREAS, programme.matrixArea), obligation: wordsFor(OBLIGATIONS, programme.obligation) },
      curriculum: version ? curriculumView(version) : [],
      completion: version ? completionWords(version) : undefined,
      routes: version ? routeWords(version) : [],
      open: runs.filter(({ state }) => state === 'open'),
      later: runs.filter(({ state }) => state === 'closed' || state === 'in_progress'),
      previous: cataloguePaths.programmes,
    })
  },
})
