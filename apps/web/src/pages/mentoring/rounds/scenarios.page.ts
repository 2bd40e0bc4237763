import { barChart, formatNumber, tableOf } from '#govuk'
import { type MatchScenariosPageData, MatchScenariosPageDocument } from '../../../generated/graphql.js'
import { execute } from '../../../graphql/graphql-client.js'
import { page } from '../../page.js'
import { roundFrame } from './frame.js'
import { param, pathTo, roundPaths } from './paths.js'
import { objectiveWords, points, SCENARIO_STATES } from './words.js'

type Report = NonNullable<MatchScenariosPageData['matchRound']['scenarios'][number]['report']>

/** Scenarios of a round side by side. */
export const scenariosPage = page({
  path: roundPaths.scenarios,
  get: async (req, res) => {
    const { matchRound } = await execute(req, MatchScenariosPageDocument, { id: param(req, 'roundId') })
    const { scenarios } = matchRound
    const nameOf = ({ number, title }: { readonly number: number; readonly title: string }) => `${number}. ${title}`
    const solved = scenarios.flatMap(({ report, ...scenario }) => (report === null ? [] : [{ ...scenario, report }]))
    const chart = (value: (report: Report) => number | null, format = formatNumber) => barChart(solved.map(({ report, ...scenario }) => ({ label: nameOf(scenario), value: value(report) ?? 0 })), format)
    const isOpen = matchRound.state === 'frozen' || matchRound.state === 'in_review'
    const compared = [...solved].slice(0, -1).flatMap((one, n) => solved.slice(n + 1).map((other) => ({ text: `${nameOf(one)} and ${nameOf(other)}`, href: pathTo(roundPaths.compare, { scenarioId: other.id, withId: one.id }) })))
    res.render('mentoring/rounds/scenarios', {
      title: 'Scenarios', frame: roundFrame(matchRound, 'scenarios'), newHref: isOpen ? pathTo(roundPaths.newScenario, { roundId: matchRound.id }) : undefined,
      list: scenarios.map((scenario) => ({ name: nameOf(scenario), href: pathTo(roundPaths.scenario, { scenarioId: scenario.id }), state: SCENARIO_STATES[scenario.state] ?? scenario.state, aim: objectiveWords(scenario.objective), published: scenario.id === matchRound.publishedScenarioId })),
      // The last few: each pair of many would be a long list.
      compared: compared.slice(-6), solved: solved.length,
      table: tableOf(solved, [
        { heading: 'Scenario', value: nameOf }, { heading: 'With a match', numeric: true, value: ({ report }) => `${formatNumber(report.placed)} of ${formatNumber(report.mentees)}` },
        { heading: 'Total points', numeric: true, value: ({ report }) => points(report.totalPoints) }, { heading: 'Mean', numeric: true, value: ({ report }) => points(report.meanPoints) },
        { heading: '5 in 100 are below', numeric: true, value: ({ report }) => points(report.fifthPercentile) }, { heading: 'Worst off', numeric: true, value: ({ report }) => points(report.lowestPoints) },
        { heading: 'With their best mentor', numeric: true, value: ({ report }) => points(report.withBest) }, { heading: 'Pairs that would rather swap', numeric: true, value: ({ report }) => points(report.blockingPairs) },
        { heading: 'Moved from base', numeric: true, value: ({ report, baseId }) => (baseId === null ? 'No base' : points(report.movedPairs)) },
      ]),
      placed: chart(({ placed }) => placed), mean: chart(({ meanPoints }) => meanPoints), lowest: chart(({ lowestPoints }) => lowestPoints),
    })
  },
})
