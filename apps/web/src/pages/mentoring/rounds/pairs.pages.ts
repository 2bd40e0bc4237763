import { cursorPagination, formatNumber, tableOf } from '#govuk'
import { MatchScenarioFileDocument, type MatchScenarioPairsData, MatchScenarioPairsDocument } from '../../../generated/graphql.js'
import { execute } from '../../../graphql/graphql-client.js'
import { page } from '../../page.js'
import { scenarioFrame } from './frame.js'
import { afterOf, param, pathTo, roundPaths, textOf } from './paths.js'
import { points, whoOf } from './words.js'

type MatchPair = MatchScenarioPairsData['matchScenarioPairs']['edges'][number]['node']

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** The pairs of a scenario, the lowest score first: that is where reviewers look. */
export const pairsPage = page({
  path: roundPaths.pairs,
  get: async (req, res) => {
    const scenarioId = param(req, 'scenarioId')
    const filter = { search: textOf(req.query['search']), locked: textOf(req.query['locked']) === 'yes' ? 'yes' : '', most: textOf(req.query['most']) }
    const most = /^\d{1,5}$/.test(filter.most) ? Math.min(10_000, Number(filter.most)) : null
    const { matchScenario, matchScenarioPairs } = await execute(req, MatchScenarioPairsDocument, { id: scenarioId, search: filter.search.slice(0, 100), lockedOnly: filter.locked === 'yes', mostPoints: most, after: afterOf(req) })
    const here = pathTo(roundPaths.pairs, { scenarioId })
    const href = ({ menteeProfileId, mentorProfileId }: MatchPair) => pathTo(roundPaths.pair, { scenarioId, menteeId: menteeProfileId, mentorId: mentorProfileId })
    res.render('mentoring/rounds/pairs', {
      title: 'Pairs', frame: scenarioFrame(matchScenario, 'pairs'), here, filter, filtered: Object.values(filter).some((value) => value !== ''), total: formatNumber(matchScenarioPairs.totalCount), csvHref: pathTo(roundPaths.pairsCsv, { scenarioId }),
      table: tableOf(matchScenarioPairs.edges.map(({ node }) => node), [
        { heading: 'Mentee', value: (pair) => ({ html: `<a class="govuk-link" href="${escaped(href(pair))}">${escaped(whoOf(pair.mentee))}</a>` }) }, { heading: 'Mentor', value: ({ mentor }) => whoOf(mentor) },
        { heading: 'Points', numeric: true, value: (pair) => points(pair.points) }, { heading: 'Settled', value: ({ locked, kept }) => (locked ? 'Locked' : kept ? 'As before' : '') },
      ]),
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
