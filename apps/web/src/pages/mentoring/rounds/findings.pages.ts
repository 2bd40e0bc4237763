import { cursorPagination, formatNumber, pluralise, tableOf } from '#govuk'
import { CompareMatchScenariosDocument, MatchSeatValuesDocument, UnplacedMenteesDocument } from '../../../generated/graphql.js'
import { execute } from '../../../graphql/graphql-client.js'
import { page } from '../../page.js'
import { scenarioFrame } from './frame.js'
import { afterOf, param, pathTo, roundPaths } from './paths.js'
import { nameOf, points, REASONS, REMEDIES, RULES, whoOf } from './words.js'

/** People without a match, why, and what would change it. */
export const unplacedPage = page({
  path: roundPaths.unplaced,
  get: async (req, res) => {
    const scenarioId = param(req, 'scenarioId')
    const { matchScenario, unplacedMentees } = await execute(req, UnplacedMenteesDocument, { id: scenarioId, after: afterOf(req) })
    res.render('mentoring/rounds/unplaced', {
      title: 'Without a match', frame: scenarioFrame(matchScenario, 'unplaced'), total: unplacedMentees.totalCount, totalText: pluralise(unplacedMentees.totalCount, 'mentee'),
      people: unplacedMentees.edges.map(({ node: { mentee, reason, eligible, removals, missing, nearestMentor } }) => ({
        who: whoOf(mentee), reason: REASONS[reason] ?? reason, remedy: REMEDIES[reason], eligible: eligible === 0 ? 'No possible mentor' : `${pluralise(eligible, 'possible mentor')}`,
        removals: removals.map(({ rule, count }) => `${RULES[rule] ?? rule}: ${pluralise(count, 'mentor')}`), nearest: nearestMentor && missing !== null ? `Nearest to a match with ${nameOf(nearestMentor)}: ${points(missing)} points short` : undefined,
      })),
      pagination: cursorPagination(unplacedMentees.pageInfo, pathTo(roundPaths.unplaced, { scenarioId }), req.query, req.web.locale),
    })
  },
})

/** What one more seat of a mentor would be good for. */
export const seatsPage = page({
  path: roundPaths.seats,
  get: async (req, res) => {
    const { matchScenario, matchSeatValues } = await execute(req, MatchSeatValuesDocument, { id: param(req, 'scenarioId') })
    res.render('mentoring/rounds/seats', {
      title: 'What seats are worth', frame: scenarioFrame(matchScenario, 'seats'),
      table: tableOf(matchSeatValues, [
        { heading: 'Mentor', value: ({ mentor }) => whoOf(mentor) }, { heading: 'Mentees they take', numeric: true, value: ({ capacity }) => (capacity === null ? '' : capacity) },
        { heading: 'Places one more person', value: ({ placesOneMore }) => (placesOneMore ? 'Yes' : 'No') }, { heading: 'Points for the round', numeric: true, value: ({ value }) => points(value) },
      ]),
    })
  },
})

/** Who is matched otherwise in one scenario than in another. */
export const comparePage = page({
  path: roundPaths.compare,
  get: async (req, res) => {
    const { matchScenario, with: other, compareMatchScenarios: { same, moved, gained, lost, changes } } = await execute(req, CompareMatchScenariosDocument, { id: param(req, 'scenarioId'), withId: param(req, 'withId') })
    const [before, after] = [other, matchScenario].map(({ number, title }) => `${number}. ${title}`) as [string, string]
    const listed = changes.length
    res.render('mentoring/rounds/compare', {
      title: `${after} beside ${before}`, frame: scenarioFrame(matchScenario, 'scenario'), before, after, listed, all: moved + gained + lost,
      figures: [{ label: 'Same mentor', value: formatNumber(same) }, { label: 'Another mentor', value: formatNumber(moved) }, { label: 'Match only here', value: formatNumber(gained) }, { label: 'Match only there', value: formatNumber(lost) }],
      table: tableOf(changes, [{ heading: 'Mentee', value: ({ mentee }) => whoOf(mentee) }, { heading: `In ${before}`, value: ({ from }) => (from === null ? 'No match' : whoOf(from)) }, { heading: `In ${after}`, value: ({ to }) => (to === null ? 'No match' : whoOf(to)) }]),
    })
  },
})
