import { cursorPagination, formatNumber, formErrors } from '#govuk'
import { MatchScenarioFileDocument, MatchScenarioPairsDocument } from '../../../generated/graphql.js'
import { execute } from '../../../graphql/graphql-client.js'
import { page } from '../../page.js'
import { isOpen, scenarioFrame } from './frame.js'
import { noneTickedError, pairFilter } from './pair-changes.js'
import { afterOf, param, pathTo, roundPaths } from './paths.js'
import { nameOf, points, whoOf } from './words.js'

/** The pairs of a scenario, the lowest score first: that is where reviewers look. */
export const pairsPage = page({
  path: roundPaths.pairs,
  get: async (req, res) => {
    const scenarioId = param(req, 'scenarioId')
    const { filter, variables } = pairFilter(req)
    const { matchScenario, matchScenarioPairs } = await execute(req, MatchScenarioPairsDocument, { id: scenarioId, ...variables })
    const here = pathTo(roundPaths.pairs, { scenarioId })
    const { roundId } = matchScenario
    const errors = formErrors(noneTickedError(req), req.web.locale)
    res.render('mentoring/rounds/pairs', {
      title: 'Pairs', frame: scenarioFrame(matchScenario, 'pairs'), here, filter, filtered: Object.values(filter).some((value) => value !== ''), total: formatNumber(matchScenarioPairs.totalCount), csvHref: pathTo(roundPaths.pairsCsv, { scenarioId }),
      errors, mayChange: isOpen(matchScenario), changeHref: pathTo(roundPaths.newScenario, { roundId }), base: scenarioId, after: afterOf(req) ?? '',
      pairs: matchScenarioPairs.edges.map(({ node: pair }) => ({
        key: `${pair.menteeProfileId}.${pair.mentorProfileId}`, href: pathTo(roundPaths.pair, { scenarioId, menteeId: pair.menteeProfileId, mentorId: pair.mentorProfileId }), names: `${nameOf(pair.mentee)} and ${nameOf(pair.mentor)}`,
        mentee: whoOf(pair.mentee), mentor: whoOf(pair.mentor), points: points(pair.points), settled: pair.locked ? 'Locked' : pair.kept ? 'As before' : '',
      })),
      pagination: cursorPagination(matchScenarioPairs.pageInfo, here, req.query, req.web.locale),
    })
  },
})

/** All pairs as a file for a spreadsheet. */
export const pairsCsvPage = page({
  path: roundPaths.pairsCsv,
  get: async (req, res) => {
    const { matchScenario, matchScenarioFile } = await execute(req, MatchScenarioFileDocument, { id: param(req, 'scenarioId') })
    res.setHeader('content-disposition', `attachment; filename="scenario-${matchScenario.number}-pairs.csv"`)
    res.type('text/csv').send(matchScenarioFile)
  },
})
