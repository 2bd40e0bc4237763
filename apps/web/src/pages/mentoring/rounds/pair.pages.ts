import { barChart, tableOf } from '#govuk'
import { ExplainMatchPairDocument, type ExplainMatchPairData, MatchPeopleDocument, type MatchScenarioPairsData, MatchScenarioRoundDocument } from '../../../generated/graphql.js'
import { execute } from '../../../graphql/graphql-client.js'
import { PageError } from '../../../http/page-error.js'
import { page } from '../../page.js'
import { isOpen, scenarioFrame } from './frame.js'
import { param, pathTo, roundPaths, textOf } from './paths.js'
import { ANSWERS, CRITERIA, nameOf, points, RULES, whoOf } from './words.js'

type MatchPair = MatchScenarioPairsData['matchScenarioPairs']['edges'][number]['node']

const breakdown = ({ breakdown: criteria }: Pick<MatchPair, 'breakdown'>) => ({
  table: tableOf(criteria, [{ heading: 'Criterion', value: ({ criterion }) => CRITERIA[criterion] ?? criterion }, { heading: 'Points', numeric: true, value: (one) => points(one.points) }, { heading: 'At most', numeric: true, value: ({ most }) => points(most) }]),
  chart: barChart(criteria.map(({ criterion, points: value }) => ({ label: CRITERIA[criterion] ?? criterion, value }))),
})

/** What can be changed about a pair, each by a scenario made from this one. */
function changesOf({ matchScenario, explainMatchPair: { answer } }: ExplainMatchPairData, menteeId: string, mentorId: string) {
  if (!isOpen(matchScenario)) return []
  const { id, roundId, constraints } = matchScenario
  const is = ({ menteeProfileId, mentorProfileId }: { readonly menteeProfileId: string; readonly mentorProfileId: string }) => menteeProfileId === menteeId && mentorProfileId === mentorId
  const to = (kind: string) => `${pathTo(roundPaths.newScenario, { roundId })}?base=${encodeURIComponent(id)}&${kind}=${encodeURIComponent(`${menteeId}.${mentorId}`)}`
  if (constraints.locked.some(is) || constraints.forbidden.some(is)) return [{ text: constraints.locked.some(is) ? 'Take the lock away' : 'Allow this pair again', href: to('release') }]
  if (answer === 'NOT_ELIGIBLE') return []
  return answer === 'MATCHED' ? [{ text: 'Lock this pair', href: to('lock') }, { text: 'Rule this pair out', href: to('forbid') }] : [{ text: 'Match them with each other', href: to('lock') }]
}

/** Why two people are matched in a scenario, or why not. */
export const pairPage = page({
  path: roundPaths.pair,
  get: async (req, res) => {
    const [id, menteeId, mentorId] = [param(req, 'scenarioId'), param(req, 'menteeId').toLowerCase(), param(req, 'mentorId').toLowerCase()]
    const found = await execute(req, ExplainMatchPairDocument, { id, menteeId, mentorId })
    const { matchScenario, explainMatchPair: { answer, leastLoss, mentee, mentee: who, mentor, menteeHas, mentorHas, pair, rules } } = found
    const instead = (other: MatchPair | null, text: string) => (other === null ? [] : [{ text, points: points(other.points), href: pathTo(roundPaths.pair, { scenarioId: id, menteeId: other.menteeProfileId, mentorId: other.mentorProfileId }) }])
    res.render('mentoring/rounds/pair', {
      title: `${nameOf(mentee)} and ${nameOf(mentor)}`, frame: scenarioFrame(matchScenario, answer === 'MATCHED' ? 'pairs' : 'why'), mentee: whoOf(who), mentor: whoOf(mentor), answer: ANSWERS[answer] ?? answer, rules: rules.map((rule) => RULES[rule] ?? rule),
      loss: leastLoss === null ? undefined : points(leastLoss), score: pair === null ? undefined : points(pair.points), breakdown: pair === null ? undefined : breakdown(pair), changes: changesOf(found, menteeId, mentorId),
      instead: [...instead(menteeHas, `${nameOf(mentee)} has ${nameOf(menteeHas?.mentor)}`), ...instead(mentorHas, `${nameOf(mentor)} has ${nameOf(mentorHas?.mentee)}, the match with the fewest points`)],
    })
  },
})

/** Choose a mentee and a mentor, to see why they are matched or why not. */
export const whyPage = page({
  path: roundPaths.why,
  get: async (req, res) => {
    const { matchScenario } = await execute(req, MatchScenarioRoundDocument, { id: param(req, 'scenarioId') })
    if (matchScenario.state !== 'solved') throw new PageError('notFound')
    const [menteeId, mentorId] = [textOf(req.query['menteeId']), textOf(req.query['mentorId'])]
    if (menteeId !== '' && mentorId !== '') return res.redirect(303, pathTo(roundPaths.pair, { scenarioId: matchScenario.id, menteeId, mentorId }))
    const search = { mentee: textOf(req.query['mentee']).slice(0, 100), mentor: textOf(req.query['mentor']).slice(0, 100) }
    const { mentees, mentors } = await execute(req, MatchPeopleDocument, { roundId: matchScenario.roundId, ...search })
    const items = (people: typeof mentees) => people.map((person) => ({ value: person.profileId, text: whoOf(person) }))
    res.render('mentoring/rounds/why', {
      title: 'Why, or why not', frame: scenarioFrame(matchScenario, 'why'), here: pathTo(roundPaths.why, { scenarioId: matchScenario.id }), search, mentees: items(mentees), mentors: items(mentors), filtered: search.mentee !== '' || search.mentor !== '',
    })
  },
})
